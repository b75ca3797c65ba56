import type { LimitsConfig } from './limits-config.js';
import type { ObservationConfig } from './observation-config.js';

/** The whole configuration, validated once and frozen. Variable names and defaults: settings.ts. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Processes that answer on the port. */
  readonly workers: number;
  readonly isProduction: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Keys of cursors and visitor ids are derived from it; equal on all replicas. */
  readonly secret: string;
  readonly redisUrl: string | null;
  /** Where what must not be lost is kept; null with `redisUrl` only. */
  readonly durableRedisUrl: string | null;
  readonly auth: AuthConfig;
  readonly isIntrospectionOn: boolean;
  /** Whether /explorer serves a query page from the package's own files. */
  readonly isExplorerOn: boolean;
  /** Whether browsers get the Apollo Sandbox page at the graph's address. */
  readonly isLandingPageOn: boolean;
  readonly limits: LimitsConfig;
  readonly persistedOperations: 'off' | 'automatic' | 'trusted';
  /** Origins that browsers may query from, beside the gateway's own page. */
  readonly corsOrigins: readonly string[];
  /** Names, beside those of the loopback, that requests may be sent to; null = any. */
  readonly allowedHosts: readonly string[] | null;
  readonly requestTimeoutMs: number;
  readonly batchTimeoutMs: number;
  readonly visitsMaxRangeDays: number;
  readonly readCache: ReadCacheConfig;
  readonly observation: ObservationConfig;
  /** How long requests are still accepted after the signal to stop. */
  readonly shutdownDelayMs: number;
  /** Null = the source is not configured. */
  readonly spacebring: SpacebringConfig | null;
  readonly w3lcome: W3lcomeConfig | null;
  readonly resident: ResidentConfig | null;
  /** Present when the embedded sandbox plays the three sources; their configs then point at it once it listens. */
  readonly sandbox: SandboxConfig | null;
}

/** How callers prove who they are. */
export interface AuthConfig {
  /** Nobody has to: everybody may do everything. */
  readonly isOpen: boolean;
  /** Null: tokens are not accepted. */
  readonly jwt: JwtConfig | null;
  /** Null: API keys are not accepted. */
  readonly apiKeys: ApiKeysConfig | null;
}

export interface JwtConfig {
  readonly key: JwtKeyConfig;
  readonly issuer: string;
  readonly audience: string;
  /** HMAC with a secret, signatures with anything else; never both. */
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  readonly scopeClaim: string;
  /** Null: tokens see all locations. */
  readonly locationsClaim: string | null;
}

export type JwtKeyConfig =
  | { readonly kind: 'jwks'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'secret'; readonly secret: string };

export interface ApiKeysConfig {
  readonly file: string;
}

/** What is kept of the sources' answers between requests. */
export interface ReadCacheConfig {
  readonly isOn: boolean;
  /** How old an answer may be that stands in for a source which fails; 0 = none does. */
  readonly staleSeconds: number;
  /** Memory for answers, by estimate. */
  readonly megabytes: number;
  /** How long whole answers of the graph are given again, in ms. */
  readonly answersKeptMs: number;
}

/** Settings that every source has. */
export interface SourceConfig {
  /** Base address without a trailing slash. */
  readonly url: string;
  /** Starts in any sliding 1,000 ms, retries and sign-in included; null = no limit. */
  readonly requestsPerSecond: number | null;
  /** Calls in flight at once. */
  readonly concurrency: number;
  /** For one call, from start to the last byte. */
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
  /** User id of whom the token belongs to, in lower case; null = learned from the first record written in their name. */
  readonly userRef: string | null;
  /** When a visitor who does not check out counts as gone. */
  readonly assumeLeft: AssumeLeft;
}

export interface SpacebringUserTokenConfig {
  readonly refreshToken: string;
  readonly tokenUrl: string;
  /** Where a rotated refresh token is kept when there is no Redis (mode 0600); null = only in memory. */
  readonly tokenFile: string | null;
}

export interface W3lcomeConfig extends SourceConfig {
  /** As issued; sent as `Basic <token>`. */
  readonly token: string;
  /** The vendor's endpoint pages say `Authentication`, HTTP Basic says `Authorization`. */
  readonly authHeader: 'Authentication' | 'Authorization';
  /** How the time of a filter is written. */
  readonly queryTimeFormat: 'iso-offset' | 'iso-utc' | 'unix-seconds';
  /** IANA zone of the account. */
  readonly timeZone: string;
  readonly locationName: string;
  /** The call that checks an invitee in; the vendor does not document it. `route` has the place `{inviteeId}`. */
  readonly inviteeCheckIn: WriteRoute;
  /** When a visitor who does not check out counts as gone. */
  readonly assumeLeft: AssumeLeft;
}

/** When a visitor who does not check out counts as gone: see docs/adr/0011. The same words as in the domain. */
export type AssumeLeft = 'end-of-day' | 'never' | { readonly hours: number };

/** A call of a source that the vendor's documents do not name for certain. */
export interface WriteRoute {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Below the base address, with `{name}` places. */
  readonly route: string;
}

export interface ResidentConfig extends SourceConfig {
  readonly username: string;
  readonly password: string;
  /** IANA zone in which dates without one are read. */
  readonly timeZone: string;
  /** Days after arrival when a visit without departure counts as left; 0 = never. */
  readonly assumeLeftDays: number;
}

export interface SandboxConfig {
  readonly seed: string;
  /** Where the clock of the sandbox and the gateway starts; null = the machine's time. */
  readonly now: Date | null;
  readonly isFrozen: boolean;
  readonly visits: number;
  readonly spacebringRequestsPerSecond: number;
  /** First of three ports; null = free ones. */
  readonly port: number | null;
  /** strict: only the `Authentication` header is accepted; lenient: `Authorization` too. */
  readonly w3lcomeAuth: 'strict' | 'lenient';
  /** Where the sandbox keeps its state across restarts; null = it forgets. */
  readonly stateFile: string | null;
}
