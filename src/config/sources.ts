import type { LimitSettings } from './gateway.js';
import {
  type AssumeLeft,
  assumeLeft,
  choice,
  country,
  headerText,
  httpUrl,
  instant,
  optional,
  secret,
  text,
  timeZone,
  uuid,
  type ValuesOf,
  type WriteRoute,
  wholeNumber,
  withDefault,
  writeRoute,
} from './setting-kinds.js';

type Settings = ValuesOf<typeof spacebringSettings & typeof w3lcomeSettings & typeof residentSettings> & LimitSettings;

/** Settings that every source has. */
export interface SourceConfig {
  /** Base address without a trailing slash. */
  readonly url: string;
  /** Starts in any sliding 1,000 ms, retries and sign-in included; null = no limit. */
  readonly requestsPerSecond: number | null;
  /** Concurrent calls. */
  readonly concurrency: number;
  /** Timeout of one call, from its start to the last byte. */
  readonly timeoutMs: number;
  /** Safety limit: pages read from one list (of one location) for one window. */
  readonly maxPages: number;
  /** ISO 3166-1 alpha-2, for phone numbers without a country code; null = none is assumed. */
  readonly defaultCountry: string | null;
  /** How far back the roll call looks where the source cannot list who is on site. */
  readonly rollCallDays: number;
}

export interface SpacebringConfig extends SourceConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Sent as `spacebring-network-id`; required with a user token. */
  readonly networkId: string | null;
  /** The user-bound OAuth token; null = calls that need one are not available. */
  readonly userToken: SpacebringUserTokenConfig | null;
  /** Id of the token's user, in lower case; null = learned from the first record written in their name. */
  readonly userRef: string | null;
  /** When a visitor who does not check out counts as gone. */
  readonly assumeLeft: AssumeLeft;
}

export interface SpacebringUserTokenConfig {
  readonly refreshToken: string;
  readonly tokenUrl: string;
  /** File for the rotated refresh token (mode 0600), beside Redis; null = none. */
  readonly tokenFile: string | null;
}

export interface W3lcomeConfig extends SourceConfig {
  /** As issued; sent as `Basic <token>`. */
  readonly token: string;
  /** The vendor's endpoint pages say `Authentication`, HTTP Basic says `Authorization`. */
  readonly authHeader: 'Authentication' | 'Authorization';
  /** Format of times in filters. */
  readonly queryTimeFormat: 'iso-offset' | 'iso-utc' | 'unix-seconds';
  /** IANA zone of the account. */
  readonly timeZone: string;
  readonly locationName: string;
  /** The call that checks an invitee in; the vendor does not document it. `route` has the parameter `{inviteeId}`. */
  readonly inviteeCheckIn: WriteRoute;
  /** When a visitor who does not check out counts as gone. */
  readonly assumeLeft: AssumeLeft;
}

export interface ResidentConfig extends SourceConfig {
  readonly username: string;
  readonly password: string;
  /** IANA zone in which dates without one are read. */
  readonly timeZone: string;
  /** Days after arrival when a visit without departure counts as left; 0 = never. */
  readonly assumeLeftDays: number;
}

/** URL and credentials of a source: from the environment, or from the sandbox once it listens. */
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

/** Null unless every required setting is there; `findMissingVariables` reports the missing ones. */
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

const requestsPerSecond = wholeNumber(1, 10_000);
const concurrency = wholeNumber(1, 1_000);

/** Without a country, a phone number without a country code identifies no visitor. */
const DEFAULT_COUNTRY = 'Country (ISO 3166-1 alpha-2) of phone numbers written without a country code.';

export const spacebringSettings = {
  SPACEBRING_URL: withDefault(httpUrl, 'https://api.spacebring.com', 'Base address of the API.'),
  SPACEBRING_CLIENT_ID: secret(text, 'Client id of the API credentials.'),
  SPACEBRING_CLIENT_SECRET: secret(text, 'Client secret of the API credentials.'),
  SPACEBRING_NETWORK_ID: optional(uuid, 'Network to work in (UUID). Required with SPACEBRING_REFRESH_TOKEN.'),
  SPACEBRING_REFRESH_TOKEN: secret(
    headerText,
    'OAuth refresh token of the user in whose name visits and tickets are written; without it those operations are off.',
  ),
  SPACEBRING_TOKEN_URL: withDefault(
    httpUrl,
    'https://oauth2.spacebring.com/api/oauth2/token',
    'Address that refreshes the OAuth token.',
  ),
  SPACEBRING_USER_ID: optional(
    uuid,
    'User of the refresh token (UUID), whom visits may name as host; unset: known after the first record written in their name.',
  ),
  SPACEBRING_TOKEN_FILE: optional(
    text,
    'File (mode 0600) for the rotated refresh token, beside Redis if configured. Needs SPACEBRING_REFRESH_TOKEN.',
  ),
  SPACEBRING_REQUESTS_PER_SECOND: withDefault(
    requestsPerSecond,
    '10',
    'Most calls that may arrive in any second, sign-in and retries included; the vendor allows 10.',
  ),
  SPACEBRING_CONCURRENCY: withDefault(concurrency, '16', 'Most calls in flight at once.'),
  SPACEBRING_DEFAULT_COUNTRY: optional(country, DEFAULT_COUNTRY),
  SPACEBRING_ASSUME_LEFT: optional(assumeLeft, 'Like ASSUME_LEFT, for Spacebring alone.'),
};

