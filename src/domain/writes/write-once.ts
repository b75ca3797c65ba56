import { WritesUnavailableError } from '../errors/writes-unavailable-error.js';
import { fingerprint } from '../lists/fingerprint.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import type { Source } from '../source/source.js';
import { SourceFaultError, type WriteOutcome } from '../source/source-error.js';
import type { IdempotentInput } from './idempotent-input.js';
import { UserProblemError, userProblem } from './user-problem.js';
import type { IdempotencyClaim, WriteEnvironment } from './write-environment.js';

const MAX_KEY_LENGTH = 200;

type OwnClaim = Extract<IdempotencyClaim, { kind: 'OURS' }>;

/** One write that must happen at most once. `R` is its result. */
export interface OnceOnly<R> {
  /** The name of the mutation; the same key in two mutations is two keys. */
  readonly operation: string;
  readonly source: Source;
  /** The client's input, including `idempotencyKey`. */
  readonly input: IdempotentInput;
  /** Checks whether the write is allowed, before anything is sent. Reads only. @throws UserProblemError */
  assertAllowed?(): Promise<void>;
  write(): Promise<R>;
  /**
   * The records that this write may have made, after its response was lost: those created since `startedAt` that equal
   * the input in every member, or the record itself if it has every member that was sent. Reads only, with `env`, which
   * has loaded nothing yet.
   */
  findDone(startedAt: Date, env: ListEnvironment): Promise<readonly R[]>;
  /**
   * Outcomes that existed before the write, so that it did not make them. For creations in a source that does not
   * report creation times.
   */
  findBefore?(): Promise<readonly string[]>;
  /** The outcome that repeated calls with the key get. */
  outcomeOf(result: R): string;
  /** The record of the first call's outcome, as it is now. */
  load(outcome: string): Promise<R>;
  /**
   * For a creation: equal for all creations that `findDone` cannot distinguish; they run one after the other, and each
   * record belongs to one key. Null for a change, which several keys can request.
   */
  readonly creationLock: string | null;
}

/**
 * Carries out a write once per idempotency key. A write that may have reached the source is never repeated: this call
 * and later ones with the same key look for it.
 * @throws UserProblemError when nothing was written and a person can correct the input; otherwise SourceFaultError with
 * an outcome; WritesUnavailableError when this call wrote nothing because its key or its lock cannot be stored.
 */
export async function writeOnce<R>(writes: WriteEnvironment, once: OnceOnly<R>): Promise<R> {
  const { idempotencyKey, ...input } = once.input;
  const inputHash = fingerprint(input, { isNullIncluded: true });
  if (idempotencyKey === null || idempotencyKey === undefined) {
    return carryOut(writes, once, { key: crypto.randomUUID(), claim: UNKEPT_CLAIM });
  }
  assertKey(idempotencyKey);
  const key = `${once.operation}/${idempotencyKey}`;
  // When the key cannot be claimed, an earlier call with it may have written.
  const claim = await withWriteOutcome('UNKNOWN', () =>
    inTime(writes, once.source, () => writes.idempotency.claim(key, inputHash, writes.signal)),
  );
  if (claim.kind === 'REUSED') {
    throw userProblem('IDEMPOTENCY_KEY_REUSED', 'This key was used with another input.', {
      field: ['idempotencyKey'],
    });
  }
  // The first call succeeded, so a failed read of its record must not report NOT_DONE.
  if (claim.kind === 'DONE') return withWriteOutcome('UNKNOWN', () => once.load(claim.outcome));
  const pending = { key, claim };
  try {
    if (claim.sentAt === null) return await carryOut(writes, once, pending);
    const { sentAt: startedAt, before } = claim;
    return await withWriteOutcome('UNKNOWN', () =>
      serialized(writes, once, () => lookFor(writes, once, { ...pending, startedAt, before })),
    );
  } finally {
    // No effect on a claim that has ended; a claim without an end blocks its key.
    await claim.leaveUnknown();
  }
}

/** @throws UserProblemError INVALID_INPUT: an empty key gives no protection. */
function assertKey(key: string): void {
  if (key.trim() !== '' && key.length <= MAX_KEY_LENGTH) return;
  throw userProblem('INVALID_INPUT', `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters.`, {
    field: ['idempotencyKey'],
  });
}

/** For calls without a key, which are not stored. */
const UNKEPT_CLAIM: OwnClaim = {
  kind: 'OURS',
  sentAt: null,
  before: [],
  markSent: async () => {},
  settle: async () => {},
  release: async () => {},
  leaveUnknown: async () => {},
};

interface PendingWrite {
  readonly key: string;
  readonly claim: OwnClaim;
}

async function carryOut<R>(writes: WriteEnvironment, once: OnceOnly<R>, pending: PendingWrite): Promise<R> {
  try {
    return await serialized(writes, once, () => send(writes, once, pending));
  } catch (error) {
    if (hasOutcome(error) && error.outcome === 'UNKNOWN') throw error;
    if (hasOutcome(error) || error instanceof UserProblemError) await pending.claim.release();
    throw hasOutcome(error) ? error.withOutcome('NOT_DONE') : error;
  }
}

