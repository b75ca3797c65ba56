import type { RecordStore } from '../kit/create-record-store.js';
import { parseTime } from './offset-time.js';
import type { W3lcomeBehaviour } from './w3lcome-behaviour.js';
import { W3lcomeError } from './w3lcome-error.js';

/** A member that a list can be filtered by. Times are compared in milliseconds, the rest as text. */
export interface QueryableKey<T> {
  readonly kind: 'time' | 'text';
  read(record: T): string | number | null;
}

export interface QueryableList<T> {
  readonly store: RecordStore<T>;
  readonly maxLimit: number;
  /** Undefined for an unknown key. */
  keyOf(name: string): QueryableKey<T> | undefined;
  /** True: an unknown key is refused; false: it matches nothing. */
  readonly isClosed: boolean;
}

export interface ListAnswer<T> {
  readonly page: readonly T[];
  readonly matchCount: number;
}

const DEFAULT_LIMIT = 500;
const MEMORY = 16;

const OPERATORS: Readonly<Record<string, (left: string | number, right: string | number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '==': (left, right) => left === right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

export type ListQuery = Readonly<Record<string, unknown>>;

/**
 * Handles list calls with limit, offset and at most one predicate. The matches of the latest predicates are cached until the next
 * write, so that a list of many pages is filtered once and not once per page.
 */
export function createListReader<T>(
  list: QueryableList<T>,
  behaviour: W3lcomeBehaviour,
): (query: ListQuery) => ListAnswer<T> {
  const memory = new Map<string, readonly T[]>();
  let version = list.store.version;

  function matchesOf(query: ListQuery): readonly T[] {
    const predicate = readPredicate(list, query, behaviour.timeFilter);
    if (predicate === null) return list.store.records;
    if (version !== list.store.version || memory.size >= MEMORY) memory.clear();
    version = list.store.version;
    const matches = memory.get(predicate.text) ?? list.store.records.filter(predicate.holds);
    memory.set(predicate.text, matches);
    return matches;
  }

  return (query) => {
    const limit = readNumber(query['limit'], { fallback: DEFAULT_LIMIT, least: 1, most: list.maxLimit });
    if (limit === null) throw new W3lcomeError('INVALID_LIMIT_VALUE');
    const offset = readNumber(query['offset'], { fallback: 0, least: 0, most: Number.MAX_SAFE_INTEGER });
    if (offset === null) throw new W3lcomeError('INVALID_OFFSET_VALUE');
    const matches = matchesOf(query);
    const most = Math.min(limit, behaviour.pageCap ?? limit);
    return { page: matches.slice(offset, offset + most), matchCount: matches.length };
  };
}

interface Bounds {
  readonly fallback: number;
  readonly least: number;
  readonly most: number;
}

function readNumber(value: unknown, { fallback, least, most }: Bounds): number | null {
  if (value === undefined) return fallback;
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return null;
  const number = Number(value);
  return number < least || number > most ? null : number;
}

interface Predicate<T> {
  readonly text: string;
  holds(record: T): boolean;
}

/** Null without a predicate. @throws W3lcomeError that names the missing part of an incomplete one */
function readPredicate<T>(
  list: QueryableList<T>,
  query: ListQuery,
  timeFilter: W3lcomeBehaviour['timeFilter'],
): Predicate<T> | null {
  const [name, operator, value] = [query['queryKey'], query['queryOp'], query['queryValue']];
  if (name === undefined && operator === undefined && value === undefined) return null;
  const compare = typeof operator === 'string' ? OPERATORS[operator] : undefined;
  if (compare === undefined) throw new W3lcomeError('INVALID_QUERY_OPERATOR');
  const key = typeof name === 'string' ? list.keyOf(name) : undefined;
  if (key === undefined && list.isClosed) throw new W3lcomeError('INVALID_QUERY_KEY');
  if (typeof value !== 'string') throw new W3lcomeError('INVALID_QUERY_VALUE');
  const isUseless = key?.kind === 'time' && (timeFilter === 'ignored' || timeFilter === 'matches-nothing');
  const text = JSON.stringify([name, operator, value]);
  if (isUseless) return { text, holds: () => timeFilter === 'ignored' };
  const wanted = key?.kind === 'time' ? readTime(value, timeFilter) : value;
  if (wanted === null) throw new W3lcomeError('INVALID_QUERY_VALUE');
  return {
    text,
    holds(record) {
      const found = key?.read(record) ?? null;
      return found !== null && compare(found, wanted);
    },
  };
}

function readTime(value: string, timeFilter: W3lcomeBehaviour['timeFilter']): number | null {
  if (timeFilter === 'unix-seconds') return /^\d{1,11}$/.test(value) ? Number(value) * 1_000 : null;
  return timeFilter === 'iso-utc' && !value.endsWith('Z') ? null : parseTime(value);
}

/** The body of a list. */
export function renderList(
  key: string,
  { records, matchCount }: { readonly records: readonly unknown[]; readonly matchCount: number },
  { size, emptyLists }: W3lcomeBehaviour,
): Readonly<Record<string, unknown>> {
  const said = size === 'page' ? records.length : matchCount;
  if (records.length > 0 || emptyLists === 'array') return { [key]: records, size: said };
  return emptyLists === 'null' ? { [key]: null, size: said } : { size: said };
}
