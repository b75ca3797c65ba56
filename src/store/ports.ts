import type { NodeType } from '../domain/ids/node-id.js';
import type { SortKey } from '../domain/lists/sort-key.js';
import type { BlockedPerson } from '../domain/model/blocked-person.js';
import type { Company } from '../domain/model/company.js';
import type { Location } from '../domain/model/location.js';
import type { AccountRef, Person } from '../domain/model/person.js';
import type { Ticket, TicketActivity, TicketCategory, TicketStatus } from '../domain/model/ticket.js';
import type { Transaction, TransactionKind, TransactionStatus, TransactionType } from '../domain/model/transaction.js';
import type { VisitStatus } from '../domain/model/visit.js';
import type { VisitRequest } from '../domain/model/visit-request.js';
import type { VisitorKey } from '../domain/model/visitor-key.js';
import type { Source } from '../domain/source/source.js';
import type { TimeRange } from '../domain/time/time-range.js';
import type { BaseVisit } from './base-visit.js';

/** What the store keeps of each type: the domain's record, of a visit without what depends on the hour. */
export interface StoredRecords {
  readonly Visit: BaseVisit;
  readonly VisitRequest: VisitRequest;
  readonly Person: Person;
  readonly Company: Company;
  readonly Location: Location;
  readonly Ticket: Ticket;
  readonly Transaction: Transaction;
  readonly BlockedPerson: BlockedPerson;
}

export type RecordKind = NodeType & keyof StoredRecords;

export interface RecordKey {
  readonly source: Source;
  readonly sourceId: string;
}

/** A person as records name them: by their own id, or by the account in a location where the record knows no more. */
export type PersonKey = RecordKey | { readonly source: Source; readonly account: AccountRef };

/** Half-open; an absent end is open. */
export interface OpenRange {
  readonly from?: Date;
  readonly to?: Date;
}

/** Members narrow; an absent one does not, and an empty list leaves nothing. */
interface CommonFilter {
  readonly sources?: readonly Source[];
  readonly locations?: readonly RecordKey[];
  /** As `createTextSearch`: accents, case, and how a phone number is written do not matter. */
  readonly search?: string;
}

export interface VisitRecordFilter extends CommonFilter {
  /** The hour at which status and presence are evaluated. */
  readonly now: Date;
  readonly scheduledAt?: OpenRange;
  readonly statuses?: readonly VisitStatus[];
  readonly hosts?: readonly PersonKey[];
  /** Companies of hosts. */
  readonly companies?: readonly RecordKey[];
  /** Visits whose visitor has one of the keys, by its contact alone: the name of a key is not looked at. */
  readonly visitorKeys?: readonly VisitorKey[];
  readonly isOnSite?: boolean;
  readonly neverCheckedOut?: boolean;
}

export interface StoredFilters {
  readonly Visit: VisitRecordFilter;
  readonly VisitRequest: CommonFilter & {
    readonly createdAt?: OpenRange;
    readonly hosts?: readonly PersonKey[];
    readonly visitorKeys?: readonly VisitorKey[];
  };
  /** `email`: as `normalizeEmail`. */
  readonly Person: CommonFilter & { readonly email?: string; readonly companies?: readonly RecordKey[] };
  readonly Company: CommonFilter;
  readonly Location: CommonFilter;
  readonly Ticket: CommonFilter & {
    readonly createdAt?: OpenRange;
    readonly updatedAt?: OpenRange;
    readonly statuses?: readonly TicketStatus[];
    readonly categories?: readonly TicketCategory[];
    readonly requesters?: readonly PersonKey[];
    readonly assignees?: readonly PersonKey[];
  };
  readonly Transaction: CommonFilter & {
    readonly createdAt?: OpenRange;
    readonly kinds?: readonly TransactionKind[];
    readonly types?: readonly TransactionType[];
    readonly statuses?: readonly TransactionStatus[];
    /** People or companies. */
    readonly customers?: readonly (PersonKey & { readonly nodeType: 'Person' | 'Company' })[];
  };
  readonly BlockedPerson: CommonFilter;
}

/**
 * What lists can be ordered by. CHECKED_IN_AT: the check-in, or a written arrival that stands for one; visits with neither
 * come before all others, ascending. UPDATED_AT: the last change, else the creation.
 */
export interface StoredOrders {
  readonly Visit: 'SCHEDULED_AT' | 'CHECKED_IN_AT' | 'VISITOR_NAME';
  readonly VisitRequest: 'CREATED_AT';
  readonly Person: 'NAME';
  readonly Company: 'NAME';
  readonly Location: 'NAME';
  readonly Ticket: 'CREATED_AT' | 'UPDATED_AT';
  readonly Transaction: 'CREATED_AT';
  readonly BlockedPerson: 'NAME';
}

export interface PageQuery<K extends RecordKind> {
  readonly filter: StoredFilters[K];
  readonly order: { readonly field: StoredOrders[K]; readonly direction: 'ASC' | 'DESC' };
  /** Rows of the page at most. */
  readonly limit: number;
  /** Keys between which the rows lie in the order, ends excluded. */
  readonly after?: SortKey;
  readonly before?: SortKey;
  /** Takes the last rows between the keys instead of the first; their order stays. */
  readonly isFromEnd?: boolean;
}

export interface PageRow<R> {
  readonly record: R;
  /** Unique in the order: (what is ordered by, source, source id). */
  readonly key: SortKey;
}

export interface Page<R> {
  readonly rows: readonly PageRow<R>[];
  /** Whether rows lie behind the page, in the direction in which it was read. */
  readonly hasMore: boolean;
}

