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

/** One write that must happen once at most. `R` is what the client is answered with. */
export interface OnceOnly<R> {
  /** Names the mutation; the same key in two mutations is two keys. */
  readonly operation: string;
  readonly source: Source;
  /** The input as the client gave it, `idempotencyKey` included. */
  readonly input: IdempotentInput;
  /** Judges what may be refused before anything is sent. Reads only. @throws UserProblemError */
  assertAllowed?(): Promise<void>;
  write(): Promise<R>;
  /**
   * What may be this write's doing, after nobody heard its answer: records made since `startedAt` that equal the input in
   * every member, or the record itself if every member that was sent stands in it. Reads only, with `env`, which has
   * loaded nothing yet.
   */
  findDone(startedAt: Date, env: ListEnvironment): Promise<readonly R[]>;
  /**
   * Outcomes that stood there before the write: none of them is this write's doing. For creations at a source that does
   * not tell when a record was made.
   */
  findBefore?(): Promise<readonly string[]>;
  /** Names the outcome for whoever asks again. */
  outcomeOf(result: R): string;
  /** The first call's outcome, as it stands now. */
  load(outcome: string): Promise<R>;
  /**
   * Of a creation: equal for all creations that `findDone` cannot tell apart; they run one after the other. The record
   * belongs to one key. Null for a change, which may be what several keys wanted.
   */
  readonly creationLock: string | null;
}

/**
 * Carries a write out once per idempotency key. A write is never repeated once its bytes may have reached the source:
 * then it is looked for, now and whenever the same key comes again.
 * @throws UserProblemError when nothing was written and a person can help; SourceFaultError with an outcome else;
 * WritesUnavailableError when this call has not written because its key or its lock cannot be kept.
 */
export async function writeOnce<R>(writes: WriteEnvironment, once: OnceOnly<R>): Promise<R> {
  const { idempotencyKey, ...input } = once.input;
  const inputHash = fingerprint(input, { isNullIncluded: true });
  if (idempotencyKey === null || idempotencyKey === undefined) {
    return carryOut(writes, once, { key: crypto.randomUUID(), claim: UNKEPT_CLAIM });
  }
  assertKey(idempotencyKey);
  const key = `${once.operation}/${idempotencyKey}`;
  // Where the key cannot be claimed, an earlier call with it may have written.
  const claim = await withWriteOutcome('UNKNOWN', () =>
    inTime(writes, once.source, () => writes.idempotency.claim(key, inputHash, writes.signal)),
  );
  if (claim.kind === 'REUSED') {
    throw userProblem('IDEMPOTENCY_KEY_REUSED', 'This key was used before, with another input.', {
      field: ['idempotencyKey'],
    });
  }
  // The first call was done; that its record cannot be read now must not sound as if it was not.
  if (claim.kind === 'DONE') return withWriteOutcome('UNKNOWN', () => once.load(claim.outcome));
  const pending = { key, claim };
  try {
    if (claim.sentAt === null) return await carryOut(writes, once, pending);
    const { sentAt: startedAt, before } = claim;
    return await withWriteOutcome('UNKNOWN', () =>
      serialized(writes, once, () => lookFor(writes, once, { ...pending, startedAt, before })),
    );
  } finally {
    // Has no effect on a claim that has ended; one that never ends would hold its key.
    await claim.leaveUnknown();
  }
}

/** @throws UserProblemError INVALID_INPUT: an empty key would protect nobody, and silently. */
function assertKey(key: string): void {
  if (key.trim() !== '' && key.length <= MAX_KEY_LENGTH) return;
  throw userProblem('INVALID_INPUT', `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters.`, {
    field: ['idempotencyKey'],
  });
}

/** For calls without a key: nothing is remembered of them. */
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
 * Creations that cannot be told apart go one after the other: else a lost one could take the record of its twin, whose
 * answer is still on its way, for its own.
 */
async function serialized<R>(writes: WriteEnvironment, once: OnceOnly<R>, work: () => Promise<R>): Promise<R> {
  const { creationLock } = once;
  if (creationLock === null) return work();
  return inTime(writes, once.source, () => writes.locks.run(creationLock, writes.signal, work));
}

/** @throws SourceFaultError with the outcome UNKNOWN; without one: provably not done. */
async function send<R>(writes: WriteEnvironment, once: OnceOnly<R>, pending: PendingWrite): Promise<R> {
  const startedAt = writes.env.now;
  const before = await inTime(writes, once.source, () => prepare(once));
  await pending.claim.markSent(startedAt, before).catch((error: unknown) => {
    if (error instanceof WritesUnavailableError) throw error;
    // Another process has taken the key over: what that one does with it is its to tell.
    throw unheardOf(once.source).withOutcome('UNKNOWN');
  });
  try {
    const result = await inTime(writes, once.source, () => once.write());
    const outcome = once.outcomeOf(result);
    // It is done, whoever can be told of it.
    if (once.creationLock !== null && outcome !== '')
      await orFalse(writes.idempotency.claimRecord(outcome, pending.key));
    await pending.claim.settle(outcome);
    return result;
  } catch (error) {
    if (!(error instanceof SourceFaultError) || !error.isDelivered) throw error;
    return withWriteOutcome('UNKNOWN', () => lookFor(writes, once, { ...pending, startedAt, before, fault: error }));
  }
}

/** Nothing has been sent by then: a read that fails here leaves the write undone. */
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
 * @throws SourceFaultError when there is none, or several: nobody can tell.
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

/** A record that another key made, or that stood there before the write, is no candidate. */
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

/** Where nobody knows whose record it is, it is nobody's. */
async function orFalse(claim: Promise<boolean>): Promise<boolean> {
  try {
    return await claim;
  } catch (error) {
    if (error instanceof WritesUnavailableError) return false;
    throw error;
  }
}

/** What the look-up itself stumbles over tells nothing of the write: it neither refuses nor undoes what was sent. */
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

/** A fault in `work` leaves the write's outcome so. */
async function withWriteOutcome<T>(outcome: WriteOutcome, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw hasOutcome(error) ? error.withOutcome(outcome) : error;
  }
}

/** Turns the end of a wait, for another call with the key or for the record, into a fault: nothing was sent by then. */
async function inTime<T>({ signal }: WriteEnvironment, source: Source, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    throw new SourceFaultError({
      source,
      code: 'UPSTREAM_TIMEOUT',
      message: 'Another call was working on the same record until the deadline',
    });
  }
}

function unheardOf(source: Source): SourceFaultError {
  return new SourceFaultError({
    source,
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'An earlier try with this key may have been carried out; the record could not be found',
  });
}
