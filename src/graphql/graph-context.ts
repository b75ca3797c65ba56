import type { Caller } from '../domain/access/caller.js';
import type { SourceMonitor } from '../domain/source/source-monitor.js';
import type { VisitorEnvironment } from '../domain/visitor/visitor-environment.js';
import type { WriteEnvironment } from '../domain/writes/write-environment.js';

/** The part of a pino logger that the graph uses. */
export interface GraphLogger {
  error(details: object, message: string): void;
}

/** The reads and writes of one request, in order: a read after a write shows the write. */
export interface RequestSession {
  /** The environment of a read. All reads between two writes have the same one and share what they load. */
  startRead(): VisitorEnvironment;
  /** The environment of a write. Later reads have a new one, which reads from the sources and not from a cache. */
  startWrite(): WriteEnvironment;
}

/** The context of every resolver: one per request. */
export interface GraphContext {
  readonly requestId: string;
  /** Who sends the request. */
  readonly caller: Caller;
  readonly session: RequestSession;
  /** The configured sources. */
  readonly monitors: readonly SourceMonitor[];
  readonly logger: GraphLogger;
}