function hasOutcome(error: unknown): error is SourceFaultError | WritesUnavailableError {
  return error instanceof SourceFaultError || error instanceof WritesUnavailableError;
}

/**
 * Runs creations with the same lock one after the other, because a look-up for a lost one could find the record of
 * another whose response is still pending.
 */
async function serialized<R>(writes: WriteEnvironment, once: OnceOnly<R>, work: () => Promise<R>): Promise<R> {
  const { creationLock } = once;
  if (creationLock === null) return work();
  return inTime(writes, once.source, () => writes.locks.run(creationLock, writes.signal, work));
}

/** @throws SourceFaultError with the outcome UNKNOWN, or without an outcome when nothing was written. */
async function send<R>(writes: WriteEnvironment, once: OnceOnly<R>, pending: PendingWrite): Promise<R> {
  const startedAt = writes.env.now;
  const before = await inTime(writes, once.source, () => prepare(once));
  await pending.claim.markSent(startedAt, before).catch((error: unknown) => {
    if (error instanceof WritesUnavailableError) throw error;
    // Another process has taken over the key and reports its outcome.
    throw unheardOf(once.source).withOutcome('UNKNOWN');
  });
  try {
    const result = await inTime(writes, once.source, () => once.write());
    const outcome = once.outcomeOf(result);
    // The write is done even if the claim cannot be stored.
    if (once.creationLock !== null && outcome !== '')
      await orFalse(writes.idempotency.claimRecord(outcome, pending.key));
    await pending.claim.settle(outcome);
    return result;
  } catch (error) {
    if (!(error instanceof SourceFaultError) || !error.isDelivered) throw error;
    return withWriteOutcome('UNKNOWN', () => lookFor(writes, once, { ...pending, startedAt, before, fault: error }));
  }
}

/** Runs before anything is sent, so a failed read means NOT_DONE. */
async function prepare<R>(once: OnceOnly<R>): Promise<readonly string[]> {
  try {
    await once.assertAllowed?.();
    return (await once.findBefore?.()) ?? [];
  } catch (error) {
    throw error instanceof SourceFaultError ? error.withOutcome('NOT_DONE') : error;
  }
}

/**
 * Exactly one candidate that no other key has is the outcome.
 * @throws SourceFaultError when there is none, or more than one.
 */
async function lookFor<R>(
  writes: WriteEnvironment,
  once: OnceOnly<R>,
  pending: PendingWrite & {
    readonly startedAt: Date;
    readonly before: readonly string[];
    readonly fault?: SourceFaultError;
  },
): Promise<R> {
  const { found, fault } = await findQuietly(once, pending.startedAt, writes.createEnvironment());
  const [only, ...others] = await ownCandidates(writes, once, { ...pending, found });
  if (only !== undefined && others.length === 0) {
    const outcome = once.outcomeOf(only);
    if (once.creationLock === null || (await orFalse(writes.idempotency.claimRecord(outcome, pending.key)))) {
      await pending.claim.settle(outcome);
      return only;
    }
  }
  throw pending.fault ?? fault ?? unheardOf(once.source);
}

/** Excludes records that another key made, or that existed before the write. */
async function ownCandidates<R>(
  { idempotency }: WriteEnvironment,
  once: OnceOnly<R>,
  { key, before, found }: { key: string; before: readonly string[]; found: readonly R[] },
): Promise<R[]> {
  if (once.creationLock === null) return [...found];
  const isOwn = await Promise.all(
    found.map(async (record) => {
      const outcome = once.outcomeOf(record);
      return !before.includes(outcome) && (await orFalse(idempotency.isClaimable(outcome, key)));
    }),
  );
  return found.filter((_record, index) => isOwn[index]);
}

/** False when the marks cannot be read. */
async function orFalse(claim: Promise<boolean>): Promise<boolean> {
  try {
    return await claim;
  } catch (error) {
    if (error instanceof WritesUnavailableError) return false;
    throw error;
  }
}

/** An error of the look-up does not change the outcome of the write. */
async function findQuietly<R>(
  once: OnceOnly<R>,
  startedAt: Date,
  env: ListEnvironment,
): Promise<{ found: readonly R[]; fault: SourceFaultError | null }> {
  try {
    return { found: await once.findDone(startedAt, env), fault: null };
  } catch (error) {
    if (error instanceof SourceFaultError) return { found: [], fault: error };
    if (error instanceof UserProblemError) return { found: [], fault: null };
    throw error;
  }
}

/** Adds the outcome to an error of `work`. */
async function withWriteOutcome<T>(outcome: WriteOutcome, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw hasOutcome(error) ? error.withOutcome(outcome) : error;
  }
}

/**
 * Turns an aborted wait, for another call with the key or for the record, into a SourceFaultError; nothing was sent.
 */
async function inTime<T>({ signal }: WriteEnvironment, source: Source, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    throw new SourceFaultError({
      source,
      code: 'UPSTREAM_TIMEOUT',
      message: 'Another call wrote the same record until the deadline',
    });
  }
}

function unheardOf(source: Source): SourceFaultError {
  return new SourceFaultError({
    source,
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'An earlier attempt with this key may have been carried out; the record could not be found',
  });
}
