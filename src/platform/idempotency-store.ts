import { WritesUnavailableError } from '../domain/errors/writes-unavailable-error.js';
import type { Clock } from '../domain/time/clock.js';
import type { IdempotencyClaim, IdempotencyStore } from '../domain/writes/write-environment.js';
import { untilAborted } from '../upstreams/http/exchange.js';
import { createExpiringMap, type ExpiringMapOptions } from './expiring-map.js';
import { toStoredKey } from './stored-key.js';

export const KEY_TTL_MS = 24 * 3_600_000;
/** Some 30 MB. */
const MAX_KEYS = 100_000;

type OurClaim = Extract<IdempotencyClaim, { kind: 'OURS' }>;

/** A claim in this process. `takeBack` undoes it. */
export type LocalClaim = Exclude<IdempotencyClaim, OurClaim> | (OurClaim & { takeBack(): void });

/** Stores keys in the process: standalone, or in front of a shared store. */
export interface LocalIdempotencyStore extends IdempotencyStore {
  claim(key: string, fingerprint: string, signal: AbortSignal): Promise<LocalClaim>;
  forgetRecord(record: string): void;
  /** Keys that were sent or have an outcome, the latest first. */
  knownKeys(): Iterable<KnownKey>;
  knownRecords(): Iterable<KnownRecord>;
}

/** `id`: the stored name of the key. */
export interface KnownKey extends Pick<Entry, 'fingerprint' | 'sentAt' | 'before' | 'outcome'> {
  readonly id: string;
  /** Ms until it expires. */
  readonly leftMs: number;
}

/** Names as stored. */
export interface KnownRecord {
  readonly id: string;
  readonly owner: string;
  readonly leftMs: number;
}

interface Entry {
  readonly fingerprint: string;
  sentAt: Date | null;
  before: readonly string[];
  outcome: string | null;
  /** Null: the key is free. */
  lock: { readonly ended: Promise<void>; end(): void } | null;
}

/**
 * Stores keys for 24 h, in the process. Above `maxKeys` a store in front of another evicts the oldest key. A standalone store
 * refuses new keys (WritesUnavailableError), and refuses claims on records whose owner it may have evicted. A claim that is OURS
 * must be ended, else its key stays locked. A wait rejects with the signal's reason.
 */
export function createMemoryIdempotencyStore(options: {
  clock: Clock;
  isStandalone: boolean;
  maxKeys?: number;
  /** Called once, when the store refuses a new key. */
  warn?: (message: string) => void;
}): LocalIdempotencyStore {
  const { clock, isStandalone, maxKeys = MAX_KEYS, warn = () => {} } = options;
  let hasWarned = false;
  const limits = { clock, ttlMs: KEY_TTL_MS, maxCount: maxKeys };
  const entries = createExpiringMap<Entry>({ ...limits, isPinned: ({ lock }) => lock !== null });

  function lockKey(id: string, known: Entry | undefined, fingerprint: string): LocalClaim {
    const entry = known ?? { fingerprint, sentAt: null, before: [], outcome: null, lock: null };
    const lock = createKeyLock();
    entry.lock = lock;
    entries.set(id, entry);
    const endWith = (change: () => void) => {
      if (entry.lock !== lock) return;
      change();
      entry.lock = null;
      entries.set(id, entry);
      lock.end();
    };
    return {
      kind: 'OURS',
      sentAt: entry.sentAt,
      before: entry.before,
      markSent: async (at, before = []) => {
        if (entry.lock !== lock) return;
        entry.sentAt = at;
        entry.before = before;
      },
      settle: async (outcome) =>
        endWith(() => {
          entry.outcome = outcome;
        }),
      release: async () => {
        if (entry.lock !== lock) return;
        endWith(() => {});
        entries.delete(id);
      },
      leaveUnknown: async () => endWith(() => {}),
      takeBack() {
        if (entry.lock !== lock) return;
        endWith(() => {});
        if (known === undefined) entries.delete(id);
      },
    };
  }

  function assertRoom(): void {
    if (!isStandalone || !entries.isFull()) return;
    if (!hasWarned) warn(`The store of idempotency keys is full (${maxKeys}): new keys are refused. Set REDIS_URL`);
    hasWarned = true;
    throw new WritesUnavailableError();
  }

  return {
    async claim(key, fingerprint, signal) {
      const id = toStoredKey(key);
      for (;;) {
        const entry = entries.get(id);
        if (entry === undefined) {
          assertRoom();
          return lockKey(id, entry, fingerprint);
        }
        if (entry.fingerprint !== fingerprint) return { kind: 'REUSED' };
        if (entry.outcome !== null) return { kind: 'DONE', outcome: entry.outcome };
        const { lock } = entry;
        if (lock === null) return lockKey(id, entry, fingerprint);
        await untilAborted(signal, () => lock.ended);
      }
    },
    *knownKeys() {
      for (const [id, entry, leftMs] of entries.entries()) {
        if (entry.sentAt !== null || entry.outcome !== null) yield { ...entry, id, leftMs };
      }
    },
    ...createClaimedRecords(limits, isStandalone),
  };
}

type ClaimedRecords = Pick<LocalIdempotencyStore, 'claimRecord' | 'isClaimable' | 'forgetRecord' | 'knownRecords'>;

/** The key that created each record. */
function createClaimedRecords(limits: ExpiringMapOptions<string>, isStandalone: boolean): ClaimedRecords {
  const records = createExpiringMap(limits);
  return {
    async claimRecord(record, key) {
      const id = toStoredKey(record);
      const owner = toStoredKey(key);
      if ((records.get(id) ?? owner) !== owner) return false;
      records.set(id, owner);
      return true;
    },
    async isClaimable(record, key) {
      const owner = records.get(toStoredKey(record));
      return owner === undefined ? !(isStandalone && records.hasForgotten()) : owner === toStoredKey(key);
    },
    forgetRecord: (record) => records.delete(toStoredKey(record)),
    *knownRecords() {
      for (const [id, owner, leftMs] of records.entries()) yield { id, owner, leftMs };
    },
  };
}

function createKeyLock() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}
