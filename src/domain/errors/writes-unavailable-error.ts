import type { WriteOutcome } from '../source/source-error.js';

/**
 * The gateway cannot store the idempotency key or the lock of the record, so the call writes nothing. A retry with the
 * same key is safe.
 */
export class WritesUnavailableError extends Error {
  override readonly name = 'WritesUnavailableError';
  /** NOT_DONE, or UNKNOWN when an earlier call with the key may have written; null: not decided yet. */
  readonly outcome: WriteOutcome | null;

  constructor(outcome: WriteOutcome | null = null) {
    super(
      'This call wrote nothing: the gateway cannot keep its idempotency key or its lock now. Retry with the same key',
    );
    this.outcome = outcome;
  }

  withOutcome(outcome: WriteOutcome): WritesUnavailableError {
    return new WritesUnavailableError(outcome);
  }
}
