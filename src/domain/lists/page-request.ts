import { InvalidInputError } from '../errors/invalid-input-error.js';

export const MAX_PAGE_SIZE = 200;
/** Longest list of ids, enum values or sources a filter may carry. */
const MAX_FILTER_VALUES = 100;
const MAX_SEARCH_LENGTH = 200;

/** @throws InvalidInputError unless `first` is 1 to 200. */
export function assertPageSize(first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) {
    throw new InvalidInputError('first', `must be between 1 and ${MAX_PAGE_SIZE}`);
  }
}

/** @throws InvalidInputError for a list of more than 100 values. */
export function assertFilterValues(argument: string, values: readonly unknown[] | null | undefined): void {
  if (values !== null && values !== undefined && values.length > MAX_FILTER_VALUES) {
    throw new InvalidInputError(argument, `takes at most ${MAX_FILTER_VALUES} values`);
  }
}

/** @throws InvalidInputError for a search text of more than 200 characters. */
export function assertSearch(argument: string, search: string | null | undefined): void {
  if (search !== null && search !== undefined && search.length > MAX_SEARCH_LENGTH) {
    throw new InvalidInputError(argument, `takes at most ${MAX_SEARCH_LENGTH} characters`);
  }
}
