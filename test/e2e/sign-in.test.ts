import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, fetchExchange } from '@urql/core';
import { makeApiKey } from '../../src/api-keys/api-key-commands.js';
import { SCOPES } from '../../src/domain/model/scope.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { AUDIENCE, createSigner, ISSUER, type KeyServer, type Signer, startKeyServer } from '../support/tokens.js';

const QUERY = '{ locations { id } }';

let directory: string;
let file: string;
let key: string;
let signer: Signer;
let keyServer: KeyServer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'visitgraph-'));
  file = join(directory, 'keys.json');
  key = await makeApiKey(
    { file, name: 'desk', scopes: SCOPES, expiresInDays: 1, locationIds: null, environment: null },
    { now: new Date(), random: new Uint8Array(32).fill(7) },
  );
  signer = await createSigner('key-1');
  keyServer = await startKeyServer(signer.jwk);
});

afterAll(async () => {
  await keyServer.close();
  await rm(directory, { recursive: true });
});

const keys = () => ({ AUTH_API_KEYS_FILE: file });
const tokens = () => ({
  AUTH_JWKS_URL: keyServer.url.href,
  AUTH_JWT_ISSUER: ISSUER,
  AUTH_JWT_AUDIENCE: AUDIENCE,
});
const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
const codesOf = async (gateway: TestGateway, headers: Record<string, string>) =>
  (await gateway.withHeaders(headers).query(QUERY)).errors?.map(({ extensions }) => extensions['code']) ?? [];

describe.each<[string, () => Record<string, string>, { key: string[]; token: string[] }]>([
  ['api-key', keys, { key: [], token: ['UNAUTHENTICATED'] }],
  ['jwt', tokens, { key: ['UNAUTHENTICATED'], token: [] }],
  ['jwt,api-key', () => ({ ...keys(), ...tokens() }), { key: [], token: [] }],
])('a gateway with AUTH_MODE=%s', (mode, settings, expected) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway({ SANDBOX_VISITS: '50', AUTH_MODE: mode, ...settings() });
  });

  afterAll(() => gateway.close());

  test('answers nobody it does not know', async () => {
    expect(await codesOf(gateway, {})).toEqual(['UNAUTHENTICATED']);
    expect(await codesOf(gateway, { 'x-api-key': `vg_live_${'a'.repeat(43)}` })).toEqual(['UNAUTHENTICATED']);
    expect(await codesOf(gateway, bearer(await signer.sign({ aud: 'another service' })))).toEqual(['UNAUTHENTICATED']);
  });

  test('answers keys and tokens as its mode says', async () => {
    const scope = SCOPES.join(' ');
    expect(await codesOf(gateway, bearer(key))).toEqual(expected.key);
    expect(await codesOf(gateway, { 'x-api-key': key })).toEqual(expected.key);
    expect(await codesOf(gateway, bearer(await signer.sign({ scope })))).toEqual(expected.token);
  });
});

test('urql with its defaults, GET for short documents, is answered with a key, and without one where none is needed', async () => {
  const settings = { SANDBOX_VISITS: '50', AUTH_MODE: 'api-key', ...keys() };
  const [closed, open] = await Promise.all([startTestGateway(settings), startTestGateway({ SANDBOX_VISITS: '50' })]);
  try {
    const methods: unknown[] = [];
    const ask = async ({ url }: TestGateway, headers: Record<string, string>) => {
      const observed: typeof fetch = (input, init) => {
        methods.push(init?.method);
        return fetch(input, init);
      };
      const client = new Client({ url, exchanges: [fetchExchange], fetch: observed, fetchOptions: { headers } });
      const { data, error } = await client.query<{ locations: unknown[] }>('{ locations { id } }', {});
      return error?.message ?? data?.locations.length;
    };
    expect(await ask(closed, bearer(key))).toBeGreaterThan(0);
    expect(await ask(closed, { 'x-api-key': key })).toBeGreaterThan(0);
    expect(await ask(open, { 'apollo-require-preflight': '1' })).toBeGreaterThan(0);
    expect(methods).toEqual(['GET', 'GET', 'GET']);
  } finally {
    await Promise.all([closed.close(), open.close()]);
  }
});

test.each<[string, string | null]>([
  ['is not there', null],
  ['is broken', '{'],
])('a gateway whose file of keys %s does not start', async (_title, content) => {
  const broken = join(directory, `${String(content)}.json`);
  if (content !== null) await writeFile(broken, content);
  const started = startTestGateway({ AUTH_MODE: 'api-key', AUTH_API_KEYS_FILE: broken });
  await expect(started).rejects.toThrow(/^AUTH_API_KEYS_FILE cannot be used/);
});
