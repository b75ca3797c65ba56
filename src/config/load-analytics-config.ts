import { ConfigError } from './config-error.js';
import type { Environment } from './environment.js';
import { deepFreeze } from './load-config.js';
import { readSettings } from './read-settings.js';

/** The settings of the analytics commands. */
export interface AnalyticsConfig {
  /** Full address of the graph; null = the command starts a gateway of its own. */
  readonly gatewayUrl: string | null;
  readonly apiKey: string | null;
}

/** @throws ConfigError with every malformed variable. */
export function loadAnalyticsConfig(environment: Environment): AnalyticsConfig {
  const { settings, problems } = readSettings(environment);
  if (settings === null) throw new ConfigError(problems);
  return deepFreeze({ gatewayUrl: settings.GATEWAY_URL ?? null, apiKey: settings.API_KEY ?? null });
}
