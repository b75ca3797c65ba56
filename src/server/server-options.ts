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

/** The part of the configuration that the server uses. */
export interface ServerSettings {
  readonly isProduction: boolean;
  /** Whether the embedded sandbox replaces the sources: all data is made up. */
  readonly isSandbox: boolean;
  /** Off: validation errors reveal nothing of the schema either. */
  readonly isIntrospectionOn: boolean;
  /** Whether /explorer serves a query page. */
  readonly isExplorerOn: boolean;
  readonly isLandingPageOn: boolean;
  readonly limits: LimitsConfig;
  /** Origins of pages that may query from a browser; `*` = any. */
  readonly corsOrigins: readonly string[];
  /** Accepted host names beside those of the loopback; null = any. */
  readonly allowedHosts: readonly string[] | null;
  readonly requestTimeoutMs: number;
  /** For requests with `x-request-priority: batch`. */
  readonly batchTimeoutMs: number;
  /** Whether equal requests at the same time share an answer; off where a write of another process would be missed. */
  readonly areAnswersShared: boolean;
  /** How long an answer without errors serves equal requests after it was made, in ms; 0 = not at all. */
  readonly answerCacheTtlMs: number;
}

export interface ServerOptions {
  readonly settings: ServerSettings;
  /** The configured sources. */
  readonly sources: readonly Upstream[];
  /** Shared by all requests. */
  readonly environment: Omit<ListEnvironment, 'adapters' | 'now' | 'pace' | 'visitors' | 'visitedPeople'>;
  readonly clock: Clock;
  /** Outcomes of earlier writes, over all requests. */
  readonly idempotency: IdempotencyStore;
  /** One writer at a time per record, over all requests. */
  readonly locks: RecordLocks;
  readonly logger: FastifyBaseLogger;
  readonly authenticate: Authenticate;
  readonly observer: ServerObserver;
  /** Served at `/metrics`; null = none. */
  readonly metrics: { readonly text: MetricsText; readonly isDirectOnly: boolean } | null;
  readonly persistedOperations: PersistedOperations;
  /** Redis client that counts the requests of callers; null = each process counts alone. */
  readonly requestCounts: object | null;
}

export interface GatewayServer {
  /** Resolves to the address it listens on, e.g. `http://127.0.0.1:4000`; port 0 takes a free one. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /**
   * Denies readiness and closes each connection with its next answer, but still accepts requests for `delayMs`,
   * until clients and balancers have noticed.
   */
  drain(delayMs: number): Promise<void>;
  /** Lets running requests finish, then stops. A second call waits for the same end. */
  close(): Promise<void>;
  /** For further routes and for tests. */
  readonly fastify: FastifyInstance;
}
