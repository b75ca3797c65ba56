import type { ListEnvironment } from '../domain/lists/list-environment.js';
import type { SourceAdapters } from '../domain/source/source-adapter.js';
import type { SourceMonitor } from '../domain/source/source-monitor.js';

/** The little that the graph needs of a logger; pino's fits. */
export interface GraphLogger {
  error(details: object, message: string): void;
}

/** What every resolver is given: one per request. */
export interface GraphContext {
  readonly requestId: string;
  readonly env: ListEnvironment;
  /** The same as `env.adapters`. */
  readonly adapters: SourceAdapters;
  /** The configured sources. */
  readonly monitors: readonly SourceMonitor[];
  readonly logger: GraphLogger;
}
