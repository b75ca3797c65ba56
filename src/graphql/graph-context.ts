import type { Caller } from '../domain/access/caller.js';
import type { SourceMonitor } from '../domain/source/source-monitor.js';
import type { VisitorEnvironment } from '../domain/visitor/visitor-environment.js';
import type { WriteEnvironment } from '../domain/writes/write-environment.js';

/** The little that the graph needs of a logger; pino's fits. */
export interface GraphLogger {
  error(details: object, message: string): void;
}

/** The reads and writes of one request, in order: what is read after a write shows the write. */
export interface RequestSession {
  /** What to read with. Equal for all reads between two writes, which share what they load. */
  startRead(): VisitorEnvironment;
  /** What to write with. Reads that start afterwards load anew, from the sources themselves. */
  startWrite(): WriteEnvironment;
}

/** What every resolver is given: one per request. */
export interface GraphContext {
  readonly requestId: string;
  /** Who sends the request. */
  readonly caller: Caller;
  readonly session: RequestSession;
  /** The configured sources. */
  readonly monitors: readonly SourceMonitor[];
  readonly logger: GraphLogger;
}
