import type { Caller } from '../domain/access/caller.js';
import type { SourceAdapters } from '../domain/model/source-adapter.js';
import type { SourceMonitor } from '../domain/source/source-monitor.js';
import type { VisitorEnvironment } from '../domain/visitor/visitor-environment.js';
import type { WriteEnvironment } from '../domain/writes/write-environment.js';

/** The little that the graph needs of a logger; pino's fits. */
export interface GraphLogger {
  error(details: object, message: string): void;
}

/**
 * What every resolver is given: one per request. `env` and `adapters` are replaced when a write renews them, so a
 * resolver takes them from the context when it needs them and does not keep them.
 */
export interface GraphContext {
  readonly requestId: string;
  /** Who asks. */
  readonly caller: Caller;
  readonly env: VisitorEnvironment;
  /** The same as `env.adapters`. */
  readonly adapters: SourceAdapters;
  /** What mutations work with; its `env` is the one above. */
  readonly writes: WriteEnvironment;
  /** The configured sources. */
  readonly monitors: readonly SourceMonitor[];
  readonly logger: GraphLogger;
}
