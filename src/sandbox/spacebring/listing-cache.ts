const MOST = 32;

/** The last few sorted lists, so that the pages of one walk do not sort 100,000 rows each. */
export interface ListingCache<T> {
  get(key: string, make: () => readonly T[]): readonly T[];
}

export function createListingCache<T>(): ListingCache<T> {
  const listings = new Map<string, readonly T[]>();
  return {
    get(key, make) {
      const listing = listings.get(key) ?? make();
      listings.delete(key);
      listings.set(key, listing);
      const [oldest] = listings.keys();
      if (listings.size > MOST && oldest !== undefined) listings.delete(oldest);
      return listing;
    },
  };
}
