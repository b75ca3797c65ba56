const MOST = 32;

/** The last few sorted lists, so that the pages of one walk do not sort 100,000 rows each. */
export interface KeptListings<T> {
  get(key: string, make: () => readonly T[]): readonly T[];
}

export function createKeptListings<T>(): KeptListings<T> {
  const kept = new Map<string, readonly T[]>();
  return {
    get(key, make) {
      const listing = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, listing);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return listing;
    },
  };
}
