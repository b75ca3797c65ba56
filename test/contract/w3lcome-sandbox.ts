import type { W3lcomeConfig } from '../../src/config/sources.js';
import type { SourceAdapter } from '../../src/domain/model/source-adapter.js';
import type { AssumeLeft } from '../../src/domain/model/stay-end.js';
import { createPhoneParser } from '../../src/platform/phone-parser.js';
import type { SandboxFault } from '../../src/sandbox/kit/fault.js';
import type { RequestCount } from '../../src/sandbox/kit/request-counts.js';
import { SANDBOX_CREDENTIALS, SANDBOX_ZONES } from '../../src/sandbox/kit/sandbox-settings.js';
import { createW3lcomeSandbox, type W3lcomeSandboxOptions } from '../../src/sandbox/w3lcome/create-w3lcome-sandbox.js';
import { createWorld } from '../../src/sandbox/world/create-world.js';
import { createW3lcomeUpstream } from '../../src/upstreams/w3lcome/index.js';

/** A Tuesday, 12:30 in São Paulo. */
export const NOW = new Date('2026-03-10T15:30:00Z');

export type RawRecord = Readonly<Record<string, unknown>>;

export interface W3lcomeSandbox {
  /** A new adapter per client request, of one gateway. */
  forRequest(options?: { authHeader?: 'Authentication' | 'Authorization'; signal?: AbortSignal }): SourceAdapter;
  /** Every record of a list, as the sandbox answers it to anyone. */
  readAll(list: string, key?: string): Promise<RawRecord[]>;
  /** `GET /visits ×2`, sorted: what the sandbox was asked since the last time. */
  takeRequests(): Promise<string[]>;
  setFaults(faults: readonly SandboxFault[]): Promise<void>;
  close(): Promise<void>;
}

export async function startW3lcomeSandbox(
  options: Partial<W3lcomeSandboxOptions> & {
    readonly rollCallDays?: number;
    readonly assumeLeft?: AssumeLeft;
    readonly queryTimeFormat?: W3lcomeConfig['queryTimeFormat'];
  } = {},
): Promise<W3lcomeSandbox> {
  const clock = { now: () => NOW };
  const visits = options.visits ?? 4000;
  const world = createWorld({ seed: 'contract', startedAt: NOW, visits });
  const app = createW3lcomeSandbox({ world, clock, visits, ...options });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const { token } = SANDBOX_CREDENTIALS.w3lcome;

  const readPage = async (list: string, offset: number): Promise<Record<string, RawRecord[]>> => {
    const response = await fetch(`${address}/v1/${list}?limit=1000&offset=${offset}`, {
      headers: { authentication: `Basic ${token}` },
    });
    return JSON.parse(await response.text());
  };

  const createUpstream = (authHeader: W3lcomeConfig['authHeader']) =>
    createW3lcomeUpstream(
      {
        url: `${address}/v1`,
        requestsPerSecond: null,
        concurrency: 8,
        timeoutMs: 5000,
        maxPages: 100,
        defaultCountry: 'BR',
        rollCallDays: options.rollCallDays ?? 90,
        assumeLeft: options.assumeLeft ?? 'never',
        token,
        authHeader,
        queryTimeFormat: options.queryTimeFormat ?? 'iso-offset',
        timeZone: SANDBOX_ZONES.w3lcome,
        locationName: 'Torre Central',
        inviteeCheckIn: { method: 'POST', route: '/visit/inviteeCheckin/{inviteeId}' },
      },
      { phoneParser: createPhoneParser(), clock, warn: () => undefined },
    );
  const upstreams = {
    Authentication: createUpstream('Authentication'),
    Authorization: createUpstream('Authorization'),
  };

  return {
    forRequest({ authHeader = 'Authentication', signal = new AbortController().signal } = {}) {
      return upstreams[authHeader].forRequest({ signal, priority: 'interactive' });
    },
    async readAll(list, key = list) {
      const records: RawRecord[] = [];
      for (let offset = 0; ; offset += 1000) {
        const page = (await readPage(list, offset))[key] ?? [];
        records.push(...page);
        if (page.length < 1000) return records;
      }
    },
    async takeRequests() {
      const counts: RequestCount[] = JSON.parse(await (await fetch(`${address}/__sandbox/requests`)).text());
      await fetch(`${address}/__sandbox/requests`, { method: 'DELETE' });
      return counts.map(({ route, count }) => `${route} ×${count}`).sort();
    },
    async setFaults(faults) {
      await fetch(`${address}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
    },
    close: () => app.close(),
  };
}
