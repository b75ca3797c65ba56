import type { SourceFaultError } from '../../domain/source/source-error.js';

export interface AttemptFacts {
  readonly isRetryable?: boolean;
  readonly isOutage?: boolean;
  readonly isAbort?: boolean;
  readonly wasTried?: boolean;
  readonly retryAfterMs?: number | null;
}

/** One try that did not end in an answer to use; stays inside the client, which throws its `fault`. */
export class FailedAttempt extends Error {
  override readonly name = 'FailedAttempt';
  readonly fault: SourceFaultError;
  /** Another try may go better. */
  readonly isRetryable: boolean;
  /** Speaks for the source being down; the circuit counts these. */
  readonly isOutage: boolean;
  /** The scope ended first; says nothing about the source. */
  readonly isAbort: boolean;
  /** False where the circuit refused it: nothing new is known of the source. */
  readonly wasTried: boolean;
  /** How long the source asked to be left alone; null = it did not say. */
  readonly retryAfterMs: number | null;

  constructor(fault: SourceFaultError, facts: AttemptFacts = {}) {
    super(fault.message);
    this.fault = fault;
    this.isRetryable = facts.isRetryable ?? false;
    this.isOutage = facts.isOutage ?? false;
    this.isAbort = facts.isAbort ?? false;
    this.wasTried = facts.wasTried ?? true;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}
