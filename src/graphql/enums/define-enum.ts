import { registerEnumType } from 'type-graphql';

/**
 * Registers an enum for a closed set of words of the domain. A word that the domain adds does not compile until it has a
 * description here.
 */
export function defineEnum<T extends string>(
  values: readonly T[],
  config: { name: string; description: string; values: Readonly<Record<T, string>> },
): Readonly<Record<string, T>> {
  const members = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(members, {
    name: config.name,
    description: config.description,
    valuesConfig: Object.fromEntries(values.map((value) => [value, { description: config.values[value] }])),
  });
  return members;
}
