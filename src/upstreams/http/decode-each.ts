import type { z } from 'zod';
import { forEachInPace } from '../../domain/pace/in-pace.js';
import { SHARED_PACE } from '../../domain/pace/pace.js';

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

/** Long lists that are being decoded or have been, as `decodedLists`. */
const pacedLists = new WeakMap<readonly unknown[], WeakMap<z.ZodType, Promise<DecodedList<unknown>>>>();

/** As `decodeEach`, for lists without pages: other work goes on meanwhile. */
export function decodeEachInPace<T>(schema: z.ZodType<T>, items: readonly unknown[]): Promise<DecodedList<T>> {
  const bySchema = pacedLists.get(items) ?? new WeakMap<z.ZodType, Promise<DecodedList<unknown>>>();
  pacedLists.set(items, bySchema);
  // Sound because what is kept under a schema was decoded by it.
  const known = bySchema.get(schema) as Promise<DecodedList<T>> | undefined;
  if (known !== undefined) return known;
  const decoded = decodeInPace(schema, items);
  bySchema.set(schema, decoded);
  return decoded;
}

async function decodeInPace<T>(schema: z.ZodType<T>, items: readonly unknown[]): Promise<DecodedList<T>> {
  const records: T[] = [];
  await forEachInPace(SHARED_PACE, items, (item) => {
    const result = schema.safeParse(item);
    if (result.success) records.push(result.data);
  });
  return { records, droppedCount: items.length - records.length };
}

function decode<T>(schema: z.ZodType<T>, items: readonly unknown[]): DecodedList<T> {
  const records: T[] = [];
  for (const item of items) {
    const result = schema.safeParse(item);
    if (result.success) records.push(result.data);
  }
  return { records, droppedCount: items.length - records.length };
}
