import type { SourceFault } from './source-error.js';

export type CircuitState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** What the process knows of one source's API from the calls it has made. */
export interface SourceHealth {
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastFault: SourceFault | null;
  /** Starts allowed in any sliding second; null = no limit. */
  readonly requestsPerSecondLimit: number | null;
  /** Calls waiting for their turn now. */
  readonly queueLength: number;
  readonly circuit: CircuitState;
  /** Whether all replicas count the limit together at the moment; absent or null = this process has all of it. */
  readonly isQuotaShared?: boolean | null;
}
