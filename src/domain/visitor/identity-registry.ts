import { createIdentityIndex, type IdentityIndex } from './identity-index.js';
import type { VisitorRecord } from './visitor-record.js';

/** Visitor records that one answer has read; nested `identities` use them without further calls. */
export interface IdentityRegistry {
  add(records: Iterable<VisitorRecord>): void;
  /** Who is who among everything that was added so far. */
  index(): IdentityIndex;
}

export function createIdentityRegistry(): IdentityRegistry {
  const records = new Set<VisitorRecord>();
  let index: IdentityIndex | null = null;
  return {
    add: (added) => {
      for (const record of added) records.add(record);
      index = null;
    },
    index: () => {
      index ??= createIdentityIndex(records);
      return index;
    },
  };
}
