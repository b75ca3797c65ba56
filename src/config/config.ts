import type { AuthConfig } from './auth.js';
import type { LimitsConfig } from './limits.js';
import type { ObservationConfig } from './observation.js';
import type { ResidentConfig, SpacebringConfig, W3lcomeConfig } from './sources.js';

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

/** What is kept of the sources' answers between requests. */
export interface ReadCacheConfig {
  readonly isOn: boolean;
  /** How old an answer may be that stands in for a source which fails; 0 = none does. */
  readonly staleSeconds: number;
  /** Memory for answers, by estimate. */
  readonly megabytes: number;
  /** How long whole answers of the graph are given again, in ms. */
  readonly answerCacheTtlMs: number;
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
