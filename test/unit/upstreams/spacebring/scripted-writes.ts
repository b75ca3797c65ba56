import type { SourceAdapter } from '../../../../src/domain/model/source-adapter.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import type { RequestClient } from '../../../../src/upstreams/http/upstream-client.js';
import { createSpacebringAdapter } from '../../../../src/upstreams/spacebring/adapter.js';
import { createTokenUser } from '../../../../src/upstreams/spacebring/authorization.js';
import { createSpacebringClient } from '../../../../src/upstreams/spacebring/client.js';
import { createTimeZoneReader } from '../../../../src/upstreams/spacebring/location.directory.js';
import { createSpacebringWriteClient } from '../../../../src/upstreams/spacebring/write-client.js';
import { NOW, PLACES } from './scripted-spacebring.js';

/** What a call is answered with, by `METHOD route`; a list is gone through and its last answer stays. */
export type Script = Readonly<Record<string, Answer | readonly Answer[]>>;
type Answer = (call: { readonly id: string; readonly body: unknown; readonly query: object }) => unknown;

export interface ScriptedWrites {
  readonly writers: Required<
    Pick<SourceAdapter, 'visitWriter' | 'visitRequestWriter' | 'ticketWriter' | 'transactionWriter'>
  >;
  /** `METHOD route` of every call, in order. */
  readonly calls: string[];
  readonly bodies: unknown[];
}

/** A refusal in the source's words. */
export function refuseWith(sourceCode: string | null, message = 'Spacebring refused the request', status = 400): never {
  throw new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_REJECTED', message, status, sourceCode });
}

export function failWith(isDelivered = false): never {
  throw new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'down',
    status: 500,
    isDelivered,
  });
}

/** Locations in UTC; routes that are not scripted are unknown. */
export function scriptWrites(script: Script, { maxPages = 10 } = {}): ScriptedWrites {
  const calls: string[] = [];
  const bodies: unknown[] = [];
  const counts = new Map<string, number>();
  const answers: Script = { 'GET /locations/v1': () => ({ locations: LOCATIONS }), ...script };
  const http: RequestClient = {
    async call({ method, route, params = {}, body, query = {}, decode }) {
      const name = `${method} ${route}`;
      calls.push(name);
      if (body !== undefined) bodies.push(body);
      const scripted = answers[name] ?? (() => refuseWith('notFound', 'unknown', 404));
      const list = typeof scripted === 'function' ? [scripted] : scripted;
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      const answer = list[Math.min(count, list.length - 1)];
      const decoded = decode.safeParse(await answer?.({ id: params['id'] ?? '', body, query }));
      if (decoded.success) return decoded.data;
      throw new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_INVALID_RESPONSE', message: 'unreadable' });
    },
  };
  const client = createSpacebringClient(http);
  const user = { headers: async () => ({}), renew: async () => false };
  const { visitWriter, visitRequestWriter, ticketWriter, transactionWriter } = createSpacebringAdapter({
    client,
    limits: { maxPages, rollCallDays: 90, assumeLeft: 'never' },
    clock: { now: () => NOW },
    toTimeZone: createTimeZoneReader(() => undefined),
    toE164: () => null,
    writing: { writes: createSpacebringWriteClient(http, user), freshReads: client, tokenUser: createTokenUser() },
  });
  if (!visitWriter || !visitRequestWriter || !ticketWriter || !transactionWriter)
    throw new Error('a writer is missing');
  return { writers: { visitWriter, visitRequestWriter, ticketWriter, transactionWriter }, calls, bodies };
}

const LOCATIONS = PLACES.map((id) => ({ id, title: id, timezoneId: 'UTC' }));
