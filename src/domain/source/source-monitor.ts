import type { Source } from './source.js';
import type { SourceHealth } from './source-health.js';

/** Reports the health of one configured source. */
export interface SourceMonitor {
  readonly source: Source;
  /** Whether the embedded sandbox replaces it with made-up data. */
  readonly isSandbox: boolean;
  health(): SourceHealth;
  /** One cheap call, for a source without a call so far. Throws SourceFaultError. */
  probe(): Promise<void>;
}
