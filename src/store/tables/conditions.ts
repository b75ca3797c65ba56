import { type Expression, type SqlBool, sql } from 'kysely';
import type { VisitorKey } from '../../domain/model/visitor-key.js';
import type { Source } from '../../domain/source/source.js';
import { normalizeForSearch } from '../../domain/text/normalize.js';
import { phoneDigits } from '../../domain/text/phone-digits.js';
import type { SearchTerm } from '../dialect/store-dialect.js';
import type { OpenRange, RecordKey } from '../ports.js';
import { recordKeyText } from '../record-key.js';

export type Condition = Expression<SqlBool>;

/** Fewer digits may be anything; they are looked for as they are written. */
const FEWEST_DIGITS = 5;
/** A phone number without its country code has at least so many. */
const FEWEST_NATIONAL_DIGITS = 8;

/** No condition where nothing is named; nothing is found where an empty list is. */
export function isOneOf(column: string, values: readonly string[] | undefined): readonly Condition[] {
  if (values === undefined) return [];
  if (values.length === 0) return [sql<SqlBool>`1 = 0`];
  const unique = [...new Set(values)];
  return unique.length === 1
    ? [sql<SqlBool>`${sql.ref(column)} = ${unique[0]}`]
    : [sql<SqlBool>`${sql.ref(column)} in (${sql.join(unique)})`];
}

export function isWithinRange(column: string, range: OpenRange | undefined): readonly Condition[] {
  const { from, to } = range ?? {};
  return [
    ...(from === undefined ? [] : [sql<SqlBool>`${sql.ref(column)} >= ${from.getTime()}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`${sql.ref(column)} < ${to.getTime()}`]),
  ];
}

/** What every kind is filtered by, but for the search. */
export function commonConditions(filter: {
  readonly sources?: readonly Source[];
  readonly locations?: readonly RecordKey[];
}): readonly Condition[] {
  return [...isOneOf('source', filter.sources), ...isOneOf('location_key', filter.locations?.map(recordKeyText))];
}

const KEY_COLUMNS = { EMAIL: 'email_key', PHONE_NUMBER: 'phone_key', SOURCE_RECORD: 'record_key' } as const;

/** The row's visitor has one of the keys, by its contact alone. */
export function hasVisitorKey(keys: readonly VisitorKey[] | undefined): readonly Condition[] {
  if (keys === undefined) return [];
  if (keys.length === 0) return [sql<SqlBool>`1 = 0`];
  const conditions = Object.entries(KEY_COLUMNS).flatMap(([match, column]) => {
    const values = keys.filter((key) => key.match === match).map((key) => key.value);
    return values.length === 0 ? [] : isOneOf(column, values);
  });
  return [sql<SqlBool>`(${sql.join(conditions, sql` or `)})`];
}

/** Null for a search that finds everything. */
export function toSearchTerm(search: string | undefined): SearchTerm | null {
  const text = normalizeForSearch(search ?? '');
  if (text === '') return null;
  const digits = phoneDigits(text);
  return { text, digits: digits === null || digits.length < FEWEST_DIGITS ? null : digits };
}

/** As `createTextSearch`: a text holds the one looked for, or a phone number is the same but for its country code. */
export function searchCondition({ text, digits }: SearchTerm): Condition {
  const conditions = [contains('search_text', text)];
  if (digits !== null) {
    conditions.push(contains('search_digits', digits));
    for (let length = FEWEST_NATIONAL_DIGITS; length < digits.length; length += 1) {
      conditions.push(contains('search_digits', `\n${digits.slice(-length)}\n`));
    }
  }
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

function contains(column: string, text: string): Condition {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
}
