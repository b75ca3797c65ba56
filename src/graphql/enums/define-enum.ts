import { registerEnumType } from 'type-graphql';

/**
 * Registers an enum for a closed set of words of the domain. Every value must be described: a word that is added to the
 * domain without a description does not compile.
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
