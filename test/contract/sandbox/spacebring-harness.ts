import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/kit/sandbox-settings.js';
import {
  createSpacebringSandbox,
  type SpacebringSandboxOptions,
} from '../../../src/sandbox/spacebring/create-spacebring-sandbox.js';
import { createWorld } from '../../../src/sandbox/world/create-world.js';
import { isJsonObject, type JsonObject } from '../../support/openapi/json-object.js';
import { createSpacebringContract } from '../../support/openapi/spacebring-contract.js';

export const { clientId, clientSecret, networkId, refreshToken, tokenPath } = SANDBOX_CREDENTIALS.spacebring;
export const BASIC = { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` };
/** A Wednesday, noon in the world's zone. */
export const NOON = new Date('2026-11-18T15:00:00.000Z');
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';
const MS_PER_MINUTE = 60_000;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

export interface CallOptions {
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  /** Default: Basic. */
  readonly headers?: Record<string, string>;
  /** Not held against the contract: for requests to no documented operation. */
  readonly isUnchecked?: boolean;
}

export interface SpacebringHarness {
  /** The answer; throws where it breaks the vendor's contract. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Signed in as the user. */
  userHeaders(): Promise<Record<string, string>>;
  refresh(token: string): Promise<Answer>;
  /** Every row of a list, page by page with the token. */
  walk(path: string, member: string, query: Record<string, string>): Promise<JsonObject[]>;
  passMinutes(minutes: number): void;
  readonly url: string;
  close(): Promise<void>;
}

export type HarnessOptions = Partial<
  Pick<SpacebringSandboxOptions, 'visits' | 'requestsPerSecond' | 'behaviour' | 'elapsedMs'>
>;

export async function startSpacebring(options: HarnessOptions = {}): Promise<SpacebringHarness> {
  const contract = createSpacebringContract();
  let now = NOON.getTime();
  const app = createSpacebringSandbox({
    visits: 600,
    requestsPerSecond: Number.POSITIVE_INFINITY,
    ...options,
    world: createWorld({ seed: 'contract', startedAt: NOON, visits: 1_200 }),
    clock: { now: () => new Date(now) },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  const call: SpacebringHarness['call'] = async (
    method,
    path,
    { query = {}, body, headers = BASIC, isUnchecked } = {},
  ) => {
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${url}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    const violations =
      isUnchecked === true ? [] : contract.checkResponse({ method, path, status: response.status, body: parsed });
    if (violations.length > 0) throw new Error(`${method} ${path} ${response.status}: ${violations.join('; ')}`);
    return { status: response.status, headers: response.headers, body: isJsonObject(parsed) ? parsed : {} };
  };
  const refresh: SpacebringHarness['refresh'] = async (token) => {
    const form = {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: token,
    };
    const response = await fetch(`${url}${tokenPath}`, { method: 'POST', body: new URLSearchParams(form) });
    const parsed: unknown = await response.json();
    return { status: response.status, headers: response.headers, body: isJsonObject(parsed) ? parsed : {} };
  };
  return {
    ...{ call, refresh, url },
    async userHeaders() {
      const { body } = await refresh(refreshToken);
      return { authorization: `Bearer ${String(body['access_token'])}`, 'spacebring-network-id': networkId };
    },
    async walk(path, member, query) {
      const rows: JsonObject[] = [];
      let token: string | undefined;
      do {
        const { body } = await call('GET', path, {
          query: token === undefined ? query : { ...query, nextPageToken: token },
        });
        rows.push(...objectsOf(body, member));
        token = typeof body['nextPageToken'] === 'string' ? body['nextPageToken'] : undefined;
      } while (token !== undefined);
      return rows;
    },
    passMinutes: (minutes) => {
      now += minutes * MS_PER_MINUTE;
    },
    close: () => app.close(),
  };
}

export function objectsOf(body: JsonObject, member: string): JsonObject[] {
  const list = body[member];
  if (!Array.isArray(list) || !list.every(isJsonObject)) throw new Error(`no list ${member} in the answer`);
  return list;
}

export function objectOf(body: JsonObject, member: string): JsonObject {
  const value = body[member];
  if (!isJsonObject(value)) throw new Error(`no object ${member} in the answer`);
  return value;
}

/** The id of each row, as the tests compare lists. */
export function idsOf(rows: readonly JsonObject[]): string[] {
  return rows.map(({ id }) => String(id));
}

/** Locations of the sandbox in their fixed order: São Paulo, New York, Lisbon. */
export async function locationIds(sandbox: SpacebringHarness): Promise<[string, string, string]> {
  const { body } = await sandbox.call('GET', '/locations/v1');
  const [first = '', second = '', third = ''] = idsOf(objectsOf(body, 'locations'));
  return [first, second, third];
}
