import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { SourceFault, SourceFaultError } from '../../../domain/source/source-error.js';
import type { CircuitState as CircuitName, SourceHealth } from '../../../domain/source/source-health.js';
import type { Clock } from '../../../domain/time/clock.js';
import { type AttemptFailures, FailedAttempt } from '../failures.js';
import type { Policy } from './policy.js';

const FAILURES_TO_OPEN = 10;
const HALF_OPEN_AFTER_MS = 5_000;

const STATE_NAMES: Readonly<Record<CircuitState, CircuitName>> = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  [CircuitState.Isolated]: 'OPEN',
};

/** Spares a source that is down, and its waiting clients: after ten outages in a row, calls fail at once for 5 s. */
export interface Circuit {
  /** Turns a 5xx into a failure. Rejects with UPSTREAM_UNAVAILABLE, and sends nothing, while the circuit is open. */
  readonly breaker: Policy;
  /** Refuses calls that `breaker` let in before the circuit opened, and that then waited for a slot. */
  readonly gate: Policy;
  state(): CircuitName;
}

export function createCircuit(failures: Pick<AttemptFailures, 'circuitOpen' | 'refused'>): Circuit {
  const policy = circuitBreaker(
    handleWhen(
      (error) =>
        error instanceof FailedAttempt &&
        // A test call that is aborted or not sent proves nothing, so the circuit stays open; elsewhere neither is the source's doing.
        (error.isOutage || ((error.isAbort || !error.wasTried) && policy.state === CircuitState.HalfOpen)),
    ),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );
  return {
    breaker: (next) => async (prepared) => {
      try {
        return await policy.execute(async () => {
          const answer = await next(prepared);
          if (answer.status >= 500) throw failures.refused(answer);
          return answer;
        });
      } catch (error) {
        throw error instanceof BrokenCircuitError ? failures.circuitOpen() : error;
      }
    },
    gate: (next) => async (prepared) => {
      if (policy.state === CircuitState.Open) throw failures.circuitOpen();
      return next(prepared);
    },
    state: () => STATE_NAMES[policy.state],
  };
}

type CallHistory = Pick<SourceHealth, 'lastSuccessAt' | 'lastFailureAt' | 'lastFault'>;

/** The outcome of the latest calls to a source. */
export interface HealthRecord {
  succeeded(): void;
  failed(error: SourceFaultError): void;
  history(): CallHistory;
}

export function createHealthRecord(clock: Clock): HealthRecord {
  let lastSuccessAt: Date | null = null;
  let lastFailureAt: Date | null = null;
  let lastFault: SourceFault | null = null;
  return {
    succeeded() {
      lastSuccessAt = clock.now();
    },
    failed(error) {
      // A refusal of one call (a 404, say) is an answer of a healthy source.
      if (error.code === 'UPSTREAM_REJECTED') return;
      lastFailureAt = clock.now();
      lastFault = error.toFault();
    },
    history: () => ({ lastSuccessAt, lastFailureAt, lastFault }),
  };
}
