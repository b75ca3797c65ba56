import type { z } from 'zod';
import type { RecordStore } from './create-record-store.js';
import type { Journal } from './journal.js';

export interface PersistedRecords<T extends { readonly id: string }> {
  readonly kind: string;
  readonly store: RecordStore<T>;
  readonly schema: z.ZodType<T>;
}

/** Puts back what earlier runs wrote to a store, and notes every write from now on. */
export function persistRecords<T extends { readonly id: string }>(
  journal: Journal,
  { kind, store, schema }: PersistedRecords<T>,
): void {
  journal.replay(kind, (state, id) => {
    if (state === null) store.remove(id);
    else store.put(schema.parse(state));
  });
  store.watch(({ id, record }) => journal.note({ kind, id, state: record }));
}
