import { SourceFaultError } from '../../domain/source/source-error.js';
import { isWhole, type SourceSlice } from '../../domain/source/source-slice.js';
import { type UserProblem, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';

export function assertNone(problems: readonly UserProblem[]): void {
  if (problems.length > 0) throw new UserProblemError(problems);
}

export function alreadyCheckedIn(sourceCode: string | null = null): UserProblemError {
  return userProblem('ALREADY_CHECKED_IN', 'The visitor is checked in already.', { sourceCode });
}

export function alreadyCheckedOut(sourceCode: string | null = null): UserProblemError {
  return userProblem('ALREADY_CHECKED_OUT', 'The visitor has left already.', { sourceCode });
}

export function notCheckedIn(sourceCode: string | null = null): UserProblemError {
  return userProblem('NOT_CHECKED_IN', 'The visitor has not been checked in.', { sourceCode });
}

/** The write was carried out, and neither its answer nor a read shows the record. */
export function unreadableRecord(): SourceFaultError {
  return new SourceFaultError({
    source: 'W3LCOME',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: 'W3lcome sent an answer that could not be read',
    isDelivered: true,
  });
}

/**
 * The records of a list of which none is missing: only then does an absent record say that it was never made.
 * @throws SourceFaultError
 */
export function demandWhole<T>(slice: SourceSlice<T>): readonly T[] {
  if (isWhole(slice)) return slice.records;
  const shown = slice.fault ?? {
    code: 'UPSTREAM_INVALID_RESPONSE' as const,
    message: 'W3lcome did not send its whole list',
  };
  throw new SourceFaultError({ source: 'W3LCOME', ...shown });
}
