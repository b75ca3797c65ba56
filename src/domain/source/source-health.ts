import type { SourceFault } from './source-error.js';

export type CircuitState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** The health of one source's API, from the calls of this process. */
export interface SourceHealth {
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastFault: SourceFault | null;
  /** Maximum calls per sliding second; null = no limit. */
  readonly requestsPerSecondLimit: number | null;
  /** Calls that wait for a slot now. */
  readonly queueLength: number;
  readonly circuit: CircuitState;
  /** Whether all replicas count the limit together now; absent or null = this process has the whole limit. */
  readonly isQuotaShared?: boolean | null;
}
