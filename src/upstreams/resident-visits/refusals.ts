import { z } from 'zod';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';

const codedError = z.object({ code: z.string().min(1) });

/** The only bare text with a reason; it is used as the service's error word. */
export const RESIDENT_NOT_FOUND = 'Resident not found';

/**
 * The service has four error shapes: `{code, message, errors, traceId}`, a bare string (as text or as JSON), RFC 9110
 * problem details, and no body. Only the first has an error word. No text of theirs is safe to show, as messages may quote
 * the request.
 */
export function readResidentError(status: number, body: unknown): { message: null; sourceCode: string | null } {
  if (status < 300) return { message: null, sourceCode: null };
  if (typeof body === 'string' && body.trim() === RESIDENT_NOT_FOUND) {
    return { message: null, sourceCode: RESIDENT_NOT_FOUND };
  }
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

/**
 * Runs a write, and turns a refusal into a problem with the input.
 * @throws UserProblemError for a refusal; SourceFaultError for a fault.
 */
export async function mapRefusals<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof SourceFaultError) || error.code !== 'UPSTREAM_REJECTED') throw error;
    const { sourceCode } = error;
    if (error.status === 404) throw unknownVisit();
    if (sourceCode === RESIDENT_NOT_FOUND) throw unknownResident(sourceCode);
    throw userProblem('REJECTED_BY_SOURCE', "The residents' service refused this.", { sourceCode });
  }
}

export function unknownVisit(): UserProblemError {
  return userProblem('NOT_FOUND', "The residents' service has no visit with this id.", { field: ['id'] });
}

export function unknownResident(sourceCode: string | null = null): UserProblemError {
  return userProblem('NOT_FOUND', "The residents' service has no resident with this id.", {
    field: ['hostId'],
    sourceCode,
  });
}
