import { setMaxListeners } from 'node:events';
import type { SpacebringConfig } from '../../src/config/sources.js';
import type { SourceAdapter } from '../../src/domain/model/source-adapter.js';
import { createPhoneParser } from '../../src/platform/phone-parser.js';
import type { SandboxFault } from '../../src/sandbox/kit/fault.js';
import type { RequestCount } from '../../src/sandbox/kit/request-counts.js';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { createSpacebringSandbox } from '../../src/sandbox/spacebring/create-spacebring-sandbox.js';
import type { UndocumentedBehaviour } from '../../src/sandbox/spacebring/undocumented-behaviour.js';
import { createWorld } from '../../src/sandbox/world/create-world.js';
import type { RequestScope, TokenStore } from '../../src/upstreams/http/upstream-client.js';
import { createSpacebringUpstream, type SpacebringUpstream } from '../../src/upstreams/spacebring/index.js';
import { createSpacebringContract } from '../support/openapi/spacebring-contract.js';

/** A Wednesday, early afternoon in all the sandbox's zones. */
export const NOW = new Date('2026-03-18T17:00:00Z');

const { clientId, clientSecret, networkId, refreshToken, tokenPath } = SANDBOX_CREDENTIALS.spacebring;

export interface RunningSpacebring {
  readonly address: string;
  /** One gateway process; `forRequest` makes one of its own. */
  createUpstream(config?: Partial<SpacebringConfig>, tokenStore?: TokenStore): SpacebringUpstream;
  forRequest(config?: Partial<SpacebringConfig>): SourceAdapter;
  /** What the sandbox answers the network itself. */
  ask(path: string): Promise<Record<string, unknown>>;
  /** Every record of a list that has pages. */
  askAll(path: string, key: string): Promise<RawRecord[]>;
  /** Every record of such a list, in all locations. */
  askEverywhere(path: string, key: string): Promise<RawRecord[]>;
  askPlaces(): Promise<RawRecord[]>;
  /** `GET /visitors/visits/v1 ×2`, sorted: what the sandbox was asked since the last time, by anyone. */
  takeRequests(): Promise<string[]>;
  /** How requests so far differ from the vendor's document. */
  readonly violations: readonly string[];
  setFaults(faults: readonly SandboxFault[]): Promise<void>;
  /** Puts the clock of sandbox and gateway forward. */
  passTime(ms: number): void;
  close(): Promise<void>;
}

export type RawRecord = Readonly<Record<string, unknown>> & { readonly id: string };

export function createScope(): RequestScope {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return { signal, priority: 'interactive' };
}

/** The sandbox on a free port; every request that reaches it is held against the vendor's document. */
export async function startSpacebring(
  options: { visits?: number; behaviour?: Partial<UndocumentedBehaviour> } = {},
): Promise<RunningSpacebring> {
  const { visits = 2_000, behaviour = {} } = options;
  let elapsedMs = 0;
  const clock = { now: () => new Date(NOW.getTime() + elapsedMs) };
  const world = createWorld({ seed: 'contract', startedAt: NOW, visits });
  const app = createSpacebringSandbox({ world, clock, visits, behaviour, requestsPerSecond: 100_000 });
  const contract = createSpacebringContract();
  const violations: string[] = [];
  app.addHook('preValidation', async ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://sandbox');
    if (pathname === tokenPath) return;
    const found = contract.checkRequest({
      method,
      path: pathname,
      query: searchParams,
      headers,
      body: body ?? undefined,
    });
    violations.push(...found.map((violation) => `${method} ${url}: ${violation}`));
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });

  const createUpstream: RunningSpacebring['createUpstream'] = (config = {}, tokenStore = createMemoryStore()) =>
    createSpacebringUpstream(
      {
        ...DEFAULTS,
        url: address,
        userToken: { refreshToken, tokenUrl: address + tokenPath, tokenFile: null },
        ...config,
      },
      {
        phoneParser: createPhoneParser(),
        clock,
        tokenStore,
        warn: (message) => {
          throw new Error(`unexpected warning: ${message}`);
        },
      },
    );

  async function ask(path: string): Promise<Record<string, unknown>> {
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    return JSON.parse(await (await fetch(address + path, { headers: { authorization } })).text());
  }

  async function askAll(path: string, key: string): Promise<RawRecord[]> {
    const records: RawRecord[] = [];
    for (let token: unknown = ''; typeof token === 'string'; ) {
      const body = await ask(`${path}&limit=100${token === '' ? '' : `&nextPageToken=${encodeURIComponent(token)}`}`);
      records.push(...recordsOf(body[key]));
      token = body['nextPageToken'];
    }
    return records;
  }

  const askPlaces = async () => recordsOf((await ask('/locations/v1'))['locations']);

  return {
    address,
    violations,
    createUpstream,
    forRequest: (config) => createUpstream(config).forRequest(createScope()),
    ask,
    askAll,
    askPlaces,
    async askEverywhere(path, key) {
      const lists = (await askPlaces()).map(({ id }) => askAll(`${path}?locationRef=${id}`, key));
      return (await Promise.all(lists)).flat();
    },
    async takeRequests() {
      const counts: RequestCount[] = JSON.parse(await (await fetch(`${address}/__sandbox/requests`)).text());
      await fetch(`${address}/__sandbox/requests`, { method: 'DELETE' });
      return counts.map(({ route, count }) => `${route} ×${count}`).sort();
    },
    async setFaults(faults) {
      await fetch(`${address}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
    },
    passTime(ms) {
      elapsedMs += ms;
    },
    close: () => app.close(),
  };
}

const DEFAULTS: Omit<SpacebringConfig, 'url' | 'userToken'> = {
  requestsPerSecond: null,
  concurrency: 8,
  timeoutMs: 5_000,
  maxPages: 100,
  defaultCountry: null,
  rollCallDays: 90,
  assumeLeft: 'never',
  clientId,
  clientSecret,
  networkId,
  userRef: null,
};

function createMemoryStore(): TokenStore {
  let kept: string | null = null;
  return {
    read: async () => (kept === null ? [] : [kept]),
    write: async (token) => {
      kept = token;
    },
  };
}

function recordsOf(list: unknown): RawRecord[] {
  return Array.isArray(list) ? list : [];
}

export function textOf(record: RawRecord | undefined, member: string): string {
  return String(record?.[member]);
}

export function idsOf(records: readonly { readonly sourceId: string }[]): string[] {
  return records.map(({ sourceId }) => sourceId).sort();
}
