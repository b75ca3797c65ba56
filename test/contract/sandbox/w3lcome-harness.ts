import { listenOnLoopback } from '../../../src/sandbox/kit/listen-on-loopback.js';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/kit/sandbox-settings.js';
import { createW3lcomeSandbox } from '../../../src/sandbox/w3lcome/create-w3lcome-sandbox.js';
import type { W3lcomeBehaviour } from '../../../src/sandbox/w3lcome/w3lcome-behaviour.js';
import { createWorld } from '../../../src/sandbox/world/create-world.js';

/** A Wednesday, 14:00 in São Paulo. */
export const NOW = new Date('2026-03-18T17:00:00Z');
export const AUTHENTICATION = { Authentication: `Basic ${SANDBOX_CREDENTIALS.w3lcome.token}` };

export type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

export interface W3lcomeCaller {
  readonly address: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  get(path: string, query?: Record<string, string | number>): Promise<Answer>;
  /** All records of a list, by pages. */
  all(path: string, key: string): Promise<Json[]>;
  close(): Promise<void>;
}

export async function startW3lcome(behaviour: Partial<W3lcomeBehaviour> = {}): Promise<W3lcomeCaller> {
  const world = createWorld({ seed: 'test', startedAt: NOW, visits: 6_000 });
  const app = createW3lcomeSandbox({ world, clock: { now: () => NOW }, visits: 2_100, behaviour });
  const address = `${await listenOnLoopback(app, 0)}/v1`;
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    // As the vendor's pages ask, the content type goes with every call, with a body or without.
    const headers = { ...AUTHENTICATION, 'content-type': 'application/JSON' };
    const response = await fetch(`${address}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: toJson(await response.json()) };
  };
  const get: W3lcomeCaller['get'] = (path, query = {}) => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
    return call('GET', `${path}?${parameters}`);
  };
  return {
    address,
    call,
    get,
    async all(path, key) {
      const records: Json[] = [];
      for (let offset = 0; ; offset += 1000) {
        const page = listIn(await get(path, { limit: 1000, offset }), key);
        records.push(...page);
        if (page.length < 1000) return records;
      }
    },
    close: () => app.close(),
  };
}

export function listIn({ body }: Answer, key: string): Json[] {
  const list = body[key];
  if (!Array.isArray(list)) throw new Error(`the answer holds no list under ${key}`);
  return list.map(toJson);
}

export function toJson(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('this is no object');
  return Object.fromEntries(Object.entries(value));
}

/** The first of the records that fits; a test without one would show nothing. */
export function the(records: readonly Json[], fits: (record: Json) => boolean): Json {
  const record = records.find(fits);
  if (record === undefined) throw new Error('no record of that kind was made up');
  return record;
}
