import { type Environment, isSet } from './environment.js';
import { nearestName } from './nearest-name.js';
import { SETTING_NAMES, SETTING_PREFIXES, type Settings, settingsSchema } from './settings.js';

export type ReadSettings =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly string[] };

/** Values of all variables, or everything that is wrong with them one by one. */
export function readSettings(environment: Environment): ReadSettings {
  const known = Object.fromEntries(
    SETTING_NAMES.filter((name) => isSet(environment, name)).map((name) => [name, environment[name]]),
  );
  const result = settingsSchema.safeParse(known);
  if (result.success) return { settings: result.data, problems: [] };
  return { settings: null, problems: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
}

/** Set variables that begin like ours and are not ours. */
export function findUnknownVariables(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => isSet(environment, name) && !SETTING_NAMES.includes(name))
    .filter((name) => SETTING_PREFIXES.some((prefix) => name.startsWith(prefix)))
    .map((name) => {
      const suggestion = nearestName(name, SETTING_NAMES);
      return `${name} is not a setting${suggestion === null ? '' : `; did you mean ${suggestion}?`}`;
    });
}
