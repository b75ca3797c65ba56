import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalidRequest } from './api-error.js';
import type { Query } from './query.js';
import { lowerBound } from './state/bounds.js';

/** Sorts by `primary` (a time, or 0 in an undocumented order), then by `order`, which is unique. */
export interface Sorting<T> {
  primary(row: T): number;
  order(row: T): number;
}

interface Page<T> {
  readonly rows: readonly T[];
  /** Absent on the last page. */
  readonly paging: { readonly nextPageToken?: string; readonly searchQueryNext?: string };
}

interface PageRequest<T> {
  readonly query: Query;
  readonly limit: number;
  readonly sorting: Sorting<T>;
  /** All rows that match the filters, in any order. */
  find(): T[];
  /** Changes when the result of `find` changes. */
  readonly version: string;
  /** False for the lists that are documented without it. */
  readonly hasSearchQuery?: boolean;
}

/** Pages one list. A token contains the last row's position, so that writes neither repeat nor skip unchanged rows. */
type Paginate<T> = (request: PageRequest<T>) => Page<T>;

type PagePosition = readonly [primary: number, order: number];

export class TokenSigner {
  constructor(private readonly secret: string) {}

  sign(filterKey: string, position: PagePosition): string {
    const text = position.join(':');
    return Buffer.from(`${text}.${this.digest(filterKey, text)}`).toString('base64url');
  }

  /** @throws ApiError 400 for a token that is forged or belongs to other filters, without saying which */
  read(filterKey: string, token: string): PagePosition {
    const [text = '', digest = ''] = Buffer.from(token, 'base64url').toString('utf8').split('.');
    const expected = Buffer.from(this.digest(filterKey, text));
    const received = Buffer.from(digest);
    const isGenuine = expected.length === received.length && timingSafeEqual(expected, received);
    const [primary = Number.NaN, order = Number.NaN] = text.split(':').map(Number);
    if (!isGenuine || Number.isNaN(primary) || Number.isNaN(order))
      throw invalidRequest('nextPageToken is not valid for this list');
    return [primary, order];
  }

  private digest(filterKey: string, text: string): string {
    return createHmac('sha256', this.secret).update(`${filterKey}\n${text}`).digest('base64url').slice(0, 22);
  }
}

export function createPaginate<T>(signer: TokenSigner): Paginate<T> {
  const listings = createListingCache<T>();
  return ({ query, limit, sorting, find, version, hasSearchQuery = true }) => {
    const after = query.token === null ? null : signer.read(query.filterKey, query.token);
    const sorted = listings.get(`${version} ${query.filterKey}`, () => find().sort(comparing(sorting)));
    const start = after === null ? 0 : firstAfter(sorted, sorting, after);
    const rows = sorted.slice(start, start + limit);
    const last = rows.at(-1);
    if (last === undefined || start + limit >= sorted.length) return { rows, paging: {} };
    const nextPageToken = signer.sign(query.filterKey, [sorting.primary(last), sorting.order(last)]);
    if (!hasSearchQuery) return { rows, paging: { nextPageToken } };
    const next = new URLSearchParams([...query.filters, ['limit', String(limit)], ['nextPageToken', nextPageToken]]);
    return { rows, paging: { nextPageToken, searchQueryNext: next.toString() } };
  };
}

function comparing<T>({ primary, order }: Sorting<T>): (a: T, b: T) => number {
  return (a, b) => primary(a) - primary(b) || order(a) - order(b);
}

function firstAfter<T>(sorted: readonly T[], { primary, order }: Sorting<T>, [time, place]: PagePosition): number {
  const isBefore = (row: T | undefined): boolean =>
    row !== undefined && (primary(row) < time || (primary(row) === time && order(row) <= place));
  return lowerBound(sorted.length, (position) => (isBefore(sorted[position]) ? 0 : 1), 1);
}

const MOST = 32;

/** Caches the last sorted lists, so that not every page sorts 100,000 rows. */
interface ListingCache<T> {
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
