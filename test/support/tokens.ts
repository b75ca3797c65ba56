import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const ISSUER = 'https://issuer.example/';
export const AUDIENCE = 'visitgraph';

/** What a token says; undefined: it does not say so. */
export type Claims = Readonly<Record<string, unknown>>;

export interface Signer {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
  /** Public, with `kid` and `alg`. */
  readonly jwk: JWK;
  /** A token that would be accepted at `at`, but for what is given; a claim that is undefined is left out. */
  sign(claims?: Claims, at?: Date): Promise<string>;
}

export async function createSigner(kid: string, alg = 'ES256'): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    publicKey,
    privateKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg },
    sign: (claims, at) => signToken(claims, { key: privateKey, header: { alg, kid }, ...(at && { at }) }),
  };
}

export function signToken(
  claims: Claims = {},
  given: { key: CryptoKey | Uint8Array; header: { alg: string; kid?: string }; at?: Date },
): Promise<string> {
  const now = Math.floor((given.at ?? new Date()).getTime() / 1_000);
  const payload = { iss: ISSUER, aud: AUDIENCE, sub: 'desk', iat: now, exp: now + 300, ...claims };
  const told = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
  return new SignJWT(told).setProtectedHeader(given.header).sign(given.key);
}

export interface KeyServer {
  readonly url: URL;
  /** What it publishes from now on. */
  publish(...keys: readonly JWK[]): void;
  /** Answers with this status from now on, and with this text where one is given. */
  answerWith(status: number, text?: string): void;
  readonly reads: () => number;
  close(): Promise<void>;
}

/** Publishes a key set on the loopback. */
export async function startKeyServer(...first: readonly JWK[]): Promise<KeyServer> {
  let keys: readonly JWK[] = first;
  let status = 200;
  let told: string | undefined;
  let reads = 0;
  const server = createServer((_request, response) => {
    reads += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(told ?? JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/keys`),
    publish: (...next) => {
      keys = next;
    },
    answerWith: (next, text) => {
      status = next;
      told = text;
    },
    reads: () => reads,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
