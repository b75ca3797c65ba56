import { SourceFaultError } from '../../domain/source/source-error.js';
import { type UserErrorCode, type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';

/** Finds the reason of a refusal; null: unknown. Its own reads may fail, and then the reason is unknown, too. */
type Explain = (refusal: SourceFaultError) => Promise<UserProblemError | null>;

/**
 * Makes a write. A 4xx means that nothing was written. The vendor documents neither its words nor its statuses, so `explain`
 * looks for the reason; where it finds none, the source's own message is passed on.
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

/** The problem of a refusal without a known reason. */
export function rejected(refusal: SourceFaultError, field?: readonly string[]): UserProblemError {
  const code = refusal.status === 409 ? 'CONFLICT' : 'REJECTED_BY_SOURCE';
  return userProblem(code, toMessage(refusal), { ...(field && { field }), sourceCode: refusal.sourceCode });
}

/** The letters of a refusal without spaces: `alreadyCheckedIn` and `has already been checked in` look alike. */
export function refusalWords({ sourceCode, message }: SourceFaultError): string {
  return `${sourceCode ?? ''} ${message}`.toLowerCase().replace(/[^a-z]/g, '');
}

/** E-mail addresses and numbers that may be personal data. */
const PERSONAL = /@|\d[\d\s().-]{5,}\d/;

/** The transport has removed URLs and credentials. */
function toMessage({ message }: SourceFaultError): string {
  return PERSONAL.test(message) ? `${SOURCE_NAMES.SPACEBRING} refused the request.` : message.replace(/\.?$/, '.');
}

function noneIfFault(error: unknown): null {
  if (error instanceof SourceFaultError) return null;
  throw error;
}

interface RefusalWord {
  readonly pattern: RegExp;
  readonly code: UserErrorCode;
  readonly message: string;
}

/*
 * The vendor lists no words: these are likely ones, in code or message. The first match counts.
 */
const STATE_WORDS: readonly RefusalWord[] = [
  { pattern: /cancell?ed|deleted/, code: 'CANCELLED', message: 'This visit is cancelled.' },
  {
    pattern: /notcheckedin|notbeencheckedin|notyetcheckedin|withoutcheckin|notcheckin/,
    code: 'NOT_CHECKED_IN',
    message: 'The visitor has not been checked in.',
  },
  {
    pattern: /alreadycheckedout|checkedoutbefore|checkedoutalready|alreadybeencheckedout/,
    code: 'ALREADY_CHECKED_OUT',
    message: 'The visitor has been checked out already.',
  },
  {
    pattern: /alreadycheckedin|checkedinbefore|checkedinalready|alreadybeencheckedin/,
    code: 'ALREADY_CHECKED_IN',
    message: 'The visitor is checked in already.',
  },
];

const CODE_WORDS: readonly RefusalWord[] = [
  {
    pattern: /today|expired|otherday|wrongday|notvalid|nolongervalid/,
    code: 'INVALID_INPUT',
    message: 'The access code is not valid today.',
  },
  { pattern: /code/, code: 'INVALID_INPUT', message: 'No visit of this location has that access code.' },
];

/** The problem with the visit's state; null where the refusal names none. */
export function toStateProblem(refusal: SourceFaultError): UserProblemError | null {
  return toProblem(refusal, STATE_WORDS);
}

/** The problem with the state or the access code. `codeField`: the input member that names the visit. */
export function toCheckInProblem(refusal: SourceFaultError, codeField: readonly string[]): UserProblemError | null {
  return toStateProblem(refusal) ?? toProblem(refusal, CODE_WORDS, codeField);
}

function toProblem(
  refusal: SourceFaultError,
  words: readonly RefusalWord[],
  field?: readonly string[],
): UserProblemError | null {
  const written = refusalWords(refusal);
  const found = words.find(({ pattern }) => pattern.test(written));
  if (found === undefined) return null;
  return userProblem(found.code, found.message, { ...(field && { field }), sourceCode: refusal.sourceCode });
}
