import { z } from 'zod';
import type { SpacebringConfig, SpacebringUserTokenConfig } from '../../config/sources.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { Clock } from '../../domain/time/clock.js';
import { createSessionAuthorization, RENEW_AHEAD_MS } from '../http/session-authorization.js';
import {
  type Authorization,
  type RequestScope,
  type SharedAccess,
  SOURCE_NAMES,
  type TokenSharing,
  type TokenStore,
  type UpstreamClient,
} from '../http/upstream-client.js';
import { text } from './wire.js';

interface UserTokenOptions {
  /** As configured: used first, and when every stored one is refused. */
  readonly refreshToken: string;
  readonly networkId: string | null;
  /** Persists the newest refresh token, since each use may replace it. */
  readonly tokenStore: TokenStore;
  /** The unsigned token call. */
  readonly requestToken: (scope: RequestScope, refreshToken: string) => Promise<TokenWire>;
  readonly clock: Clock;
  warn(message: string): void;
}

/**
 * Acts as one user, by OAuth. Replicas that share the store renew the access token together, one at a time. It is not
 * documented whether refresh tokens rotate; where they do, the new one is stored before use.
 */
export function createUserTokenAuthorization(options: UserTokenOptions): Authorization {
  const { clock } = options;
  const { sharing } = options.tokenStore;
  const requestSession = createSessionRequest(options);

  /** The replica that renewed before most likely has a good token. */
  async function shareSession(
    shared: TokenSharing,
    scope: RequestScope,
    refused: string | null,
  ): Promise<SharedAccess> {
    const theirs = await shared.readAccess();
    const isFresh = theirs !== null && clock.now().getTime() < theirs.renewAt;
    if (isFresh && theirs.accessToken !== refused) return theirs;
    const ours = await requestSession(scope);
    await shared.writeAccess(ours);
    return ours;
  }

  return createSessionAuthorization({
    source: 'SPACEBRING',
    clock,
    headers: toNetworkHeader(options.networkId),
    signIn: async (scope, refused) =>
      sharing === undefined ? requestSession(scope) : sharing.runExclusive(() => shareSession(sharing, scope, refused)),
  });
}

/** Requests an access token with the newest refresh token that is not refused; the configured one comes last. */
function createSessionRequest(options: UserTokenOptions): (scope: RequestScope) => Promise<SharedAccess> {
  const { clock, tokenStore } = options;
  let newestRefreshToken: string | null = null;

  /** Another replica may have rotated the token meanwhile, so the store is read again before each attempt. */
  async function nextCandidate(refused: ReadonlySet<string>): Promise<string | undefined> {
    const candidates = [...(await tokenStore.read()), newestRefreshToken, options.refreshToken];
    return candidates.find((token): token is string => token !== null && !refused.has(token));
  }

  async function persist(rotated: string | null, used: string): Promise<void> {
    if (rotated === null || rotated === used) return;
    newestRefreshToken = rotated;
    try {
      await tokenStore.write(rotated);
    } catch {
      options.warn(
        'Spacebring: the new refresh token of the user could not be stored; after a restart the old one may be refused',
      );
    }
  }

  return async (scope) => {
    const refused = new Set<string>();
    for (;;) {
      const refreshToken = await nextCandidate(refused);
      if (refreshToken === undefined) throw refusedToken();
      const requestedAt = clock.now().getTime();
      const token = await options.requestToken(scope, refreshToken).catch(nullIfRefused);
      if (token === null) {
        refused.add(refreshToken);
        continue;
      }
      await persist(token.refreshToken, refreshToken);
      const lifetimeMs = token.lifetimeSeconds * 1_000;
      return {
        accessToken: token.accessToken,
        renewAt: requestedAt + lifetimeMs - Math.min(RENEW_AHEAD_MS, lifetimeMs / 2),
      };
    }
  };
}

/** OAuth answers 400 or 401 for a token that is not, or no longer, good. */
function nullIfRefused(error: unknown): null {
  const isRefused =
    error instanceof SourceFaultError && (error.code === 'UPSTREAM_REJECTED_CREDENTIALS' || error.status === 400);
  if (isRefused) return null;
  throw error;
}

function refusedToken(): SourceFaultError {
  return new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_REJECTED_CREDENTIALS',
    message: `${SOURCE_NAMES.SPACEBRING} does not accept the configured user token`,
    status: 401,
  });
}

interface BasicAuthorizationOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Optional: Basic acts as the network without it. */
  readonly networkId: string | null;
}

/** Vendor's page on authentication, "customers": acts as the network, for everything but what a user must do. */
export function createBasicAuthorization(options: BasicAuthorizationOptions): Authorization {
  const { clientId, clientSecret, networkId } = options;
  const credentials = Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
  const headers = { authorization: `Basic ${credentials}`, ...toNetworkHeader(networkId) };
  return {
    headers: async () => headers,
    renew: async () => false,
  };
}

/** Required with a user token. */
function toNetworkHeader(networkId: string | null): Readonly<Record<string, string>> {
  return networkId === null ? {} : { 'spacebring-network-id': networkId };
}

/**
 * The user behind the user token. No call returns it: it is configured, or learned from the first record that this process
 * writes as the user. Null: not known yet.
 */
export interface TokenUser {
  readonly userRef: string | null;
  learn(userRef: string | null): void;
}

export function createTokenUser(configured: string | null = null): TokenUser {
  let known = configured;
  return {
    get userRef() {
      return known;
    },
    learn(userRef) {
      known = userRef ?? known;
    },
  };
}

/** The lifetime of an access token, by the vendor's page. */
const DOCUMENTED_LIFETIME_SECONDS = 3_600;

/** POST of the token URL. */
export const tokenWire = z
  .object({
    access_token: z.string().min(1),
    expires_in: z.coerce.number().positive().catch(DOCUMENTED_LIFETIME_SECONDS),
    refresh_token: text,
  })
  .transform((body) => ({
    accessToken: body.access_token,
    lifetimeSeconds: body.expires_in,
    /** Null: the refresh token that was used stays valid. */
    refreshToken: body.refresh_token,
  }));
type TokenWire = z.infer<typeof tokenWire>;

/** Requests an access token. The call is unsigned and in no request's memo; it counts against the source's quota. */
export function requestToken(
  client: UpstreamClient,
  scope: RequestScope,
  options: Pick<SpacebringConfig, 'clientId' | 'clientSecret'> &
    Pick<SpacebringUserTokenConfig, 'tokenUrl' | 'refreshToken'>,
): Promise<TokenWire> {
  return client.call(scope, {
    method: 'POST',
    route: '/oauth2/token',
    url: options.tokenUrl,
    isSigned: false,
    form: {
      client_id: options.clientId,
      client_secret: options.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: options.refreshToken,
    },
    decode: tokenWire,
  });
}
