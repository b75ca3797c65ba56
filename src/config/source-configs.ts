import type { ResidentConfig, SourceConfig, SpacebringConfig, W3lcomeConfig } from './config.js';
import type { Settings } from './settings.js';

/** Where a source is and how to sign in: from the environment, or from the sandbox once it listens. */
export interface SpacebringConnection {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly networkId: string | null;
  readonly userToken: SpacebringConfig['userToken'];
}

export interface W3lcomeConnection {
  readonly url: string;
  readonly token: string;
}

export interface ResidentConnection {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

type SharedTuning = Pick<SourceConfig, 'timeoutMs' | 'maxPages' | 'rollCallDays'>;

function toSharedTuning(settings: Settings): SharedTuning {
  return {
    timeoutMs: settings.UPSTREAM_TIMEOUT_MS,
    maxPages: settings.UPSTREAM_MAX_PAGES,
    rollCallDays: settings.ROLL_CALL_DAYS,
  };
}

export function toSpacebringConfig(settings: Settings, connection: SpacebringConnection): SpacebringConfig {
  return {
    ...toSharedTuning(settings),
    ...connection,
    requestsPerSecond: settings.SPACEBRING_REQUESTS_PER_SECOND,
    concurrency: settings.SPACEBRING_CONCURRENCY,
    defaultCountry: settings.SPACEBRING_DEFAULT_COUNTRY ?? null,
    userRef: settings.SPACEBRING_USER_ID?.toLowerCase() ?? null,
    assumeLeft: settings.SPACEBRING_ASSUME_LEFT ?? settings.ASSUME_LEFT,
  };
}

export function toW3lcomeConfig(settings: Settings, connection: W3lcomeConnection): W3lcomeConfig {
  return {
    ...toSharedTuning(settings),
    ...connection,
    requestsPerSecond: settings.W3LCOME_REQUESTS_PER_SECOND ?? null,
    concurrency: settings.W3LCOME_CONCURRENCY,
    defaultCountry: settings.W3LCOME_DEFAULT_COUNTRY ?? null,
    authHeader: settings.W3LCOME_AUTH_HEADER,
    queryTimeFormat: settings.W3LCOME_QUERY_TIME_FORMAT,
    timeZone: settings.W3LCOME_TIME_ZONE,
    locationName: settings.W3LCOME_LOCATION_NAME,
    inviteeCheckIn: settings.W3LCOME_INVITEE_CHECKIN,
    assumeLeft: settings.W3LCOME_ASSUME_LEFT ?? settings.ASSUME_LEFT,
  };
}

export function toResidentConfig(settings: Settings, connection: ResidentConnection): ResidentConfig {
  return {
    ...toSharedTuning(settings),
    ...connection,
    requestsPerSecond: settings.RESIDENT_REQUESTS_PER_SECOND ?? null,
    concurrency: settings.RESIDENT_CONCURRENCY,
    defaultCountry: settings.RESIDENT_DEFAULT_COUNTRY ?? null,
    timeZone: settings.RESIDENT_TIME_ZONE,
    assumeLeftDays: settings.RESIDENT_ASSUME_LEFT_DAYS,
  };
}

/** Null unless every required part is there; what is missing is reported elsewhere. */
export function configuredSpacebring(settings: Settings): SpacebringConfig | null {
  const { SPACEBRING_CLIENT_ID: clientId, SPACEBRING_CLIENT_SECRET: clientSecret } = settings;
  if (clientId === undefined || clientSecret === undefined) return null;
  const refreshToken = settings.SPACEBRING_REFRESH_TOKEN;
  return toSpacebringConfig(settings, {
    url: settings.SPACEBRING_URL,
    clientId,
    clientSecret,
    networkId: settings.SPACEBRING_NETWORK_ID ?? null,
    userToken:
      refreshToken === undefined
        ? null
        : { refreshToken, tokenUrl: settings.SPACEBRING_TOKEN_URL, tokenFile: settings.SPACEBRING_TOKEN_FILE ?? null },
  });
}

export function configuredW3lcome(settings: Settings): W3lcomeConfig | null {
  const { W3LCOME_URL: url, W3LCOME_TOKEN: token } = settings;
  return token === undefined ? null : toW3lcomeConfig(settings, { url, token });
}

export function configuredResident(settings: Settings): ResidentConfig | null {
  const { RESIDENT_URL: url, RESIDENT_USERNAME: username, RESIDENT_PASSWORD: password } = settings;
  if (url === undefined || username === undefined || password === undefined) return null;
  return toResidentConfig(settings, { url, username, password });
}
