import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { LimitsConfig } from '../config/limits.js';
import type { ListEnvironment } from '../domain/lists/list-environment.js';
import type { Clock } from '../domain/time/clock.js';
import type { IdempotencyStore, RecordLocks } from '../domain/writes/write-environment.js';
import type { Upstream } from '../upstreams/upstream.js';
import type { Authenticate } from './access/authenticate.js';
import type { PersistedOperations } from './limits/persisted-operations.js';
import type { MetricsText } from './operator-routes.js';
import type { ServerObserver } from './server-observer.js';

/** The part of the configuration that the server acts on. */
export interface ServerSettings {
  readonly isProduction: boolean;
  /** Whether the embedded sandbox plays the sources: all data are made up. */
  readonly isSandbox: boolean;
  /** Off: validation errors tell nothing of the schema either. */
  readonly isIntrospectionOn: boolean;
  /** Whether /explorer serves a query page. */
  readonly isExplorerOn: boolean;
  readonly isLandingPageOn: boolean;
  readonly limits: LimitsConfig;
  /** Origins of pages that may query from a browser; `*` = any. */
  readonly corsOrigins: readonly string[];
  /** Names, beside those of the loopback, that requests may be sent to; null = any. */
  readonly allowedHosts: readonly string[] | null;
  readonly requestTimeoutMs: number;
  /** For requests that say `x-request-priority: batch`. */
  readonly batchTimeoutMs: number;
  /** Whether equal questions at the same time are answered together; not where a write of another process would be missed. */
  readonly areAnswersShared: boolean;
  /** How long answers without errors are given to equal questions after they were made, in ms; 0 = they are not. */
  readonly answerCacheTtlMs: number;
}

export interface ServerOptions {
  readonly settings: ServerSettings;
  /** The configured sources. */
  readonly sources: readonly Upstream[];
  /** What is the same for all requests. */
  readonly environment: Omit<ListEnvironment, 'adapters' | 'now' | 'pace' | 'visitors' | 'visitedPeople'>;
  readonly clock: Clock;
  /** What became of earlier writes, over all requests. */
  readonly idempotency: IdempotencyStore;
  /** One writer at a time per record, over all requests. */
  readonly locks: RecordLocks;
  readonly logger: FastifyBaseLogger;
  readonly authenticate: Authenticate;
  readonly observer: ServerObserver;
  /** Shown at `/metrics`; null = there is none. */
  readonly metrics: { readonly text: MetricsText; readonly isDirectOnly: boolean } | null;
  readonly persistedOperations: PersistedOperations;
  /** A client of Redis in which the requests of callers are counted; null = each process counts alone. */
  readonly requestCounts: object | null;
}

export interface GatewayServer {
  /** Resolves to the address it listens on, e.g. `http://127.0.0.1:4000`; port 0 takes a free one. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /**
   * Says from now on that it is not ready and ends every kept connection with its next answer, but still accepts requests for
   * so long: until those who send them have noticed.
   */
  drain(delayMs: number): Promise<void>;
  /** Lets running requests finish, then stops. Calling it again waits for the same end. */
  close(): Promise<void>;
  /** For further routes and for tests. */
  readonly fastify: FastifyInstance;
}
