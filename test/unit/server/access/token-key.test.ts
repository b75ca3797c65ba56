import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, exportSPKI, jwtVerify } from 'jose';
import type { JwtKeyConfig } from '../../../../src/config/auth.js';
import { createTokenKey, TokenKeyError } from '../../../../src/server/access/token-verifier.js';
import { createSigner, type Signer, signToken, startKeyServer } from '../../../support/tokens.js';

const clock = { now: () => new Date(0) };

let directory: string;
let signer: Signer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'visitgraph-'));
  signer = await createSigner('key-1');
});

afterAll(() => rm(directory, { recursive: true }));

async function open(content: string): Promise<Awaited<ReturnType<typeof createTokenKey>>> {
  const path = join(directory, 'key');
  await writeFile(path, content);
  return createTokenKey({ kind: 'file', path }, clock);
}

test.each<[string, () => Promise<string>]>([
  ['PEM', () => exportSPKI(signer.publicKey)],
  ['JWK', async () => JSON.stringify(await exportJWK(signer.publicKey))],
  ['JWK Set', async () => JSON.stringify({ keys: [signer.jwk] })],
])('a file may hold a public key as %s', async (_title, write) => {
  const key = await open(await write());
  await expect(jwtVerify(await signer.sign(), key)).resolves.toMatchObject({ payload: { sub: 'desk' } });
});

test.each<[string, () => Promise<string>]>([
  ['a private PEM', () => exportPKCS8(signer.privateKey)],
  ['a private JWK', async () => JSON.stringify(await exportJWK(signer.privateKey))],
  ['a set with a private JWK', async () => JSON.stringify({ keys: [await exportJWK(signer.privateKey)] })],
  ['a symmetric JWK', async () => JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
  ['an empty set', async () => JSON.stringify({ keys: [] })],
  ['an unfinished JWK', async () => JSON.stringify({ kty: 'RSA' })],
  ['something else', async () => 'a secret'],
])('a file with %s is refused, and not repeated', async (_title, write) => {
  await expect(open(await write())).rejects.toEqual(
    new TokenKeyError('AUTH_JWT_KEY_FILE has no public key as PEM, JWK or JWK Set'),
  );
});

test('a file that is not there is refused', async () => {
  const config: JwtKeyConfig = { kind: 'file', path: join(directory, 'nowhere') };
  await expect(createTokenKey(config, clock)).rejects.toEqual(new TokenKeyError('AUTH_JWT_KEY_FILE cannot be read'));
});

test('a secret checks HMACs', async () => {
  const secret = 'a secret that has at least 32 characters';
  const token = await signToken({}, { key: new TextEncoder().encode(secret), header: { alg: 'HS256' } });
  const key = await createTokenKey({ kind: 'secret', secret }, clock);
  await expect(jwtVerify(token, key)).resolves.toMatchObject({ payload: { sub: 'desk' } });
});

test('keys are fetched from a URL', async () => {
  const server = await startKeyServer(signer.jwk);
  const key = await createTokenKey({ kind: 'jwks', url: server.url.href }, clock);
  await expect(jwtVerify(await signer.sign(), key)).resolves.toMatchObject({ payload: { sub: 'desk' } });
  await server.close();
});
