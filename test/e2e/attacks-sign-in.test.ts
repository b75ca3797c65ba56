import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportSPKI } from 'jose';
import { makeApiKey } from '../../src/api-keys/api-key-commands.js';
import { SCOPES } from '../../src/domain/model/scope.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import {
  AUDIENCE,
  type Claims,
  createSigner,
  ISSUER,
  type KeyServer,
  type Signer,
  signToken,
  startKeyServer,
} from '../support/tokens.js';

type Headers = Readonly<Record<string, string | readonly string[]>>;

const KEY_ID = 'key-1';
const ALL = { scope: SCOPES.join(' ') };
const LIMIT = 20;

let directory: string;
let signer: Signer;
let keyServer: KeyServer;
let key: string;
let gateway: TestGateway;

async function makeKey(environment: string): Promise<string> {
  return makeApiKey(
    {
      file: join(directory, `${environment}.json`),
      name: 'desk',
      scopes: SCOPES,
      expiresInDays: 1,
      locationIds: null,
      environment,
    },
    { now: new Date(), random: crypto.getRandomValues(new Uint8Array(32)) },
  );
}

const start = (limit: number) =>
  startTestGateway({
    SANDBOX_VISITS: '50',
    AUTH_MODE: 'jwt,api-key',
    AUTH_API_KEYS_FILE: join(directory, 'live.json'),
    AUTH_JWKS_URL: keyServer.url.href,
    AUTH_JWT_ISSUER: ISSUER,
    AUTH_JWT_AUDIENCE: AUDIENCE,
    RATE_LIMIT_PER_MINUTE: String(limit),
    GATEWAY_TRUSTED_PROXIES: 'loopback',
  });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'visitgraph-'));
  signer = await createSigner(KEY_ID, 'RS256');
  keyServer = await startKeyServer(signer.jwk);
  key = await makeKey('live');
});

afterAll(async () => {
  await keyServer.close();
  await rm(directory, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly code: string | undefined;
}

/** With headers exactly as they are given, also the same one several times. */
function ask(headers: Headers, query = '{ locations { id } }'): Promise<Answer> {
  const given = { 'content-type': 'application/json', ...headers };
  return new Promise((resolve, reject) => {
    const asking = request(gateway.url, { method: 'POST', headers: given }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      answer.once('error', reject).once('end', () => {
        const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
        resolve({ status: answer.statusCode, code: errors?.[0]?.extensions.code });
      });
    });
    asking.once('error', reject);
    asking.end(JSON.stringify({ query }));
  });
}

const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;
const guess = () => `vg_live_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`;
const unsigned = (alg: string) => {
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'desk', exp: seconds(300), ...ALL };
  return `${base64({ alg, kid: KEY_ID })}.${base64(claims)}.`;
};

/** Signed with the public key, which everybody has, as if it were the secret of an HMAC. */
async function signWithPublicKey(alg: string): Promise<string> {
  const secret = new TextEncoder().encode(await exportSPKI(signer.publicKey));
  return signToken(ALL, { key: secret, header: { alg, kid: KEY_ID } });
}

/** By another key that has the same name. */
async function signByAnother(claims: Claims): Promise<string> {
  return (await createSigner(KEY_ID, 'RS256')).sign(claims);
}

