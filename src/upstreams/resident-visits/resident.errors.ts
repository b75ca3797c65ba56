import { z } from 'zod';
import { SourceFaultError } from '../../domain/errors/source-fault.js';

const codedError = z.object({ code: z.string().min(1) });

/**
 * The service has four error shapes: `{code, message, errors, traceId}`, a bare string (as text or as JSON), RFC 9110
 * problem details, and no body at all. Only the first has a word to go by; none has a text that is safe to show, as
 * messages may quote what was sent.
 */
export function readResidentError(_status: number, body: unknown): { message: null; sourceCode: string | null } {
  const coded = codedError.safeParse(body);
  return { message: null, sourceCode: coded.success ? coded.data.code : null };
}

/** Turns a 404 into null; every other fault is passed on. */
export async function nullIfAbsent<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SourceFaultError && error.status === 404) return null;
    throw error;
  }
}
