import type { z } from 'zod';

export interface DecodedList<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
}

/** Decodes a list record by record: one bad record is dropped and counted, it never fails its page. */
export function decodeEach<T>(schema: z.ZodType<T>, items: readonly unknown[]): DecodedList<T> {
  const records: T[] = [];
  for (const item of items) {
    const result = schema.safeParse(item);
    if (result.success) records.push(result.data);
  }
  return { records, droppedCount: items.length - records.length };
}
