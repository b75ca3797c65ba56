import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { type Gateway, startGateway } from '../../src/app/start-gateway.js';
import { startEmbeddedSandbox } from '../../src/app/start-sandbox.js';
import { loadConfig } from '../../src/config/load-config.js';
import type { Source } from '../../src/domain/source/source.js';
import type { SandboxFault } from '../../src/sandbox/kit/fault.js';
import type { Authenticate } from '../../src/server/access/authenticate.js';

export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface GraphAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly GraphError[];
}

export interface TestGateway {
  readonly gateway: Gateway;
  readonly url: string;
  /** Sends a committed operation, typed by codegen. */
  run<T, V>(document: TypedDocumentNode<T, V>, variables: V): Promise<GraphAnswer<T>>;
  /** Sends a document that is only worth having in one test. */
  query<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<GraphAnswer<T>>;
  /** What the sources were asked since `resetCalls`: `{ 'SPACEBRING GET /locations/v1': 1 }`. */
  calls(): Promise<Record<string, number>>;
  resetCalls(): Promise<void>;
  setFaults(source: Source, faults: SandboxFault | readonly SandboxFault[]): Promise<void>;
  clearFaults(): Promise<void>;
  close(): Promise<void>;
  /** The same gateway, asked with these headers. */
  withHeaders(headers: Readonly<Record<string, string>>): TestGateway;
}

/** Monday noon in the sandbox's W3lcome account. */
export const NOW = new Date('2026-06-15T15:00:00Z');

/** Without the cache, so that every call is counted: a test about it switches it on. */
const ENVIRONMENT = {
  PORT: '0',
  AUTH_MODE: 'none',
  LOG_LEVEL: 'silent',
  AUDIT_LOG: 'off',
  SPACEBRING_REQUESTS_PER_SECOND: '10000',
  UPSTREAM_CACHE: 'off',
  // The machine may be busy with other tests: only a test about time has less of it.
  OVERLOAD_EVENT_LOOP_MS: '0',
  REQUEST_TIMEOUT_MS: '60000',
  UPSTREAM_TIMEOUT_MS: '30000',
  RATE_LIMIT_PER_MINUTE: '0',
};

const SANDBOX_ENVIRONMENT = {
  SANDBOX_SEED: 'tests',
  SANDBOX_NOW: NOW.toISOString(),
  SANDBOX_FREEZE: '1',
  SANDBOX_VISITS: '3000',
  SANDBOX_SPACEBRING_RPS: '10000',
};

/**
 * The whole gateway with its sandbox, on free ports, at a clock that stands still. Where `environment` has the address of
 * Spacebring, that is asked instead, and the clock is the machine's. `authenticate` says who asks, instead of the settings.
 */
export async function startTestGateway(
  environment: Record<string, string> = {},
  authenticate?: Authenticate,
): Promise<TestGateway> {
  const isSandbox = environment['SPACEBRING_URL'] === undefined;
  const merged = { ...ENVIRONMENT, ...(isSandbox && SANDBOX_ENVIRONMENT), ...environment };
  const config = loadConfig(merged);
  const context = authenticate && { ...(await startEmbeddedSandbox(config.sandbox)), authenticate };
  const gateway = await startGateway(config, merged, context);
  const url = `${gateway.address}/graphql`;
  const controls = Object.entries(gateway.sourceAddresses).map(([source, address]) => ({
    source,
    origin: new URL(address ?? '').origin,
  }));
  const control = (origin: string, path: string, init: RequestInit) => fetch(`${origin}/__sandbox/${path}`, init);
  const askingWith = (headers: Readonly<Record<string, string>>): Pick<TestGateway, 'query' | 'run'> => {
    const query = async <T>(text: string, variables: unknown = {}): Promise<GraphAnswer<T>> => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: text, variables }),
      });
      return (await response.json()) as GraphAnswer<T>;
    };
    return { query, run: (document, variables) => query(print(document), variables) };
  };
  const testGateway: TestGateway = {
    gateway,
    url,
    ...askingWith({}),
    withHeaders: (headers) => ({ ...testGateway, ...askingWith(headers) }),
    calls: async () => {
      const counts: Record<string, number> = {};
      for (const { source, origin } of controls) {
        const rows = (await (await control(origin, 'requests', {})).json()) as {
          route: string;
          count: number;
        }[];
        for (const { route, count } of rows) {
          const name = `${source} ${route}`;
          counts[name] = (counts[name] ?? 0) + count;
        }
      }
      return counts;
    },
    resetCalls: async () => {
      for (const { origin } of controls) await control(origin, 'requests', { method: 'DELETE' });
    },
    setFaults: async (source, faults) => {
      const origin = controls.find((candidate) => candidate.source === source)?.origin ?? '';
      const headers = { 'content-type': 'application/json' };
      const response = await control(origin, 'faults', { method: 'PUT', headers, body: JSON.stringify(faults) });
      if (!response.ok) throw new Error(`The sandbox refused the faults: ${response.status}`);
    },
    clearFaults: async () => {
      for (const { origin } of controls) await control(origin, 'faults', { method: 'DELETE' });
    },
    close: () => gateway.close(),
  };
  return testGateway;
}
