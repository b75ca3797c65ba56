import { InvalidArgumentError } from 'commander';

/**
 * Reads a comma-separated option that may be repeated, in any case, `-` for `_`.
 * @returns a commander parser of `choices`
 */
export function parseChoices<const T extends string>(choices: readonly T[]) {
  return (text: string, before: readonly T[] | undefined): readonly T[] => {
    const chosen = text.split(',').map((word) => toChoice(word, choices));
    return [...new Set([...(before ?? []), ...chosen])];
  };
}

/** @throws InvalidArgumentError that lists the choices */
function toChoice<T extends string>(word: string, choices: readonly T[]): T {
  const wanted = word.trim().toUpperCase().replaceAll('-', '_');
  const choice = choices.find((candidate) => candidate === wanted);
  if (choice !== undefined) return choice;
  const words = choices.map((candidate) => candidate.toLowerCase().replaceAll('_', '-'));
  throw new InvalidArgumentError(`Expected ${words.join(', ')}.`);
}

/** Collects an option that may be repeated. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** @returns a commander parser of whole numbers from `least` to `most` */
export function parseWholeNumber(least: number, most: number) {
  return (text: string): number => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}
