import type { Generated } from 'kysely';

/** Columns that every table of records has. Times are ms since 1970, keys are `SOURCE/id`. */
export interface RecordColumns {
  readonly row_id: Generated<number>;
  readonly source: string;
  readonly source_id: string;
  /** Which list of the source the row is from. */
  readonly stream: string;
  readonly location_key: string | null;
  /** What lists by time order by and segments cut; 0 where the record has no time. */
  readonly sort_time: number;
  /** Folded, at most 200 characters; empty where lists do not order by it. */
  readonly sort_name: string;
  /** Folded texts in which is searched, each on a line of its own. */
  readonly search_text: string;
  /** Digits of the phone numbers among them, each between line feeds. */
  readonly search_digits: string;
  /** Of the payload and its stream: a row whose hash is unchanged is not written. */
  readonly content_hash: string;
  /** When the read that gave the row began. */
  readonly read_at: number;
  /** The record as JSON. */
  readonly payload: string;
}

/** See BaseVisit; the instants are null unless the status is EXPECTED. */
export interface VisitColumns extends RecordColumns {
  readonly status: string;
  readonly no_show_at: number | null;
  readonly arrives_at: number | null;
  readonly leaves_at: number | null;
  /** On site from then on, before `present_until`; both null: never. */
  readonly present_from: number | null;
  readonly present_until: number | null;
  /** From then on the visitor counts as never checked out, once arrived and unless left. */
  readonly gone_at: number | null;
  readonly checked_in_at: number;
  readonly host_key: string | null;
  readonly company_key: string | null;
  readonly email_key: string | null;
  readonly phone_key: string | null;
  readonly record_key: string | null;
}

export interface VisitRequestColumns extends RecordColumns {
  readonly host_key: string | null;
  readonly email_key: string | null;
  readonly phone_key: string | null;
  readonly record_key: string | null;
}

export interface PersonColumns extends RecordColumns {
  readonly email_key: string | null;
  readonly company_key: string | null;
}

export interface TicketColumns extends RecordColumns {
  readonly status: string;
  readonly category: string;
  /** Of the last change, else of the creation. */
  readonly updated_at: number;
  readonly requester_key: string | null;
  readonly assignee_key: string | null;
}

export interface TransactionColumns extends RecordColumns {
  readonly kind: string;
  readonly type: string;
  readonly status: string;
  readonly customer_key: string | null;
  readonly creator_key: string | null;
}

export interface BlockedPersonColumns extends RecordColumns {
  readonly email_key: string | null;
  readonly phone_key: string | null;
}

interface TicketActivityColumns {
  readonly source: string;
  readonly ticket_id: string;
  /** 0 is the oldest. */
  readonly position: number;
  readonly author_key: string | null;
  readonly payload: string;
}

/** Ends of a segment that is a whole list are the first and the last instant there is. */
interface CoverageColumns {
  readonly source: string;
  readonly stream: string;
  /** Empty: all locations. */
  readonly location_id: string;
  readonly segment_start: number;
  readonly segment_end: number;
  readonly read_at: number;
  readonly is_complete: number;
}

interface ChangeColumns {
  readonly number: number;
  readonly at: number;
  readonly operation: string;
  readonly kind: string;
  readonly source: string | null;
  readonly source_id: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** One row, which every writing transaction takes first: changes get their numbers in the order of commits. */
interface ChangeHeadColumns {
  readonly id: number;
  readonly last_number: number;
}

export interface StoreDatabase {
  readonly visits: VisitColumns;
  readonly visit_requests: VisitRequestColumns;
  readonly people: PersonColumns;
  readonly companies: RecordColumns;
  readonly locations: RecordColumns;
  readonly tickets: TicketColumns;
  readonly transactions: TransactionColumns;
  readonly blocked_people: BlockedPersonColumns;
  readonly ticket_activities: TicketActivityColumns;
  readonly coverage: CoverageColumns;
  readonly change_feed: ChangeColumns;
  readonly change_head: ChangeHeadColumns;
}