describe('a credential that is forged or of somebody else', () => {
  beforeAll(async () => {
    gateway = await start(0);
  });

  beforeEach(() => gateway.resetCalls());

  afterAll(() => gateway.close());

  test.each<[string, () => Promise<Headers> | Headers]>([
    ['a token signed with the public key by HS256', async () => bearer(await signWithPublicKey('HS256'))],
    ['a token signed with the public key by HS512', async () => bearer(await signWithPublicKey('HS512'))],
    ['a token with alg: none', () => bearer(unsigned('none'))],
    ['a token with alg: nOnE', () => bearer(unsigned('nOnE'))],
    ['a token without its signature', () => bearer(unsigned('RS256'))],
    ['an expired token', async () => bearer(await signer.sign({ ...ALL, exp: seconds(-60) }))],
    ['a token that is not valid yet', async () => bearer(await signer.sign({ ...ALL, nbf: seconds(120) }))],
    ['a token that never expires', async () => bearer(await signer.sign({ ...ALL, exp: undefined }))],
    ['a token of another key of the same name', async () => bearer(await signByAnother(ALL))],
    ['a token of another environment', async () => bearer(await signer.sign({ ...ALL, iss: `${ISSUER}staging` }))],
    ['a token for another service', async () => bearer(await signer.sign({ ...ALL, aud: 'billing' }))],
    ['a token that brings its own key', async () => bearer(`${base64({ alg: 'RS256', jwk: signer.jwk })}.e30.AA`)],
    ['a token of half a kilobyte of dots', () => bearer('.'.repeat(500))],
    ['a key of another environment', async () => ({ 'x-api-key': await makeKey('staging') })],
    [
      'a key that says it is of this environment',
      async () => bearer((await makeKey('dev')).replace('_dev_', '_live_')),
    ],
    ['a key that nobody made', () => ({ 'x-api-key': guess() })],
    ['several keys in one header', () => ({ 'x-api-key': `${guess()}, ${key}` })],
    ['several headers with keys', () => ({ 'x-api-key': [guess(), key] })],
    ['a guess beside a good key', () => ({ 'x-api-key': guess(), ...bearer(key) })],
    ['a key with a space in it', () => ({ 'x-api-key': `${key} x` })],
    ['nothing', () => ({})],
  ])('is refused as UNAUTHENTICATED, and no source is asked: %s', async (_name, headersOf) => {
    expect(await ask(await headersOf())).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await gateway.calls()).toEqual({});
  });

  test('is told apart from a good one', async () => {
    expect(await ask({ 'x-api-key': key })).toEqual({ status: 200, code: undefined });
    expect(await ask(bearer(await signer.sign(ALL)))).toEqual({ status: 200, code: undefined });
  });
});

describe('trying out keys by brute force', () => {
  const from = (last: number) => ({ 'x-forwarded-for': `192.0.2.${last}` });
  const tally = (answers: readonly Answer[]) =>
    Object.fromEntries(
      [401, 429, 200].map((status) => [status, answers.filter((one) => one.status === status).length]),
    );

  beforeEach(async () => {
    gateway = await start(LIMIT);
  });

  afterEach(() => gateway.close());

  test('ends after as many failures as a caller has requests, from whichever credential', async () => {
    const tried = Array.from({ length: 10 * LIMIT }, (_, index) => ({
      ...from(1),
      ...(index % 2 === 0 ? { 'x-api-key': guess() } : bearer(unsigned('RS256'))),
    }));
    const answers = await Promise.all(tried.map((headers) => ask(headers)));
    expect(tally(answers)).toEqual({ 401: LIMIT, 429: 9 * LIMIT, 200: 0 });
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['UNAUTHENTICATED', 'RATE_LIMITED']));
    expect(await gateway.calls()).toEqual({});
  });

  test('is not told when it has found one, and keeps nobody else out', async () => {
    await Promise.all(Array.from({ length: 2 * LIMIT }, () => ask({ ...from(1), 'x-api-key': guess() })));
    expect(await ask({ ...from(1), 'x-api-key': key })).toEqual({ status: 429, code: 'RATE_LIMITED' });
    expect(await ask({ ...from(2), 'x-api-key': key })).toEqual({ status: 200, code: undefined });
  });

  test('finds no way to put many into one request', async () => {
    const guesses = Array.from({ length: 500 }, (_, index) => `g${index}: visitor(by: { email: "${index}" }) { id }`);
    const answer = await ask({ 'x-api-key': guess() }, `{ ${guesses.join(' ')} }`);
    expect(answer).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    expect((await ask({ 'x-api-key': key }, `{ ${guesses.join(' ')} }`)).code).toBe('QUERY_TOO_COMPLEX');
    expect(await gateway.calls()).toEqual({});
  });

  test('makes the keys of tokens be read no more than once', async () => {
    const tokens = await Promise.all(
      Array.from({ length: LIMIT }, (_, index) =>
        signToken(ALL, { key: signer.privateKey, header: { alg: 'RS256', kid: `made-up-${index}` } }),
      ),
    );
    const before = keyServer.reads();
    const answers = await Promise.all(tokens.map((token) => ask({ ...from(3), ...bearer(token) })));
    expect(tally(answers)).toEqual({ 401: LIMIT, 429: 0, 200: 0 });
    expect(keyServer.reads() - before).toBe(1);
  });
});
