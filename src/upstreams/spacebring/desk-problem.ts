import type { SourceFaultError } from '../../domain/source/source-error.js';
import { type UserErrorCode, type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { refusalWords } from './refusal.js';

interface RefusalWord {
  readonly pattern: RegExp;
  readonly code: UserErrorCode;
  readonly message: string;
}

/*
 * The vendor lists no words: these are what they may sensibly be, in code or message. The first that is found counts.
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

/** What the visit's state forbids; null where the refusal's words say nothing of it. */
export function toStateProblem(refusal: SourceFaultError): UserProblemError | null {
  return toProblem(refusal, STATE_WORDS);
}

/** What the state or the access code forbids. `codeField`: the input member by which the visit was named. */
export function toDeskProblem(refusal: SourceFaultError, codeField: readonly string[]): UserProblemError | null {
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
