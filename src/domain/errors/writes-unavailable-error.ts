import type { WriteOutcome } from '../source/source-error.js';

/**
 * The gateway cannot keep what makes a write happen once (its idempotency key, or the lock of its record), so the call does not
 * write. Calling again with the same key is safe.
 */
export class WritesUnavailableError extends Error {
  override readonly name = 'WritesUnavailableError';
  /** NOT_DONE; UNKNOWN where an earlier call with the key may have written. Null: nobody has said yet. */
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
