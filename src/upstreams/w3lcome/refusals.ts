import { SourceFaultError } from '../../domain/source/source-error.js';
import { failureOf, isWhole, type SourceSlice } from '../../domain/source/source-slice.js';
import { type UserProblem, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { isAbsence } from './client.js';
import { toUpstreamId } from './values.js';

type Path = readonly string[];

/** Input members by the source's word for them, as in INVALID_EMAIL, MISSING_NAME, PHONE_ALREADY_EXISTS. */
export type MemberPaths = Readonly<Record<string, Path>>;

/** Relates the refusals of one operation to its input. */
export interface RefusalMeaning {
  /** The input member that names the record, for NOT_FOUND; default `id`. */
  readonly absent?: Path;
  readonly members?: MemberPaths;
  /** The member to blame for a plain ALREADY_EXISTS. */
  readonly unique?: Path;
  /** Problems for words with another meaning in this operation. */
  readonly words?: Readonly<Record<string, (sourceCode: string) => UserProblemError>>;
}

/**
 * Runs a write, and turns a refusal into a problem with the input. W3lcome's words are trusted under any status, as the
 * vendor documents a status for NOT_FOUND only.
 * @throws UserProblemError for a refusal; SourceFaultError for a fault.
 */
export async function mapRefusals<T>(meaning: RefusalMeaning, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof SourceFaultError ? toProblem(error, meaning) : error;
  }
}

export function unknownRecord(field: Path = ['id'], sourceCode: string | null = null): UserProblemError {
  return userProblem('NOT_FOUND', 'W3lcome has no record with this id.', { field, sourceCode });
}

/** W3lcome's own id. @throws UserProblemError NOT_FOUND for a text that cannot be one. */
export function requireId(sourceId: string): string {
  const id = toUpstreamId(sourceId);
  if (id === null) throw unknownRecord();
  return id;
}

function toProblem(error: SourceFaultError, meaning: RefusalMeaning): Error {
  const { sourceCode } = error;
  const own = sourceCode === null ? undefined : meaning.words?.[sourceCode];
  if (own !== undefined && sourceCode !== null) return own(sourceCode);
  if (isAbsence(error)) return unknownRecord(meaning.absent, sourceCode);
  const refused = sourceCode === null ? null : readWord(sourceCode, meaning);
  if (refused !== null) return refused;
  if (error.code !== 'UPSTREAM_REJECTED') return error;
  return userProblem('REJECTED_BY_SOURCE', 'W3lcome refused this.', { sourceCode });
}

/** Null for a word that names no member of the input. */
function readWord(sourceCode: string, { members = {}, unique }: RefusalMeaning): UserProblemError | null {
  const { kind, member } = /^(?<kind>INVALID|MISSING)_(?<member>\w+)$/.exec(sourceCode)?.groups ?? {};
  const field = member === undefined ? undefined : members[member];
  if (field !== undefined) {
    const message = kind === 'MISSING' ? 'W3lcome needs this.' : 'W3lcome does not accept this.';
    return userProblem('INVALID_INPUT', message, { field, sourceCode });
  }
  const taken = /^(?:(?<member>\w+)_)?ALREADY_EXISTS$/.exec(sourceCode);
  if (taken === null) return null;
  const takenMember = taken.groups?.['member'];
  const takenField = takenMember === undefined ? unique : members[takenMember];
  const message = 'W3lcome has a record with this already.';
  return userProblem(
    'ALREADY_EXISTS',
    message,
    takenField === undefined ? { sourceCode } : { field: takenField, sourceCode },
  );
}

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

/** For a write that was carried out, where neither its answer nor a read shows the record. */
export function unreadableRecord(): SourceFaultError {
  return new SourceFaultError({
    source: 'W3LCOME',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: 'W3lcome sent an answer that could not be read',
    isDelivered: true,
  });
}

/**
 * The records of a whole list: only there does the absence of a record prove that it was never made.
 * @throws SourceFaultError
 */
export function requireWhole<T>(slice: SourceSlice<T>): readonly T[] {
  if (isWhole(slice)) return slice.records;
  const shown = failureOf(slice) ?? {
    code: 'UPSTREAM_INVALID_RESPONSE' as const,
    message: 'W3lcome did not send its whole list',
  };
  throw new SourceFaultError({ source: 'W3LCOME', ...shown });
}