export const w3lcomeSettings = {
  W3LCOME_URL: withDefault(httpUrl, 'https://api.w3lcome.com/v1', 'Base address of the API.'),
  W3LCOME_TOKEN: secret(headerText, 'API key as shown by the dashboard.'),
  W3LCOME_AUTH_HEADER: withDefault(
    choice('Authentication', 'Authorization'),
    'Authentication',
    'Header for the key: Authentication, as the endpoint pages say, or Authorization.',
  ),
  W3LCOME_QUERY_TIME_FORMAT: withDefault(
    choice('iso-offset', 'iso-utc', 'unix-seconds'),
    'iso-offset',
    'Format of times in filters, which the vendor does not document: ISO 8601 with offset, ISO 8601 in UTC, or Unix seconds.',
  ),
  W3LCOME_TIME_ZONE: withDefault(timeZone, 'UTC', 'IANA time zone of the account. In the sandbox: America/Sao_Paulo.'),
  W3LCOME_LOCATION_NAME: withDefault(text, 'W3lcome', "Name of the account's location."),
  W3LCOME_INVITEE_CHECKIN: withDefault(
    writeRoute('inviteeId'),
    'POST /visit/inviteeCheckin/:inviteeId',
    'Call that checks an invitee in: POST, PUT or PATCH and a path with :inviteeId. The vendor does not document it.',
  ),
  W3LCOME_ASSUME_LEFT: optional(assumeLeft, 'Like ASSUME_LEFT, for W3lcome alone.'),
  W3LCOME_REQUESTS_PER_SECOND: optional(requestsPerSecond, 'Most calls started in any second; unset: no limit.'),
  W3LCOME_CONCURRENCY: withDefault(concurrency, '8', 'Most calls in flight at once.'),
  W3LCOME_DEFAULT_COUNTRY: optional(country, `${DEFAULT_COUNTRY} In the sandbox: BR.`),
};

export const residentSettings = {
  RESIDENT_URL: optional(httpUrl, 'Base address of the API, `/api` included where the service has it.'),
  RESIDENT_USERNAME: secret(text, 'Service account; its first role must be ADMIN_COMPANY or SYSTEM_ADMIN.'),
  RESIDENT_PASSWORD: secret(text, 'Password of the service account.'),
  RESIDENT_TIME_ZONE: withDefault(
    timeZone,
    'UTC',
    'IANA time zone of dates that are written without one. In the sandbox: America/Mexico_City.',
  ),
  RESIDENT_ASSUME_LEFT_DAYS: withDefault(
    wholeNumber(0, 36_500),
    '30',
    'Days after arrival when a visit without departure counts as left; 0: never.',
  ),
  RESIDENT_REQUESTS_PER_SECOND: optional(requestsPerSecond, 'Most calls started in any second; unset: no limit.'),
  RESIDENT_CONCURRENCY: withDefault(concurrency, '8', 'Most calls in flight at once.'),
  RESIDENT_DEFAULT_COUNTRY: optional(country, `${DEFAULT_COUNTRY} In the sandbox: MX.`),
};

export const sandboxSettings = {
  SANDBOX: optional(
    choice('on', 'off'),
    'Whether made-up data is served when no source is configured: on, also in production; off: the gateway does not start; unset: on, unless NODE_ENV is production.',
  ),
  SANDBOX_SEED: withDefault(text, 'visitgraph', 'Equal seeds and settings make equal data.'),
  SANDBOX_NOW: optional(
    instant,
    'RFC 3339 instant at which the clock of the sandbox and the gateway starts; unset: the time of the machine.',
  ),
  SANDBOX_FREEZE: withDefault(choice('0', '1'), '0', '1 stops that clock.'),
  SANDBOX_VISITS: withDefault(wholeNumber(0, 10_000_000), '10000', 'Visits to make up, all sources together.'),
  SANDBOX_SPACEBRING_RPS: withDefault(
    wholeNumber(1, 1_000_000),
    '10',
    'Calls a second above which the Spacebring sandbox answers 429.',
  ),
  SANDBOX_PORT: optional(
    wholeNumber(1, 65_533),
    'First of three ports (Spacebring, W3lcome, residents); unset: free ones, or 4101 when the sandbox runs alone.',
  ),
  SANDBOX_W3LCOME_AUTH: withDefault(
    choice('strict', 'lenient'),
    'strict',
    'strict: only the Authentication header is accepted; lenient: Authorization too.',
  ),
  SANDBOX_STATE: optional(text, "File for the sandbox's state across restarts; unset: a restart resets it."),
};
