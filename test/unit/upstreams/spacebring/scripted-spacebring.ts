import type { SourceAdapter } from '../../../../src/domain/model/source-adapter.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { callUrl } from '../../../../src/upstreams/http/exchange.js';
import { createRequestClient } from '../../../../src/upstreams/http/policies/request-memo.js';
import type { UpstreamClient } from '../../../../src/upstreams/http/upstream-client.js';
import { createSpacebringAdapter } from '../../../../src/upstreams/spacebring/adapter.js';
import { createSpacebringClient } from '../../../../src/upstreams/spacebring/client.js';
import { createTimeZoneReader } from '../../../../src/upstreams/spacebring/location.directory.js';

export const NOW = new Date('2026-03-10T12:00:00Z');

/** Ids of a kind and number, e.g. `idOf('visit', 7)`. */
export function idOf(kind: string, number: number): string {
  const prefix = Buffer.from(kind.padEnd(4, '-')).toString('hex').slice(0, 8);
  return `${prefix}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const PLACES = [idOf('location', 1), idOf('location', 2), idOf('location', 3)] as const;

/** Answers the body of a GET, or throws what `refuse` makes. */
export type Route = (query: URLSearchParams, id: string) => unknown;

export interface ScriptedSpacebring {
  readonly adapter: SourceAdapter;
  /** Path and query of every call that reached the source, without `limit`. */
  readonly calls: string[];
  readonly warnings: string[];
}

export function refuse(status: number): never {
  const code =
    status >= 500 ? 'UPSTREAM_UNAVAILABLE' : status === 403 ? 'UPSTREAM_REJECTED_CREDENTIALS' : 'UPSTREAM_REJECTED';
  throw new SourceFaultError({ source: 'SPACEBRING', code, message: `answered ${status}`, status });
}

/** A source with three locations in UTC; `routes` by path, a last segment that is an id written as `{id}`. */
export function scriptSpacebring(
  routes: Readonly<Record<string, Route>>,
  limits: { maxPages?: number; rollCallDays?: number } = {},
): ScriptedSpacebring {
  const calls: string[] = [];
  const warnings: string[] = [];
  const http: UpstreamClient = {
    async call(_scope, call) {
      const url = new URL(callUrl('http://source', call));
      url.searchParams.delete('limit');
      calls.push(url.pathname + decodeURIComponent(url.search));
      const route = routes[call.route] ?? DEFAULT_ROUTES[call.route];
      if (route === undefined) return refuse(404);
      const decoded = call.decode.safeParse(await route(url.searchParams, url.pathname.split('/').at(-1) ?? ''));
      if (decoded.success) return decoded.data;
      throw new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_INVALID_RESPONSE', message: 'unreadable' });
    },
    health: () => {
      throw new Error('not scripted');
    },
  };
  const scope = { signal: new AbortController().signal, priority: 'interactive' as const };
  const adapter = createSpacebringAdapter({
    client: createSpacebringClient(createRequestClient(http, scope)),
    limits: { maxPages: 100, rollCallDays: 90, assumeLeft: 'never', ...limits },
    clock: { now: () => NOW },
    toTimeZone: createTimeZoneReader((message) => warnings.push(message)),
    toE164: () => null,
  });
  return { adapter, calls, warnings };
}

const DEFAULT_ROUTES: Readonly<Record<string, Route>> = {
  '/locations/v1': () => ({ locations: PLACES.map((id) => ({ id, title: id, timezoneId: 'UTC' })) }),
};

/** `items` in pages of `size`; tokens are positions, bound to nothing. */
export function paged(key: string, items: readonly unknown[], query: URLSearchParams, size = 2): unknown {
  const start = Number(query.get('nextPageToken') ?? 0);
  const end = start + size;
  return { [key]: items.slice(start, end), ...(end < items.length && { nextPageToken: String(end) }) };
}

export function visitAt(number: number, date: string, changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: idOf('visit', number),
    code: String(100_000 + number),
    date,
    userRefHost: idOf('user', 1),
    customer: { id: idOf('membership', 1), user: { id: idOf('user', 1), name: 'Rita' } },
    userRefVisitor: idOf('guest', number),
    visitor: { name: `Guest ${number}`, email: `guest${number}@guest.example` },
    ...changes,
  };
}

export function memberOf(
  number: number,
  locationRef: string,
  changes: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    id: idOf('membership', number),
    locationRef,
    userRef: idOf('user', number),
    user: { id: idOf('user', number), name: `Member ${number}`, email: `member${number}@host.example` },
    ...changes,
  };
}
