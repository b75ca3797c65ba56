import type { SpacebringConfig } from '../../config/sources.js';
import { createRequestClient } from '../http/policies/request-memo.js';
import type {
  Authorization,
  RequestClient,
  RequestScope,
  TokenStore,
  UpstreamClient,
} from '../http/upstream-client.js';
import { connectSource, type Upstream, type UpstreamDependencies } from '../upstream.js';
import { withFreshness } from '../with-freshness.js';
import { createSpacebringAdapter } from './adapter.js';
import {
  createBasicAuthorization,
  createTokenUser,
  createUserTokenAuthorization,
  requestToken,
} from './authorization.js';
import { createSpacebringClient, probeSpacebring } from './client.js';
import { createTimeZoneReader } from './location.directory.js';
import { readSpacebringError } from './wire.js';
import { createSpacebringWriteClient } from './write-client.js';

export interface SpacebringDependencies extends UpstreamDependencies {
  /** Persists the user's newest refresh token; not used without a user token. */
  readonly tokenStore: TokenStore;
}

export interface SpacebringUpstream extends Upstream {
  /** Signs the calls that only a user may make; null where no user token is configured. Its token calls count against the quota. */
  readonly userAuthorization: Authorization | null;
}

/** One Spacebring network for the life of the process. */
export function createSpacebringUpstream(
  config: SpacebringConfig,
  dependencies: SpacebringDependencies,
): SpacebringUpstream {
  const { clock, phoneParser } = dependencies;
  const client = connectSource(
    {
      source: 'SPACEBRING',
      config,
      credential: [config.clientId, config.clientSecret, config.networkId ?? ''],
      account: config.clientId,
      authorization: createBasicAuthorization(config),
      readError: readSpacebringError,
    },
    dependencies,
  );
  const { maxPages, rollCallDays, assumeLeft } = config;
  const limits = { maxPages, rollCallDays, assumeLeft };
  const toTimeZone = createTimeZoneReader((message) => dependencies.warn(message));
  const userAuthorization = createUserAuthorization(client, config, dependencies);
  const tokenUser = createTokenUser(config.userRef);
  return {
    source: 'SPACEBRING',
    userAuthorization,
    health: () => client.health(),
    generation: (scope) => client.generation(scope),
    probe: (scope) => probeSpacebring(client, { ...scope, isReadThrough: true }),
    forRequest: (scope) => {
      const http = createRequestClient(client, scope);
      const adapter = createSpacebringAdapter({
        client: createSpacebringClient(http),
        limits,
        clock,
        toTimeZone,
        toE164: (phone) => phoneParser.toE164(phone, config.defaultCountry),
        writing: {
          writes: createSpacebringWriteClient(http, userAuthorization),
          freshReads: createSpacebringClient(createForgetfulClient(client, scope)),
          tokenUser,
        },
      });
      return withFreshness(adapter, http.freshness);
    },
  };
}

/** A client without memo and cache. */
function createForgetfulClient(client: UpstreamClient, scope: RequestScope): RequestClient {
  return { call: (call) => client.call({ ...scope, isReadThrough: true }, call) };
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