/** Records that one read of a source gave. */
export interface RecordBatch<R> {
  readonly source: Source;
  /** Which list of the source they are from: what removes them when they are no longer in it. */
  readonly stream: string;
  readonly records: readonly R[];
  /** When the read began: an older read never overwrites what a newer one gave. */
  readonly readAt: Date;
  /** History that nobody is told of: the change feed leaves it out. */
  readonly isBackfill?: boolean;
}

/** What a complete read of its own can replace: a stream, of one location and one range of the list's time, or whole. */
export interface Segment {
  readonly source: Source;
  readonly stream: string;
  /** Source id; null: all locations. */
  readonly locationId: string | null;
  /** Null: the whole list. */
  readonly range: TimeRange | null;
}

export interface SegmentBatch<R> extends Omit<RecordBatch<R>, 'source' | 'stream'> {
  readonly segment: Segment;
  /** Proved by what was read: all pages, sizes, counts. Only then rows that are not among the records are removed. */
  readonly isComplete: boolean;
}

export interface WriteCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** The records of one kind. Every write is one transaction with its changes, and waits until it is on disk. */
export interface RecordStore<K extends RecordKind> {
  upsert(batch: RecordBatch<StoredRecords[K]>): Promise<WriteCounts>;
  /** Writes the records, marks the segment as covered, and removes what a complete read did not find. */
  replaceSegment(batch: SegmentBatch<StoredRecords[K]>): Promise<WriteCounts>;
  /** Source ids that the segment holds and `sourceIds` lacks: to be asked for by id before they are removed. */
  missingFrom(segment: Segment, sourceIds: readonly string[]): Promise<readonly string[]>;
  removeByIds(source: Source, sourceIds: readonly string[]): Promise<WriteCounts>;
  /** By source id; ids that the store does not hold are absent. */
  getByIds(source: Source, sourceIds: readonly string[]): Promise<ReadonlyMap<string, StoredRecords[K]>>;
  page(query: PageQuery<K>): Promise<Page<StoredRecords[K]>>;
  /** Exact. */
  count(filter: StoredFilters[K]): Promise<number>;
}

/** The history of tickets, each kept and replaced as a whole. */
export interface TicketActivityStore {
  replace(ticket: RecordKey, activities: readonly TicketActivity[]): Promise<void>;
  /** By ticket id, oldest first; a ticket whose history was never stored is absent. */
  getByTickets(source: Source, ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly TicketActivity[]>>;
}

/** A segment, and how it was last read. */
export interface CoveredSegment extends Segment {
  readonly readAt: Date;
  readonly isComplete: boolean;
}

export interface CoverageStore {
  mark(segments: readonly CoveredSegment[]): Promise<void>;
  /** Segments of the stream that touch the range, oldest first; without a range all of them. */
  read(stream: Pick<Segment, 'source' | 'stream'>, range?: TimeRange): Promise<readonly CoveredSegment[]>;
  /** Forgets the segments of the stream that touch the range, so that they are read again. */
  forget(stream: Pick<Segment, 'source' | 'stream'>, range: TimeRange | null): Promise<void>;
}

export const CHANGE_OPERATIONS = ['INSERTED', 'UPDATED', 'REMOVED', 'ERASED'] as const;
export type ChangeOperation = (typeof CHANGE_OPERATIONS)[number];

/** ERASED stands where a change of an erased person was: neither its id nor its content is left. */
export type Change = {
  readonly [K in RecordKind]: {
    /** Consecutive in the order of commits. */
    readonly number: number;
    readonly at: Date;
    readonly operation: ChangeOperation;
    readonly kind: K;
    readonly key: RecordKey | null;
    readonly before: StoredRecords[K] | null;
    readonly after: StoredRecords[K] | null;
  };
}[RecordKind];

export interface ChangeFeed {
  /** 0: nothing was ever published. */
  lastNumber(): Promise<number>;
  /**
   * Changes after that number, oldest first. `isGap`: some of them are no longer kept, so a reader has to start anew.
   */
  readAfter(number: number, limit: number): Promise<{ readonly changes: readonly Change[]; readonly isGap: boolean }>;
  /** Called after each commit with the number of its last change. Returns how to stop. */
  onPublished(listener: (lastNumber: number) => void): () => void;
}

/** One person as records know them. */
export interface PersonToErase {
  /** Contacts and references of the visitor. Names are not looked at: whoever shares a contact is erased as well. */
  readonly visitorKeys: readonly VisitorKey[];
  /** Their own records, as hosts, members and residents, and the accounts by which others name them. */
  readonly people: readonly PersonKey[];
}

export interface StoreUpkeep {
  /**
   * Removes the person's records, visits and tickets, takes them out of the records of others and out of the change feed,
   * and has the engine overwrite what it removed. What a source still holds comes back when it is read again.
   */
  erasePerson(person: PersonToErase): Promise<void>;
  /** Removes visits, visit requests, tickets and transactions of before, unpublished, and their coverage. Returns how many. */
  removeOlderThan(instant: Date): Promise<number>;
  /** Forgets changes of before. Returns how many. */
  trimChanges(before: Date): Promise<number>;
  /** Tells the engine what its tables hold, after much was written: it plans by that. */
  refreshStatistics(): Promise<void>;
}

export interface Store {
  readonly records: { readonly [K in RecordKind]: RecordStore<K> };
  readonly ticketActivities: TicketActivityStore;
  readonly coverage: CoverageStore;
  readonly changeFeed: ChangeFeed;
  readonly upkeep: StoreUpkeep;
  /** Waits for what was asked before. */
  close(): Promise<void>;
}
