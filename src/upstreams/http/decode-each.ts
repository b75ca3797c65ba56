import type { z } from 'zod';

export interface DecodedList<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
}

/** What was decoded of lists that are still held, by the list itself: a cached answer is decoded once, not per request. */
const decodedLists = new WeakMap<readonly unknown[], WeakMap<z.ZodType, DecodedList<unknown>>>();

/**
 * Decodes a list record by record: one bad record is dropped and counted, it never fails its page. The same list gives
 * the same records again: nobody may change them.
 */
export function decodeEach<T>(schema: z.ZodType<T>, items: readonly unknown[]): DecodedList<T> {
  const bySchema = decodedLists.get(items) ?? new WeakMap<z.ZodType, DecodedList<unknown>>();
  decodedLists.set(items, bySchema);
  // Sound because what is kept under a schema was decoded by it.
  const known = bySchema.get(schema) as DecodedList<T> | undefined;
  if (known !== undefined) return known;
  const decoded = decode(schema, items);
  bySchema.set(schema, decoded);
  return decoded;
}

function decode<T>(schema: z.ZodType<T>, items: readonly unknown[]): DecodedList<T> {
  const records: T[] = [];
  for (const item of items) {
    const result = schema.safeParse(item);
    if (result.success) records.push(result.data);
  }
  return { records, droppedCount: items.length - records.length };
}
