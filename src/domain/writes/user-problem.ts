/** A problem that a person can correct; it is in `userErrors`, never a GraphQL error. */
export const USER_ERROR_CODES = [
  'NOT_FOUND',
  'INVALID_INPUT',
  'NOT_SUPPORTED_BY_SOURCE',
  'ALREADY_CHECKED_IN',
  'ALREADY_CHECKED_OUT',
  'NOT_CHECKED_IN',
  'CANCELLED',
  'ALREADY_EXISTS',
  'CONFLICT',
  'BLOCKED_VISITOR',
  'IDEMPOTENCY_KEY_REUSED',
  'REJECTED_BY_SOURCE',
] as const;

export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

export interface UserProblem {
  readonly code: UserErrorCode;
  /** A sentence for the person at the desk. */
  readonly message: string;
  /** Path of the invalid member within the input: `['visitor', 'email']`; null when it is not a single one. */
  readonly field: readonly string[] | null;
  /** The source's own error code; null without one. */
  readonly sourceCode: string | null;
}

/** Thrown by checks and adapters before anything is written; the mutation turns it into `userErrors`. */
export class UserProblemError extends Error {
  override readonly name = 'UserProblemError';
  readonly problems: readonly UserProblem[];

  constructor(problems: readonly UserProblem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

export function userProblem(
  code: UserErrorCode,
  message: string,
  facts: { field?: readonly string[]; sourceCode?: string | null } = {},
): UserProblemError {
  return new UserProblemError([{ code, message, field: facts.field ?? null, sourceCode: facts.sourceCode ?? null }]);
}

/** `NOT_SUPPORTED_BY_SOURCE`; the message names the alternative. */
export function notSupported(message: string, field?: readonly string[]): UserProblemError {
  return userProblem('NOT_SUPPORTED_BY_SOURCE', message, field === undefined ? {} : { field });
}
