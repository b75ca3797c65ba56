import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { Source } from '../../../domain/source/source.js';
import { type SourceFault, SourceFaultError } from '../../../domain/source/source-error.js';
import type { CircuitState as CircuitName, SourceHealth } from '../../../domain/source/source-health.js';
import type { Clock } from '../../../domain/time/clock.js';
import { SOURCE_NAMES } from '../upstream-client.js';
import { FailedAttempt } from './retry.js';

const FAILURES_TO_OPEN = 10;
const HALF_OPEN_AFTER_MS = 5_000;

const STATE_NAMES: Readonly<Record<CircuitState, CircuitName>> = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  [CircuitState.Isolated]: 'OPEN',
};

/** Spares a source that is down, and the clients waiting for it: after ten outages in a row, calls fail at once for 5 s. */
interface Circuit {
  /** @throws FailedAttempt UPSTREAM_UNAVAILABLE, without running `attempt`, while the circuit is open. */
  run<T>(attempt: () => Promise<T>): Promise<T>;
  /** For attempts that were let in and then waited for their turn. */
  assertNotOpen(): void;
  state(): CircuitName;
}

export function createCircuit(source: Source): Circuit {
  const policy = circuitBreaker(
    handleWhen(
      (error) =>
        error instanceof FailedAttempt &&
        // A test call that is aborted or never made proves nothing, so the circuit stays open; elsewhere neither is the source's doing.
        (error.isOutage || ((error.isAbort || !error.wasTried) && policy.state === CircuitState.HalfOpen)),
    ),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );
  const refusal = () =>
    new FailedAttempt(
      new SourceFaultError({
        source,
        code: 'UPSTREAM_UNAVAILABLE',
        message: `${SOURCE_NAMES[source]} is not available at the moment`,
      }),
      { wasTried: false },
    );
  return {
    async run(attempt) {
      try {
        return await policy.execute(attempt);
      } catch (error) {
        throw error instanceof BrokenCircuitError ? refusal() : error;
      }
    },
    assertNotOpen() {
      if (policy.state === CircuitState.Open) throw refusal();
    },
    state: () => STATE_NAMES[policy.state],
  };
}

type CallHistory = Pick<SourceHealth, 'lastSuccessAt' | 'lastFailureAt' | 'lastFault'>;

/** Remembers how the latest calls to a source went. */
interface HealthRecord {
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
      // A refusal of one question (a 404, say) is an answer of a healthy source.
      if (error.code === 'UPSTREAM_REJECTED') return;
      lastFailureAt = clock.now();
      lastFault = error.toFault();
    },
    history: () => ({ lastSuccessAt, lastFailureAt, lastFault }),
  };
}
