import { createHmac, timingSafeEqual } from 'node:crypto';

const ISSUER = 'HappyHabitat';
const AUDIENCE = 'HappyHabitatUsers';
export const TOKEN_LIFETIME_S = 3600;
/** The framework's own tolerance towards other clocks. */
const CLOCK_SKEW_S = 300;

export interface TokenHolder {
  readonly userId: string;
  readonly username: string;
  /** Only the first role goes into the token. */
  readonly role: string;
  readonly roleId: string;
}

/** A JSON web token, HS256. `now`: seconds since the epoch. */
export function signToken(holder: TokenHolder, secret: string, now: number): string {
  const header = encode({ alg: 'HS256', typ: 'JWT' });
  const payload = encode({
    nameid: holder.userId,
    unique_name: holder.username,
    role: holder.role,
    RoleId: holder.roleId,
    nbf: now,
    exp: now + TOKEN_LIFETIME_S,
    iat: now,
    iss: ISSUER,
    aud: AUDIENCE,
  });
  return `${header}.${payload}.${signatureOf(`${header}.${payload}`, secret)}`;
}

export type TokenCheck = { readonly role: string } | { readonly problem: string };

export function checkToken(token: string, secret: string, now: number): TokenCheck {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const wanted = Buffer.from(signatureOf(`${header}.${payload}`, secret));
  const received = Buffer.from(signature);
  const isSigned = rest.length === 0 && received.length === wanted.length && timingSafeEqual(received, wanted);
  if (!isSigned) return { problem: 'The signature key was not found' };
  // Only what this server signed comes here, so the payload is known to be an object with these members.
  const claims: { exp: number; role: string } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (now > claims.exp + CLOCK_SKEW_S) return { problem: `The token expired at '${toUtc(claims.exp)}'` };
  return { role: claims.role };
}

function encode(part: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function toUtc(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
