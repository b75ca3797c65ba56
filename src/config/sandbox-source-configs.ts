import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { deepFreeze } from './deep-freeze.js';
import { type Environment, isSet } from './environment.js';
import { readSettings } from './read-settings.js';
import {
  type ResidentConnection,
  type SpacebringConnection,
  toResidentConfig,
  toSpacebringConfig,
  toW3lcomeConfig,
  type W3lcomeConnection,
} from './source-configs.js';

/** Addresses and credentials of a sandbox that listens. */
export interface SandboxConnections {
  readonly spacebring: SpacebringConnection;
  readonly w3lcome: W3lcomeConnection;
  readonly resident: ResidentConnection;
}

/** Where the sandbox's made-up building has its W3lcome account and its residents. */
const SANDBOX_DEFAULTS: Environment = {
  W3LCOME_TIME_ZONE: 'America/Sao_Paulo',
  W3LCOME_DEFAULT_COUNTRY: 'BR',
  RESIDENT_TIME_ZONE: 'America/Mexico_City',
  RESIDENT_DEFAULT_COUNTRY: 'MX',
};

/**
 * The three sources as the embedded sandbox plays them, with limits, zones and countries from the same environment that
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
