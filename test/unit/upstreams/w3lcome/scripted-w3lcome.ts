import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import type { RequestClient, UpstreamCall } from '../../../../src/upstreams/http/upstream-client.js';
import { createW3lcomeClient } from '../../../../src/upstreams/w3lcome/client.js';
import type { AdapterParts } from '../../../../src/upstreams/w3lcome/context.js';
import { createW3lcomeHabits, type W3lcomeHabits } from '../../../../src/upstreams/w3lcome/list-habits.js';
import { toAccountLocation } from '../../../../src/upstreams/w3lcome/person.mapper.js';
import type { Mapping } from '../../../../src/upstreams/w3lcome/values.js';
import { createW3lcomeWrites } from '../../../../src/upstreams/w3lcome/write-client.js';

export type Body = Readonly<Record<string, unknown>>;

export interface Script {
  readonly visits?: readonly Body[];
  readonly invitees?: readonly Body[];
  readonly hosts?: readonly Body[];
  readonly blockedlist?: readonly Body[];
  readonly fields?: readonly Body[];
  /** What the process has learned of the lists before; default: that they fill pages, so that a short one is the last. */
  readonly habits?: W3lcomeHabits;
  /** Answers before anything else does; undefined = not its affair. Throws what the transport would throw. */
  readonly intercept?: (call: SentCall) => unknown;
}

export interface SentCall {
  readonly route: string;
  readonly id: string | undefined;
  readonly offset: number;
  readonly limit: number;
  readonly queryKey: string | undefined;
  readonly queryOp: string | undefined;
  readonly queryValue: string | undefined;
  /** After which the list has nothing; undefined: it reaches into the present. */
  readonly rangeEnd: Date | undefined;
}

export const NOW = new Date('2026-03-10T15:00:00Z');

export const CONFIG: AdapterParts['config'] = {
  url: 'http://127.0.0.1',
  requestsPerSecond: null,
  concurrency: 8,
  timeoutMs: 1000,
  maxPages: 5,
  defaultCountry: 'BR',
  rollCallDays: 30,
  assumeLeft: 'never',
  token: 'token',
  authHeader: 'Authentication',
  queryTimeFormat: 'iso-offset',
  timeZone: 'America/Sao_Paulo',
  locationName: 'Headquarters',
  inviteeCheckIn: { method: 'POST', route: '/visit/inviteeCheckin/{inviteeId}' },
};

/** Digits with a plus in front: enough of E.164 for these tests; `bad…` cannot be parsed. */
export const MAPPING: Mapping = {
  account: toAccountLocation(CONFIG),
  toE164: (phone) => (phone.includes('bad') ? null : `+${phone.replace(/\D/g, '')}`),
  assumeLeft: 'never',
  countryCallingCode: (e164) => e164.slice(1, 3),
};

export function fault(status: number | null, sourceCode: string | null = null): SourceFaultError {
  const code = status === null || status >= 500 ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_REJECTED';
  return new SourceFaultError({ source: 'W3LCOME', code, message: 'failed', status, sourceCode });
}

/** Of a source that has filled pages before. */
export function learnedHabits(): W3lcomeHabits {
  const habits = createW3lcomeHabits(() => undefined);
  const { visits, invitees, hosts, blocked, visitTimes, inviteeTimes } = habits;
  for (const list of [visits, invitees, hosts, blocked]) {
    list.learn({ offset: 0, limit: 2_000, count: 2_000, size: null });
  }
  for (const filter of [visitTimes, inviteeTimes]) filter.prove();
  return habits;
}

/** A W3lcome made of plain arrays in the order given; every call is noted. */
export function createScript(script: Script): { readonly parts: AdapterParts; readonly sent: SentCall[] } {
  const sent: SentCall[] = [];
  const http: RequestClient = {
    async call<T>(call: UpstreamCall<T>): Promise<T> {
      const seen = toSentCall(call);
      sent.push(seen);
      await Promise.resolve();
      return call.decode.parse(script.intercept?.(seen) ?? answer(script, seen));
    },
  };
  const client = createW3lcomeClient(http, CONFIG.timeZone, script.habits ?? learnedHabits());
  const writes = createW3lcomeWrites(http, CONFIG);
  const beginWrite = () => ({ client, writes });
  return { parts: { client, config: CONFIG, clock: { now: () => NOW }, mapping: MAPPING, beginWrite }, sent };
}

function toSentCall(call: UpstreamCall<unknown>): SentCall {
  const text = (key: string) => (call.query?.[key] === undefined ? undefined : String(call.query[key]));
  return {
    route: call.route,
    id: call.params?.['id'],
    offset: Number(call.query?.['offset'] ?? 0),
    limit: Number(call.query?.['limit'] ?? 0),
    queryKey: text('queryKey'),
    queryOp: text('queryOp'),
    queryValue: text('queryValue'),
    rangeEnd: call.rangeEnd,
  };
}

function answer(script: Script, call: SentCall): unknown {
  switch (call.route) {
    case '/visits':
      return { visits: page(script.visits, call) };
    case '/invitees':
      return { invitees: page(script.invitees, call) };
    case '/hosts':
      return { hosts: page(script.hosts, call) };
    case '/blockedlist':
      return { blockedlist: page(script.blockedlist, call) };
    case '/company/fields':
      return { fields: script.fields ?? [] };
    case '/visit/{id}':
      return one(script.visits, call);
    case '/invitee/{id}':
      return one(script.invitees, call);
    case '/host/{id}':
      return one(script.hosts, call);
    case '/blockedlist/{id}':
      return one(script.blockedlist, call);
    default:
      throw new Error(`unexpected ${call.route}`);
  }
}

function one(records: readonly Body[] = [], { id }: SentCall): Body {
  const found = records.find((record) => String(record['id']).toLowerCase() === id?.toLowerCase());
  if (found === undefined) throw fault(404, 'NOT_FOUND');
  return found;
}

function page(records: readonly Body[] = [], call: SentCall): readonly Body[] {
  return records.filter((record) => fits(record, call)).slice(call.offset, call.offset + call.limit);
}

function fits(record: Body, { queryKey, queryOp, queryValue = '' }: SentCall): boolean {
  if (queryKey === undefined) return true;
  if (queryKey === 'hostId') return hostId(record) === queryValue.toLowerCase();
  if (queryOp === '==') return String(record[queryKey]).toLowerCase() === queryValue;
  const difference = Date.parse(String(record[queryKey])) - Date.parse(queryValue);
  if (queryOp === '>=') return difference >= 0;
  return queryOp === '<' ? difference < 0 : difference <= 0;
}

function hostId({ host }: Body): string | undefined {
  return typeof host === 'object' && host !== null && 'id' in host ? String(host.id).toLowerCase() : undefined;
}
