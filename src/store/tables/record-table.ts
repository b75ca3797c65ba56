import type { Insertable } from 'kysely';
import type { Location } from '../../domain/model/location.js';
import { normalizeForSearch } from '../../domain/text/normalize.js';
import { phoneDigits } from '../../domain/text/phone-digits.js';
import type { RecordColumns, StoreDatabase } from '../database.js';
import type { RecordKind, StoredFilters, StoredOrders, StoredRecords } from '../ports.js';
import { recordKeyText } from '../record-key.js';
import type { Condition } from './conditions.js';

export interface TableNames {
  readonly Visit: 'visits';
  readonly VisitRequest: 'visit_requests';
  readonly Person: 'people';
  readonly Company: 'companies';
  readonly Location: 'locations';
  readonly Ticket: 'tickets';
  readonly Transaction: 'transactions';
  readonly BlockedPerson: 'blocked_people';
}

/** Members of a record that are times: JSON has none. */
type TimeOf<R> = { [M in keyof R]-?: Exclude<R[M], null | undefined> extends Date ? M : never }[keyof R];

/** Columns that are the same of every record; see `toRow`. */
type CommonColumn = 'source' | 'source_id' | 'stream' | 'content_hash' | 'read_at' | 'payload';

/** What any record is listed by; see `listColumns`. */
type ListColumns = Omit<RecordColumns, CommonColumn | 'row_id'>;

/** What a record is looked up by; the rest of its row follows from the batch that brings it. */
export type KeyColumns<K extends RecordKind> = ListColumns &
  Omit<Insertable<StoreDatabase[TableNames[K]]>, CommonColumn | 'row_id'>;

/** How the records of one kind lie in a table. */
export interface RecordTable<K extends RecordKind> {
  readonly kind: K;
  readonly table: TableNames[K];
  /** Every member that is a time: the compiler refuses a table that forgets one. */
  readonly times: Readonly<Record<TimeOf<StoredRecords[K]>, true>>;
  columnsOf(record: StoredRecords[K]): KeyColumns<K>;
  readonly orderColumns: Readonly<Record<StoredOrders[K], string>>;
  /** Conditions of a filter, all of which a row must meet, but for the search. */
  conditionsOf(filter: StoredFilters[K]): readonly Condition[];
}

/** Characters of a name by which a list is ordered; beyond them the id decides. A cursor carries the key. */
const MAX_NAME_LENGTH = 200;
const NO_TIME = 0;
const SEPARATOR = '\n';

export function sortName(name: string | null): string {
  return normalizeForSearch(name ?? '').slice(0, MAX_NAME_LENGTH);
}

type Texts = readonly (string | null | undefined)[];

/** The columns by which records are listed. `texts` are those in which `search` looks. */
export function listColumns(parts: {
  readonly location: Pick<Location, 'source' | 'sourceId'> | null | undefined;
  readonly time?: Date;
  readonly name?: string | null;
  readonly texts: Texts;
}): ListColumns {
  return {
    location_key: parts.location ? recordKeyText(parts.location) : null,
    sort_time: parts.time?.getTime() ?? NO_TIME,
    sort_name: sortName(parts.name ?? null),
    search_text: toSearchText(parts.texts),
    search_digits: toSearchDigits(parts.texts),
  };
}

function toSearchText(texts: Texts): string {
  const normalized = texts.flatMap((text) => (text ? normalizeForSearch(text) : []));
  return [...new Set(normalized)].join(SEPARATOR);
}

/** Between separators, so that a whole number can be told from a part of one. */
function toSearchDigits(texts: Texts): string {
  const numbers = new Set(texts.flatMap((text) => (text && phoneDigits(text)) || []));
  return numbers.size === 0 ? '' : SEPARATOR + [...numbers].join(SEPARATOR) + SEPARATOR;
}

export function timeOrNull(instant: Date | null): number | null {
  return instant === null ? null : instant.getTime();
}
