import { SourceFaultError, type WriteOutcome } from '../errors/source-fault.js';
import { fingerprint } from '../lists/fingerprint.js';
import type { Source } from '../source/source.js';
import type { IdempotencyClaim } from './idempotency-store.js';
import type { IdempotentInput } from './idempotent-input.js';
import { UserProblemError, userProblem } from './user-problem.js';
import type { WriteEnvironment } from './write-environment.js';

const MAX_KEY_LENGTH = 200;

type OwnClaim = Extract<IdempotencyClaim, { kind: 'OURS' }>;

/** One write that must happen once at most. `R` is what the client is answered with. */
export interface OnceOnly<R> {
  /** Names the mutation; the same key in two mutations is two keys. */
  readonly operation: string;
  readonly source: Source;
  /** The input as the client gave it, `idempotencyKey` included. */
  readonly input: IdempotentInput;
  write(): Promise<R>;
  /**
   * What may be this write's doing, after nobody heard its answer: records made since `startedAt`, or the record itself
   * if it now is as it was meant to be. Reads only.
   */
  findDone(startedAt: Date): Promise<readonly R[]>;
  /** Names the outcome for whoever asks again. */
  outcomeOf(result: R): string;
  /** The first call's outcome, as it stands now. */
  load(outcome: string): Promise<R>;
  /** A record that is made belongs to one key; a change may be what several keys wanted. */
  readonly isCreation: boolean;
}

/**
 * Carries a write out once per idempotency key. A write is never repeated once its bytes may have reached the source:
 * then it is looked for, now and whenever the same key comes again.
 * @throws UserProblemError when nothing was written and a person can help; SourceFaultError with an outcome else.
 */
export async function writeOnce<R>(writes: WriteEnvironment, once: OnceOnly<R>): Promise<R> {
  const { idempotencyKey, ...input } = once.input;
  const question = fingerprint(input, { isNullKept: true });
  if (idempotencyKey === null || idempotencyKey === undefined) {
    return carryOut(writes, once, { key: crypto.randomUUID(), question, claim: UNKEPT_CLAIM });
  }
  assertKey(idempotencyKey);
  const key = `${once.operation}/${idempotencyKey}`;
  const claim = await toldAs('UNKNOWN', () =>
    inTime(writes, once.source, () => writes.idempotency.claim(key, question, writes.signal)),
  );
  if (claim.kind === 'REUSED') {
    throw userProblem('IDEMPOTENCY_KEY_REUSED', 'This key was used before, with another input.', {
      field: ['idempotencyKey'],
    });
  }
  // The first call was done; that its record cannot be read now must not sound as if it was not.
  if (claim.kind === 'DONE') return toldAs('UNKNOWN', () => once.load(claim.outcome));
  const held = { key, question, claim };
  try {
    if (claim.sentAt === null) return await carryOut(writes, once, held);
    const startedAt = claim.sentAt;
    return await toldAs('UNKNOWN', () =>
      alone(writes, once, held, () => lookFor(writes, once, { ...held, startedAt })),
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
  markSent: async () => {},
  settle: async () => {},
  release: async () => {},
  leaveUnknown: async () => {},
};

interface Held {
  readonly key: string;
  /** Equal for equal inputs, whatever their key. */
  readonly question: string;
  readonly claim: OwnClaim;
}

async function carryOut<R>(writes: WriteEnvironment, once: OnceOnly<R>, held: Held): Promise<R> {
  try {
    return await alone(writes, once, held, () => send(writes, once, held));
  } catch (error) {
    if (error instanceof SourceFaultError && error.outcome === 'UNKNOWN') throw error;
    if (error instanceof SourceFaultError || error instanceof UserProblemError) await held.claim.release();
    throw error instanceof SourceFaultError ? error.withOutcome('NOT_DONE') : error;
  }
}

/**
 * Creations with equal inputs go one after the other: else a lost one could take the record of its twin, whose answer
 * is still on its way, for its own.
 */
async function alone<R>(
  writes: WriteEnvironment,
  once: OnceOnly<R>,
  { question }: Held,
  work: () => Promise<R>,
): Promise<R> {
  if (!once.isCreation) return work();
  const twins = `${once.operation}/${question}`;
  return inTime(writes, once.source, () => writes.locks.run(twins, writes.signal, work));
}

/** @throws SourceFaultError with the outcome UNKNOWN; without one: provably not done. */
async function send<R>(writes: WriteEnvironment, once: OnceOnly<R>, held: Held): Promise<R> {
  const startedAt = writes.env.now;
  // Another process has taken the key over when this fails: what that one does with it is its to tell.
  await held.claim.markSent(startedAt).catch(() => {
    throw unheardOf(once.source).withOutcome('UNKNOWN');
  });
  try {
    const result = await inTime(writes, once.source, () => once.write());
    if (once.isCreation) await writes.idempotency.claimRecord(once.outcomeOf(result), held.key);
    await held.claim.settle(once.outcomeOf(result));
    return result;
  } catch (error) {
    if (!(error instanceof SourceFaultError) || !error.isDelivered) throw error;
    return toldAs('UNKNOWN', () => lookFor(writes, once, { ...held, startedAt, fault: error }));
  }
}

/**
 * Exactly one candidate that no other key has is the outcome.
 * @throws SourceFaultError when there is none, or several: nobody can tell.
 */
async function lookFor<R>(
  writes: WriteEnvironment,
  once: OnceOnly<R>,
  held: Held & { readonly startedAt: Date; readonly fault?: SourceFaultError },
): Promise<R> {
  writes.renewAdapters();
  const { found, fault } = await findQuietly(once, held.startedAt);
  const [only, ...others] = await ownCandidates(writes, once, { key: held.key, found });
  if (only !== undefined && others.length === 0) {
    const outcome = once.outcomeOf(only);
    if (!once.isCreation || (await writes.idempotency.claimRecord(outcome, held.key))) {
      await held.claim.settle(outcome);
      return only;
    }
  }
  throw held.fault ?? fault ?? unheardOf(once.source);
}

/** A record that another key made is no candidate. */
async function ownCandidates<R>(
  { idempotency }: WriteEnvironment,
  once: OnceOnly<R>,
  { key, found }: { key: string; found: readonly R[] },
): Promise<R[]> {
  if (!once.isCreation) return [...found];
  const claimable = await Promise.all(found.map((record) => idempotency.isClaimable(once.outcomeOf(record), key)));
  return found.filter((_record, index) => claimable[index]);
}

async function findQuietly<R>(
  once: OnceOnly<R>,
  startedAt: Date,
): Promise<{ found: readonly R[]; fault: SourceFaultError | null }> {
  try {
    return { found: await once.findDone(startedAt), fault: null };
  } catch (error) {
    if (error instanceof SourceFaultError) return { found: [], fault: error };
    throw error;
  }
}

/** A source's fault in `work` leaves the write's outcome so. */
async function toldAs<T>(outcome: WriteOutcome, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof SourceFaultError ? error.withOutcome(outcome) : error;
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
