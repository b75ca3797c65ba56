import type { FastifyRequest } from 'fastify';
import { invalidRequest } from './api-error.js';
import type { Bounds } from './state/bounds.js';

const DEFAULT_LIMIT = 25;
const MOST = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;
/** Not part of what a page token is bound to. */
const PAGING = new Set(['limit', 'nextPageToken']);

/** The query of one request. Malformed parameters throw ApiError 400; undocumented ones are ignored. */
export interface Query {
  readonly token: string | null;
  /** Path and filters, the same for all pages of one list. */
  readonly filterKey: string;
  /** The query string without paging, for `searchQueryNext`. */
  readonly filters: URLSearchParams;
  text(name: string): string | null;
  uuid(name: string): string | null;
  /** For the mandatory ones. */
  requiredUuid(name: string): string;
  /** `name[gte]` and `name[lte]`, both inclusive; unbounded where absent. */
  bounds(name: string): Bounds;
  /** Comma-separated words out of `allowed`; null = not given. */
  words(name: string, allowed: readonly string[]): ReadonlySet<string> | null;
  /** At most 100 unique comma-separated uuids without blanks. */
  uuids(name: string): readonly string[] | null;
  /** 1 to 100, default 25; `isForgiving`: a value out of range is corrected instead of refused. */
  limit(isForgiving: boolean): number;
}

export function readQuery(request: FastifyRequest): Query {
  const url = new URL(request.url, 'http://sandbox');
  const { searchParams } = url;
  const names = [...searchParams.keys()];
  if (new Set(names).size < names.length) throw invalidRequest('a query parameter is given twice');
  const filters = new URLSearchParams([...searchParams].filter(([name]) => !PAGING.has(name)));
  filters.sort();
  const text = (name: string): string | null => searchParams.get(name);
  const uuid = (name: string): string | null => {
    const value = text(name);
    return value === null ? null : assertUuid(value, name);
  };
  return {
    token: text('nextPageToken'),
    filterKey: `${url.pathname}?${filters.toString()}`,
    ...{ filters, text, uuid },
    requiredUuid(name) {
      const value = uuid(name);
      if (value === null) throw invalidRequest(`${name} is required`);
      return value;
    },
    bounds: (name) => ({
      gte: toInstant(text(`${name}[gte]`), `${name}[gte]`) ?? Number.NEGATIVE_INFINITY,
      lte: toInstant(text(`${name}[lte]`), `${name}[lte]`) ?? Number.POSITIVE_INFINITY,
    }),
    words: (name, allowed) => toWords(text(name), { name, allowed }),
    uuids: (name) => toUuids(text(name), name),
    limit: (isForgiving) => toLimit(text('limit'), isForgiving),
  };
}

export function assertUuid(value: string, name: string): string {
  if (!UUID.test(value)) throw invalidRequest(`${name} must be a uuid`);
  return value.toLowerCase();
}

/** Milliseconds; null for null. */
export function toInstant(value: string | null, name: string): number | null {
  if (value === null) return null;
  const instant = DATE_TIME.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw invalidRequest(`${name} must be an ISO 8601 date-time`);
  return instant;
}

function toWords(
  value: string | null,
  { name, allowed }: { name: string; allowed: readonly string[] },
): ReadonlySet<string> | null {
  if (value === null) return null;
  const words = value.split(',');
  if (words.some((word) => !allowed.includes(word)))
    throw invalidRequest(`${name} must be out of ${allowed.join(', ')}`);
  return new Set(words);
}

function toUuids(value: string | null, name: string): readonly string[] | null {
  if (value === null) return null;
  const ids = value.split(',').map((id) => assertUuid(id, name));
  if (ids.length > MOST) throw invalidRequest(`${name} takes at most ${MOST} ids`);
  if (new Set(ids).size < ids.length) throw invalidRequest(`${name} must not repeat an id`);
  return ids;
}

function toLimit(value: string | null, isForgiving: boolean): number {
  if (value === null) return DEFAULT_LIMIT;
  const limit = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (limit >= 1 && limit <= MOST) return limit;
  if (!isForgiving) throw invalidRequest(`limit must be between 1 and ${MOST}`);
  return limit > MOST ? MOST : DEFAULT_LIMIT;
}
