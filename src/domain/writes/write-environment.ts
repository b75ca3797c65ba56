import { encodeNodeId, type NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';

/** The environment of one mutation. */
export interface WriteEnvironment {
  /** For the reads of the write. */
  readonly env: ListEnvironment;
  /** Aborts at the request's deadline. */
  readonly signal: AbortSignal;
  readonly idempotency: IdempotencyStore;
  readonly locks: RecordLocks;
  /** Creates an environment that has loaded nothing yet, to look for a write whose response was lost. */
  createEnvironment(): ListEnvironment;
}

/**
 * Port: stores the outcome of each idempotency key for 24 hours, in Redis where configured, else in the process. It
 * stores ids and hashes, no personal data.
 */
export interface IdempotencyStore {
  /**
   * Claims `key` for a call whose input hashes to `fingerprint`. While another call has the claim, it waits for its end
   * or for the signal. A key with another fingerprint is REUSED.
   * @throws WritesUnavailableError when the claim cannot be stored.
   */
  claim(key: string, fingerprint: string, signal: AbortSignal): Promise<IdempotencyClaim>;
  /**
   * Marks a record as the outcome of `key`. False when another key already has it, so that this call did not create it.
   * @throws WritesUnavailableError when the mark cannot be stored, or those of other keys cannot be read.
   */
  claimRecord(record: string, key: string): Promise<boolean>;
  /**
   * Whether `claimRecord` would succeed, without a claim. @throws WritesUnavailableError when the marks cannot be read.
   */
  isClaimable(record: string, key: string): Promise<boolean>;
}

export type IdempotencyClaim =
  | { readonly kind: 'REUSED' }
  /** `outcome`: the argument of `settle`. */
  | { readonly kind: 'DONE'; readonly outcome: string }
  | {
      readonly kind: 'OURS';
      /** When an earlier attempt may have reached the source: the write must be looked for and never repeated. */
      readonly sentAt: Date | null;
      /** Outcomes that existed before that attempt: the argument of `markSent`. */
      readonly before: readonly string[];
      /**
       * Stores that the write is about to be sent, with the outcomes that already exist.
       * @throws WritesUnavailableError when it cannot be stored: then nothing must be sent.
       */
      markSent(at: Date, before?: readonly string[]): Promise<void>;
      /** The write is done; repeated calls get `outcome`. `settle`, `release` and `leaveUnknown` never reject. */
      settle(outcome: string): Promise<void>;
      /** The write did not happen: the key is free for another attempt with any input. */
      release(): Promise<void>;
      /** The outcome is unknown: the key stays marked as sent, and the next call looks again. */
      leaveUnknown(): Promise<void>;
    };

/** Port: one writer at a time per record, across all replicas that share Redis. */
export interface RecordLocks {
  /**
   * Runs `work` while no other call has the lock of the record. Rejects with the error of `work`, and before its start
   * with the signal's reason or WritesUnavailableError.
   */
  run<T>(record: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** The lock key of a record. Sources ignore the case of ids, so two spellings of one id are one lock. */
export function recordLockKey(id: NodeId): string {
  return encodeNodeId({ ...id, sourceId: id.sourceId.toLowerCase() });
}
