/**
 * Makes something of a record once, for as long as the record is held: what a kept answer holds is put into our words
 * once, not per request. `given` must be the same whenever the same record comes, as a source's settings are; and what is
 * made is shared, so nobody may change it.
 */
export function rememberByRecord<R extends object, G extends unknown[], T>(
  make: (record: R, ...given: G) => T,
): (record: R, ...given: G) => T {
  const made = new WeakMap<R, { readonly value: T }>();
  return (record, ...given) => {
    const known = made.get(record);
    if (known !== undefined) return known.value;
    const value = make(record, ...given);
    made.set(record, { value });
    return value;
  };
}
