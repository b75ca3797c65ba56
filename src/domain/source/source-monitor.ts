import type { Source } from './source.js';
import type { SourceHealth } from './source-health.js';

/** One configured source as the gateway watches it: what is known of it, and a way to find out. */
export interface SourceMonitor {
  readonly source: Source;
  /** Whether the embedded sandbox plays it: its data are made up. */
  readonly isSandbox: boolean;
  health(): SourceHealth;
  /** One light call, for a source that nobody has asked yet. Throws SourceFaultError. */
  probe(): Promise<void>;
}
