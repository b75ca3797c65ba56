import { pino } from 'pino';
import { loadConfig } from '../../../src/config/load-config.js';
import { ANYONE } from '../../../src/domain/access/caller.js';
import type { SourceAdapter } from '../../../src/domain/model/source-adapter.js';
import type { SourceHealth } from '../../../src/domain/source/source-health.js';
import { createEncryptor } from '../../../src/platform/encryptor.js';
import type { CallScope } from '../../../src/server/call-scope.js';
import { createServer } from '../../../src/server/create-server.js';
import type { GatewayServer, ServerOptions, ServerSettings } from '../../../src/server/server-options.js';
import type { Upstream } from '../../../src/upstreams/upstream.js';
import { FORGETFUL_STORE, OPEN_LOCKS } from '../../support/write-environment.js';

export const NOW = new Date('2026-11-21T12:00:00Z');

export const STUDIO = 'https://studio.apollographql.com';

export interface TestServer extends GatewayServer {
  /** Address of the graph. */
  readonly url: string;
  /** Log lines, parsed. */
  readonly logged: readonly Record<string, unknown>[];
  /** Sends an operation as most clients do. */
  post(query: string, headers?: Record<string, string>): Promise<Response>;
}

/** As they are where nothing is configured. */
export const LIMITS = loadConfig({}).limits;

const HEALTH: SourceHealth = {
  lastSuccessAt: NOW,
  lastFailureAt: null,
  lastFault: null,
  requestsPerSecondLimit: null,
  queueLength: 0,
  circuit: 'CLOSED',
};

export function serve(forRequest: (scope: CallScope) => SourceAdapter, source = 'SPACEBRING' as const): Upstream {
  return { source, health: () => HEALTH, generation: async () => '0', probe: async () => {}, forRequest };
}

/** The real server on a free port of the loopback; close it. */
export async function startTestServer(
  given: Partial<
    Pick<ServerOptions, 'sources' | 'authenticate' | 'observer' | 'persistedOperations' | 'requestCounts'>
  > & {
    settings?: Partial<ServerSettings>;
    logLevel?: 'error' | 'info';
  } = {},
): Promise<TestServer> {
  const logged: Record<string, unknown>[] = [];
  const server = await createServer({
    settings: {
      isProduction: false,
      isSandbox: false,
      isIntrospectionOn: true,
      isExplorerOn: true,
      isLandingPageOn: true,
      limits: LIMITS,
      corsOrigins: [STUDIO],
      allowedHosts: null,
      requestTimeoutMs: 10_000,
      batchTimeoutMs: 120_000,
      areAnswersShared: true,
      answerCacheTtlMs: 0,
      ...given.settings,
    },
    sources: given.sources ?? [],
    environment: {
      encryptor: createEncryptor('a secret that is long enough for tests'),
      visitsMaxRangeDays: 400,
      phoneCandidates: () => [],
    },
    clock: { now: () => NOW },
    authenticate: given.authenticate ?? (async () => ANYONE),
    observer: given.observer ?? { requestStarted: () => ({ run: (part) => part(), ended: () => {} }), wrote: () => {} },
    metrics: null,
    persistedOperations: given.persistedOperations ?? 'off',
    requestCounts: given.requestCounts ?? null,
    idempotency: FORGETFUL_STORE,
    locks: OPEN_LOCKS,
    logger: pino({ level: given.logLevel ?? 'error' }, { write: (line: string) => logged.push(JSON.parse(line)) }),
  });
  const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  const post = (query: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  return { ...server, url, logged, post };
}
