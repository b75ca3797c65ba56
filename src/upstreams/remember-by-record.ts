/**
 * Maps a record once, for as long as the record is in memory: a cached answer is mapped once, not per request. `args` must
 * be equal whenever the record is, as a source's settings are. The result is shared, so it must not be changed.
 */
export function rememberByRecord<R extends object, G extends unknown[], T>(
  make: (record: R, ...args: G) => T,
): (record: R, ...args: G) => T {
  const made = new WeakMap<R, { readonly value: T }>();
  return (record, ...args) => {
    const known = made.get(record);
    if (known !== undefined) return known.value;
    const value = make(record, ...args);
    made.set(record, { value });
    return value;
  };
}
