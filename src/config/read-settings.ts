import { type Environment, isSet } from './environment.js';
import { SETTING_NAMES, SETTING_PREFIXES, type Settings, settingsSchema } from './settings.js';

type ReadSettings =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly string[] };

/** Values of all variables, or the problem of each malformed one. */
export function readSettings(environment: Environment): ReadSettings {
  const known = Object.fromEntries(
    SETTING_NAMES.filter((name) => isSet(environment, name)).map((name) => [name, environment[name]]),
  );
  const result = settingsSchema.safeParse(known);
  if (result.success) return { settings: result.data, problems: [] };
  return { settings: null, problems: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
}

/** Set variables with one of the prefixes that are no settings. */
export function findUnknownVariables(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => isSet(environment, name) && !SETTING_NAMES.includes(name))
    .filter((name) => SETTING_PREFIXES.some((prefix) => name.startsWith(prefix)))
    .map((name) => {
      const suggestion = nearestName(name, SETTING_NAMES);
      return `${name} is not a setting${suggestion === null ? '' : `; did you mean ${suggestion}?`}`;
    });
}

/** Beyond so many edits a suggestion would be a guess. */
const MOST_EDITS = 5;

/** The candidate with the fewest edits; null if none is near. */
function nearestName(name: string, candidates: readonly string[]): string | null {
  let nearest: string | null = null;
  let fewestEdits = MOST_EDITS + 1;
  for (const candidate of candidates) {
    const edits = countEdits(name, candidate);
    if (edits < fewestEdits) [nearest, fewestEdits] = [candidate, edits];
  }
  return nearest;
}

/** Levenshtein distance: characters to add, remove or replace. */
function countEdits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_unused, index) => index);
  for (const [fromIndex, fromCharacter] of [...from].entries()) {
    const current = [fromIndex + 1];
    for (const [toIndex, toCharacter] of [...to].entries()) {
      const replaced = at(previous, toIndex) + (fromCharacter === toCharacter ? 0 : 1);
      current.push(Math.min(replaced, at(previous, toIndex + 1) + 1, at(current, toIndex) + 1));
    }
    previous = current;
  }
  return at(previous, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
