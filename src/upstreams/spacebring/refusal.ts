import { SourceFaultError } from '../../domain/source/source-error.js';
import { type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';

/** Looks into why the source said no; null: it cannot be told. Its own reads may fail, which tells nothing either. */
export type Explain = (refusal: SourceFaultError) => Promise<UserProblemError | null>;

/**
 * Makes a write. A 4xx means that nothing was written; the vendor documents neither its words nor which status says what, so
 * `explain` finds the reason where it can, and else the source's own is passed on.
 * @throws UserProblemError for a refusal; SourceFaultError for a fault.
 */
export async function writeOrExplain<T>(write: () => Promise<T>, explain: Explain): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof SourceFaultError) || error.code !== 'UPSTREAM_REJECTED') throw error;
    throw (await explain(error).catch(noneIfFault)) ?? rejected(error);
  }
}

/** Nobody knows more than that the source said no. */
export function rejected(refusal: SourceFaultError, field?: readonly string[]): UserProblemError {
  const code = refusal.status === 409 ? 'CONFLICT' : 'REJECTED_BY_SOURCE';
  return userProblem(code, toMessage(refusal), { ...(field && { field }), sourceCode: refusal.sourceCode });
}

/** The words of a refusal run together, letters only: `alreadyCheckedIn` and `has already been checked in` look alike. */
export function refusalWords({ sourceCode, message }: SourceFaultError): string {
  return `${sourceCode ?? ''} ${message}`.toLowerCase().replace(/[^a-z]/g, '');
}

/** E-mail addresses and numbers that may be somebody's. */
const PERSONAL = /@|\d[\d\s().-]{5,}\d/;

/** The transport has taken addresses and credentials out of it. */
function toMessage({ message }: SourceFaultError): string {
  return PERSONAL.test(message) ? `${SOURCE_NAMES.SPACEBRING} refused the request.` : message.replace(/\.?$/, '.');
}

function noneIfFault(error: unknown): null {
  if (error instanceof SourceFaultError) return null;
  throw error;
}
