import { findAuthProblems, toAuthConfig } from './auth.js';
import type { Config, SandboxConfig } from './config.js';
import { ConfigError } from './config-error.js';
import {
  connectedSources,
  findIdleSandboxVariables,
  findMissingVariables,
  findUnwantedSandbox,
  hasRealSource,
} from './connections.js';
import { type Environment, isSet } from './environment.js';
import { toLimitsConfig } from './limits.js';
import { toObservationConfig } from './observation.js';
import { findDescriptorProblems, readDescriptorLimit } from './read-descriptor-limit.js';
import { findUnknownVariables, readSettings } from './read-settings.js';
import { isLoopback } from './setting-kinds.js';
import type { Settings } from './settings.js';
import {
  configuredResident,
  configuredSpacebring,
  configuredW3lcome,
  type ResidentConnection,
  type SpacebringConnection,
  toResidentConfig,
  toSpacebringConfig,
  toW3lcomeConfig,
  type W3lcomeConnection,
} from './sources.js';
import { findWorkerProblems } from './workers.js';

/** Public, so only for made-up data. */
const SANDBOX_SECRET = 'visitgraph-sandbox-development-secret';

/**
 * The configuration, checked as a whole and frozen. With no source configured, `sandbox` is set and the sources are null
 * until the sandbox listens: see `sandboxSourceConfigs`.
 * @throws ConfigError with all problems.
 */
export function loadConfig(environment: Environment): Config {
  const settings = readValidSettings(environment);
  const isSandbox = !hasRealSource(environment);
  const isProduction = settings.NODE_ENV === 'production';
  return deepFreeze({
    host: settings.HOST,
    port: settings.PORT,
    workers: settings.WORKERS,
    isProduction,
    logLevel: settings.LOG_LEVEL,
    secret: settings.GATEWAY_SECRET ?? SANDBOX_SECRET,
    redisUrl: settings.REDIS_URL ?? null,
    durableRedisUrl: settings.REDIS_DURABLE_URL ?? settings.REDIS_URL ?? null,
    auth: toAuthConfig(settings),
    isIntrospectionOn:
      settings.GATEWAY_INTROSPECTION === undefined ? !isProduction : settings.GATEWAY_INTROSPECTION === 'true',
    isExplorerOn: settings.GATEWAY_EXPLORER === undefined ? !isProduction : settings.GATEWAY_EXPLORER === 'true',
    isLandingPageOn:
      settings.GATEWAY_LANDING_PAGE === undefined ? !isProduction : settings.GATEWAY_LANDING_PAGE === 'true',
    limits: toLimitsConfig(settings, environment),
    persistedOperations: settings.PERSISTED_OPERATIONS,
    corsOrigins: settings.GATEWAY_CORS_ORIGINS,
    allowedHosts: settings.GATEWAY_ALLOWED_HOSTS ?? (isOpenOnLoopback(settings) ? [] : null),
    requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
    batchTimeoutMs: settings.BATCH_TIMEOUT_MS,
    visitsMaxRangeDays: settings.VISITS_MAX_RANGE_DAYS,
    readCache: {
      isOn: settings.UPSTREAM_CACHE === 'on',
      staleSeconds: settings.UPSTREAM_STALE_SECONDS,
      megabytes: settings.UPSTREAM_CACHE_MB,
      answerCacheTtlMs: settings.ANSWER_CACHE_TTL_MS,
    },
    observation: toObservationConfig(settings),
    shutdownDelayMs: settings.SHUTDOWN_DELAY_MS,
    spacebring: configuredSpacebring(settings),
    w3lcome: configuredW3lcome(settings),
    resident: configuredResident(settings),
    sandbox: isSandbox ? toSandboxConfig(settings) : null,
  });
}

/** @throws ConfigError with all problems. */
function readValidSettings(environment: Environment): Settings {
  const { settings, problems } = readSettings(environment);
  const allProblems = [
    ...problems,
    ...findMissingVariables(environment),
    ...findIdleSandboxVariables(environment),
    ...findUnknownVariables(environment),
    ...findDescriptorProblems(readDescriptorLimit()),
    ...(settings === null ? [] : findUnwantedSandbox(environment, settings)),
    ...(settings === null ? [] : findWorkerProblems(settings, connectedSources(environment))),
    ...(settings === null ? [] : findAuthProblems(settings, environment)),
  ];
  if (settings === null || allProblems.length > 0) throw new ConfigError(allProblems);
  return settings;
}

/** For such a gateway only the host name of a request distinguishes its own pages from others. */
function isOpenOnLoopback(settings: Settings): boolean {
  return toAuthConfig(settings).isOpen && isLoopback(settings.HOST);
}

/**
 * The sandbox's settings alone, for a standalone sandbox: sources may be configured beside it.
 * @throws ConfigError with every malformed or unknown variable.
 */
export function loadSandboxConfig(environment: Environment): SandboxConfig {
  const { settings, problems } = readSettings(environment);
  const allProblems = [...problems, ...findUnknownVariables(environment)];
  if (settings === null || allProblems.length > 0) throw new ConfigError(allProblems);
  return deepFreeze(toSandboxConfig(settings));
}

function toSandboxConfig(settings: Settings): SandboxConfig {
  return {
    seed: settings.SANDBOX_SEED,
    now: settings.SANDBOX_NOW ?? null,
    isFrozen: settings.SANDBOX_FREEZE === '1',
    visits: settings.SANDBOX_VISITS,
    spacebringRequestsPerSecond: settings.SANDBOX_SPACEBRING_RPS,
    port: settings.SANDBOX_PORT ?? null,
    w3lcomeAuth: settings.SANDBOX_W3LCOME_AUTH,
    stateFile: settings.SANDBOX_STATE ?? null,
  };
}

/** Freezes a value with all its members, and returns it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

/** URLs and credentials of a running sandbox. */
interface SandboxConnections {
  readonly spacebring: SpacebringConnection;
  readonly w3lcome: W3lcomeConnection;
  readonly resident: ResidentConnection;
}

/** Time zones and countries of the sandbox's made-up building. */
const SANDBOX_DEFAULTS: Environment = {
  W3LCOME_TIME_ZONE: 'America/Sao_Paulo',
  W3LCOME_DEFAULT_COUNTRY: 'BR',
  RESIDENT_TIME_ZONE: 'America/Mexico_City',
  RESIDENT_DEFAULT_COUNTRY: 'MX',
};

/**
 * The three sources at the embedded sandbox, with limits, zones and countries from the environment that
 * `loadConfig` read.
 * @throws ConfigError for malformed variables, which `loadConfig` has reported before.
 */
export function sandboxSourceConfigs(
  environment: Environment,
  connections: SandboxConnections,
): Pick<Config, 'spacebring' | 'w3lcome' | 'resident'> {
  const unset = Object.entries(SANDBOX_DEFAULTS).filter(([name]) => !isSet(environment, name));
  const { settings, problems } = readSettings({ ...environment, ...Object.fromEntries(unset) });
  if (settings === null) throw new ConfigError(problems);
  return deepFreeze({
    spacebring: toSpacebringConfig(settings, connections.spacebring),
    w3lcome: toW3lcomeConfig(settings, connections.w3lcome),
    resident: toResidentConfig(settings, connections.resident),
  });
}
