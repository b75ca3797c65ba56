import type { PersonKey } from '../ports.js';
import { personKeyText, personRefKey } from '../record-key.js';

/** The record without its references to the people: null stands where they were. */
export function withoutPeople(payload: string, people: readonly PersonKey[]): string {
  const erased = new Set(people.map(personKeyText));
  return JSON.stringify(
    JSON.parse(payload, (_member, value: unknown) => {
      const key = isPersonRef(value) ? personRefKey(value) : null;
      return key !== null && erased.has(key) ? null : value;
    }),
  );
}

type Ref = NonNullable<Parameters<typeof personRefKey>[0]>;

function isPersonRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === 'Person';
}
