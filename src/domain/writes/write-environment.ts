import { encodeNodeId, type NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';

/** What one mutation works with. */
export interface WriteEnvironment {
  /** What the write reads with. */
  readonly env: ListEnvironment;
  /** Aborts at the request's deadline. */
  readonly signal: AbortSignal;
  readonly idempotency: IdempotencyStore;
  readonly locks: RecordLocks;
  /** An environment that has loaded nothing yet, to look for a write whose answer was lost. */
  createEnvironment(): ListEnvironment;
}

/**
 * Port: remembers for 24 hours what became of a call with an idempotency key; in Redis where configured, else in the
 * process. Only ids and hashes are kept, no personal data.
 */
export interface IdempotencyStore {
  /**
   * Claims `key` for a call whose input hashes to `fingerprint`. While another call holds it, waits for that one's end
   * or the signal's. A key that was claimed with another fingerprint is REUSED.
   * @throws WritesUnavailableError where the claim cannot be kept.
   */
  claim(key: string, fingerprint: string, signal: AbortSignal): Promise<IdempotencyClaim>;
  /**
   * Marks a record as the outcome of `key`. False when another key has it already: then it is not the record that this
   * call made.
   * @throws WritesUnavailableError where others cannot be told of it, or nobody knows whether another key has it.
   */
  claimRecord(record: string, key: string): Promise<boolean>;
  /** Whether `claimRecord` would succeed; claims nothing. @throws WritesUnavailableError where nobody knows */
  isClaimable(record: string, key: string): Promise<boolean>;
}

export type IdempotencyClaim =
  | { readonly kind: 'REUSED' }
  /** `outcome`: what `settle` was given. */
  | { readonly kind: 'DONE'; readonly outcome: string }
  | {
      readonly kind: 'OURS';
      /** When an earlier try may have reached the source: it must be looked for, never written again. */
      readonly sentAt: Date | null;
      /** Outcomes that stood there before that try, as `markSent` was given them. */
      readonly before: readonly string[];
      /**
       * Written down before the bytes leave, with the outcomes that stand there already.
       * @throws WritesUnavailableError where it cannot be kept: then nothing may be sent.
       */
      markSent(at: Date, before?: readonly string[]): Promise<void>;
      /** The write is done; everyone who asks again gets `outcome`. No end of a claim rejects. */
      settle(outcome: string): Promise<void>;
      /** The write provably did not happen: the key is free for another try, with any input. */
      release(): Promise<void>;
      /** Nobody knows: the key stays marked as sent, the next call looks again. */
      leaveUnknown(): Promise<void>;
    };

/** Port: one writer at a time per record, across replicas where they share Redis. */
export interface RecordLocks {
  /**
   * Runs `work` alone among all that name the same record. Rejects with what `work` rejects with and, before it has begun, with
   * the signal's reason or WritesUnavailableError.
   */
  run<T>(record: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Names a record to RecordLocks. Sources compare ids without case, so two spellings of one id are one lock. */
export function recordLockKey(id: NodeId): string {
  return encodeNodeId({ ...id, sourceId: id.sourceId.toLowerCase() });
}
