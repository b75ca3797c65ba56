import { validationError } from './resident-error.js';

export type PageQuery = Readonly<Record<string, unknown>>;

export interface PageWanted {
  readonly page: number;
  readonly pageSize: number;
}

/** Null, so the whole list, unless both numbers are given and positive. @throws ResidentError for what is no number */
export function readPage(query: PageQuery): PageWanted | null {
  const page = readNumber(query, 'page');
  const pageSize = readNumber(query, 'pageSize');
  return page === null || pageSize === null || page <= 0 || pageSize <= 0 ? null : { page, pageSize };
}

function readNumber(query: PageQuery, name: string): number | null {
  const value = Object.entries(query).find(([parameter]) => parameter.toLowerCase() === name.toLowerCase())?.[1];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string' && /^-?\d{1,9}$/.test(value)) return Number(value);
  throw validationError({ [name]: [`The value '${String(value)}' is not valid.`] });
}

/** A page beyond the end has no items. */
export function answerPage<T>(all: readonly T[], { page, pageSize }: PageWanted) {
  return {
    items: all.slice((page - 1) * pageSize, page * pageSize),
    totalCount: all.length,
    page,
    pageSize,
    totalPages: Math.ceil(all.length / pageSize),
  };
}
