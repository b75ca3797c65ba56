import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Account, ADMIN_ROLES } from './accounts.js';
import { ResidentError, textError, validationError } from './resident-error.js';
import type { ResidentsServer } from './residents-state.js';
import { toRoundTrip } from './written-forms.js';

export function registerAuthRoutes(api: FastifyInstance, { state, clock, secret }: ResidentsServer): void {
  api.post('/auth/login', async ({ body }) => {
    const { username, password } = readCredentials(body);
    const account = state.accounts.find((candidate) => candidate.username === username);
    if (account?.password !== password || account === undefined) throw textError(401, 'Invalid username or password');
    if (!account.isActive) throw invalidOperation('User account is inactive');
    const now = clock.now().getTime();
    return toLogin(account, { secret, now });
  });
}

/** Any token gives access to visits. */
export function requireToken(server: ResidentsServer): (request: FastifyRequest) => Promise<void> {
  const { clock, secret, isReplaying } = server;
  return async (request) => {
    if (!isReplaying()) roleOf(request, secret, clock.now());
  };
}

/** Only administrators have access to residents and communities. */
export function requireAdmin({ clock, secret }: ResidentsServer): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const role = roleOf(request, secret, clock.now());
    if (!ADMIN_ROLES.includes(role)) throw new ResidentError(403, { shape: 'empty' });
  };
}

function roleOf({ headers }: FastifyRequest, secret: string, now: Date): string {
  const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (token === undefined) throw unauthorized('Bearer');
  const check = checkToken(token, secret, Math.floor(now.getTime() / 1000));
  if ('role' in check) return check.role;
  throw unauthorized(`Bearer error="invalid_token", error_description="${check.problem}"`);
}

function unauthorized(challenge: string): ResidentError {
  return new ResidentError(401, { shape: 'empty', headers: { 'www-authenticate': challenge } });
}

function invalidOperation(message: string): ResidentError {
  return new ResidentError(400, { shape: 'object', code: 'INVALID_OPERATION', message });
}

function readCredentials(body: unknown): { username: string; password: string } {
  const members = new Map(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  const memberOf = (name: string): string => {
    const value: unknown = members.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [username, password] = [memberOf('username'), memberOf('password')];
  if (username.trim() !== '' && password.trim() !== '') return { username, password };
  throw validationError({
    ...(username.trim() === '' ? { Username: ['The Username field is required.'] } : {}),
    ...(password.trim() === '' ? { Password: ['The Password field is required.'] } : {}),
  });
}

function toLogin(account: Account, { secret, now }: { secret: string; now: number }) {
  const [first] = account.roles;
  if (first === undefined) throw invalidOperation('User has no roles assigned');
  const { userId, username, email, roles } = account;
  return {
    token: signToken({ userId, username, role: first.code, roleId: first.id }, secret, Math.floor(now / 1000)),
    userId,
    username,
    email,
    role: first.code,
    roles: roles.map(({ code }) => code),
    roleDetails: roles,
    expiresAt: toRoundTrip(now + TOKEN_LIFETIME_S * 1000, 0),
    residentInfo: null,
  };
}

const ISSUER = 'HappyHabitat';
const AUDIENCE = 'HappyHabitatUsers';
const TOKEN_LIFETIME_S = 3600;
/** The framework's tolerance for clock skew. */
const CLOCK_SKEW_S = 300;

interface TokenHolder {
  readonly userId: string;
  readonly username: string;
  /** Only the first role goes into the token. */
  readonly role: string;
  readonly roleId: string;
}

/** A JSON web token, HS256. `now`: seconds since the epoch. */
function signToken(holder: TokenHolder, secret: string, now: number): string {
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

type TokenCheck = { readonly role: string } | { readonly problem: string };

function checkToken(token: string, secret: string, now: number): TokenCheck {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const wanted = Buffer.from(signatureOf(`${header}.${payload}`, secret));
  const received = Buffer.from(signature);
  const isSigned = rest.length === 0 && received.length === wanted.length && timingSafeEqual(received, wanted);
  if (!isSigned) return { problem: 'The signature key was not found' };
  // This server signed the payload, so it is an object with these members.
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
