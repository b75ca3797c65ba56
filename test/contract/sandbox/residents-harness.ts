import { listenOnLoopback } from '../../../src/sandbox/kit/listen-on-loopback.js';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/kit/sandbox-settings.js';
import { createResidentsSandbox } from '../../../src/sandbox/residents/create-residents-sandbox.js';
import { createWorld } from '../../../src/sandbox/world/create-world.js';
import { type Json, toJson } from './w3lcome-harness.js';

/** A Wednesday, 11:00 in Mexico City. */
export const NOW = new Date('2026-03-18T17:00:00Z');

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly text: string;
}

export interface ResidentsCaller {
  readonly address: string;
  /** Signed in as the service account unless `headers` say otherwise. */
  call(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
  /** The objects of a successful answer. */
  list(path: string): Promise<Json[]>;
  login(username: string, password: string): Promise<Answer>;
  tokenOf(login: { username: string; password: string }): Promise<string>;
  passMinutes(minutes: number): void;
  close(): Promise<void>;
}

export async function startResidents(visits = 1_200): Promise<ResidentsCaller> {
  let now = NOW.getTime();
  const world = createWorld({ seed: 'test', startedAt: NOW, visits: 6_000 });
  const app = createResidentsSandbox({ world, clock: { now: () => new Date(now) }, visits });
  const address = `${await listenOnLoopback(app, 0)}/api`;
  const send = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer> => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, text };
  };
  const login: ResidentsCaller['login'] = (username, password) =>
    send('POST', '/auth/login', {}, { username, password });
  const tokenOf: ResidentsCaller['tokenOf'] = async ({ username, password }) =>
    String(objectOf(await login(username, password))['token']);
  const authorization = `Bearer ${await tokenOf(SANDBOX_CREDENTIALS.resident)}`;
  const call: ResidentsCaller['call'] = (method, path, { body, headers = { authorization } } = {}) =>
    send(method, path, headers, body);
  return {
    address,
    call,
    list: async (path) => listOf(await call('GET', path)),
    login,
    tokenOf,
    passMinutes(minutes) {
      now += minutes * 60_000;
    },
    close: () => app.close(),
  };
}

export function objectOf({ text }: Answer): Json {
  return toJson(JSON.parse(text));
}

export function listOf({ text }: Answer): Json[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error('the answer is no list');
  return list.map(toJson);
}
