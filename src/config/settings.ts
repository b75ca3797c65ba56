import { z } from 'zod';
import { authSettings } from './auth.js';
import { gatewaySettings, limitSettings } from './gateway.js';
import { callerLimitSettings } from './limits.js';
import { observationSettings } from './observation.js';
import { factsOf, headerText, httpUrl, optional, type SettingFacts, secret } from './setting-kinds.js';
import { residentSettings, sandboxSettings, spacebringSettings, w3lcomeSettings } from './sources.js';

const analyticsSettings = {
  GATEWAY_URL: optional(
    httpUrl,
    'Gateway for `npm run analytics`: the full address, `/graphql` included; unset: it starts one of its own.',
  ),
  API_KEY: secret(headerText, 'Key that `npm run analytics` sends to the gateway, as `Authorization: Bearer`.'),
};

/** Every variable that the process reads, as one schema: text in, typed values out. */
export const settingsSchema = z.object({
  ...gatewaySettings,
  ...authSettings,
  ...limitSettings,
  ...observationSettings,
  ...callerLimitSettings,
  ...spacebringSettings,
  ...w3lcomeSettings,
  ...residentSettings,
  ...sandboxSettings,
  ...analyticsSettings,
});

export type Settings = z.output<typeof settingsSchema>;

export interface DocumentedSetting extends SettingFacts {
  readonly name: string;
}

export interface SettingGroup {
  readonly title: string;
  readonly settings: readonly DocumentedSetting[];
}

/** The same variables for readers: grouped, with description and default. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  toGroup('Gateway', gatewaySettings),
  toGroup('Sign-in', authSettings),
  toGroup('Limits', limitSettings),
  toGroup('Observation', observationSettings),
  toGroup('Demand', callerLimitSettings),
  toGroup('Spacebring', spacebringSettings),
  toGroup('W3lcome', w3lcomeSettings),
  toGroup("Residents' service", residentSettings),
  toGroup('Sandbox (only where no source is configured)', sandboxSettings),
  toGroup('Analytics commands', analyticsSettings),
];

export const SETTING_NAMES: readonly string[] = Object.keys(settingsSchema.shape);

/** An unknown variable with one of these prefixes is a typing mistake. */
export const SETTING_PREFIXES = [
  'SPACEBRING_',
  'W3LCOME_',
  'RESIDENT_',
  'SANDBOX_',
  'GATEWAY_',
  'UPSTREAM_',
  'AUTH_',
  'METRICS_',
  'LIMIT_',
  'RATE_LIMIT_',
  'PERSISTED_',
  'OVERLOAD_',
] as const;

function toGroup(title: string, shape: Readonly<Record<string, z.ZodType>>): SettingGroup {
  return { title, settings: Object.entries(shape).map(([name, setting]) => ({ name, ...factsOf(setting) })) };
}
