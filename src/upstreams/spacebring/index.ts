import type { SpacebringConfig } from '../../config/config.js';
import { createRequestClient } from '../http/create-request-client.js';
import { createUpstreamClient } from '../http/create-upstream-client.js';
import type { TokenStore } from '../http/token-store.js';
import type { Authorization, UpstreamClient } from '../http/upstream-client.js';
import type { Upstream } from '../upstream.js';
import type { UpstreamDependencies } from '../upstream-dependencies.js';
import { createSpacebringAdapter } from './spacebring.adapter.js';
import { createBasicAuthorization } from './spacebring.authorization.js';
import { createSpacebringClient, probeSpacebring } from './spacebring.client.js';
import { readSpacebringError } from './spacebring.wire.js';
import { createTimeZoneReader } from './time-zone-reader.js';
import { requestToken } from './token.wire.js';
import { createUserTokenAuthorization } from './user-token.authorization.js';

export interface SpacebringDependencies extends UpstreamDependencies {
  /** Keeps the user's newest refresh token; not used without a user token. */
  readonly tokenStore: TokenStore;
}

export interface SpacebringUpstream extends Upstream {
  /** Signs what only a user may do; null where no user token is configured. Its token calls count against the quota. */
  readonly userAuthorization: Authorization | null;
}

/** One Spacebring network for the life of the process. */
export function createSpacebringUpstream(
  config: SpacebringConfig,
  dependencies: SpacebringDependencies,
): SpacebringUpstream {
  const { clock, phoneParser } = dependencies;
  const client = createUpstreamClient({
    source: 'SPACEBRING',
    baseUrl: config.url,
    requestsPerSecond: config.requestsPerSecond,
    concurrency: config.concurrency,
    timeoutMs: config.timeoutMs,
    authorization: createBasicAuthorization(config),
    readError: readSpacebringError,
    clock,
  });
  const { maxPages, rollCallDays, transactionsScope } = config;
  const limits = { maxPages, rollCallDays, transactionsScope };
  const toTimeZone = createTimeZoneReader((message) => dependencies.warn(message));
  return {
    source: 'SPACEBRING',
    userAuthorization: createUserAuthorization(client, config, dependencies),
    health: () => client.health(),
    probe: (scope) => probeSpacebring(client, scope),
    forRequest: (scope) =>
      createSpacebringAdapter({
        client: createSpacebringClient(createRequestClient(client, scope)),
        limits,
        clock,
        toTimeZone,
        toE164: (phone) => phoneParser.toE164(phone, config.defaultCountry),
      }),
  };
}

function createUserAuthorization(
  client: UpstreamClient,
  { clientId, clientSecret, networkId, userToken }: SpacebringConfig,
  dependencies: SpacebringDependencies,
): Authorization | null {
  if (userToken === null) return null;
  const { refreshToken, tokenUrl } = userToken;
  return createUserTokenAuthorization({
    refreshToken,
    networkId,
    tokenStore: dependencies.tokenStore,
    clock: dependencies.clock,
    warn: (message) => dependencies.warn(message),
    requestToken: (scope, token) =>
      requestToken(client, scope, { clientId, clientSecret, tokenUrl, refreshToken: token }),
  });
}
