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
  /** Server of the durable data; null with `redisUrl` only. */
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
  /** Accepted host names beside those of the loopback; null = any. */
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
  /** Set when the embedded sandbox replaces the three sources; their configs then point at it once it listens. */
  readonly sandbox: SandboxConfig | null;
}

/** The cache of the sources' answers. */
export interface ReadCacheConfig {
  readonly isOn: boolean;
  /** Maximal age of an answer that replaces one of a failing source; 0 = none does. */
  readonly staleSeconds: number;
  /** Memory for answers, by estimate. */
  readonly megabytes: number;
  /** How long a complete answer of the graph serves equal requests, in ms. */
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
  /** File for the sandbox's state across restarts; null = a restart resets it. */
  readonly stateFile: string | null;
}
