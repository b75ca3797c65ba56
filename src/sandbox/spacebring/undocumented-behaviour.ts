import { ALL_CODES } from './state/access-codes.js';

/** Behaviour that the vendor does not document; each switch shows whether a client relies on it. */
export interface UndocumentedBehaviour {
  /** Order of the lists without a documented one (visits, requests, contacts, memberships, companies, two ledgers). */
  readonly listOrder: 'shuffled' | 'oldestFirst' | 'newestFirst';
  /** Cancelled visits stay in the list, with their `deleteDate`. */
  readonly listsCancelledVisits: boolean;
  /** Requests, open and decided, also appear among the visits, without a code, as in the newest generation. */
  readonly listsRequestsAsVisits: boolean;
  /** A visit whose visitor is inside is in lists and found by its check-in, but not by its id. */
  readonly hidesVisitsOnSite: boolean;
  /** Approved and rejected requests stay readable and listed. */
  readonly keepsHandledRequests: boolean;
  /** A code is valid only on the day of the visit in the location's zone, also beside the check-in's id. */
  readonly checksDayOfCode: boolean;
  /** Number of different access codes: 900,000, or so few that visits share them. */
  readonly differentCodes: number;
  /** Status of every call of the Check-ins API where it is absent or not permitted; null: it is available. */
  readonly checkInsRefusal: 403 | 404 | null;
  /** A second check-in or check-out returns the unchanged visit instead of 400. */
  readonly acceptsRepeatedCheckIn: boolean;
  readonly acceptsCheckOutWithoutCheckIn: boolean;
  /** The lists of the two ledgers and of payments require exactly one of `customerRef` and `locationRef`. */
  readonly requiresOneOwner: boolean;
  /** Amounts of day passes have no fractions. */
  readonly requiresWholeDayPasses: boolean;
  /** A ticket without `type` is 400, as in older generations. */
  readonly requiresTicketType: boolean;
  /** Of the first ticket of a location; the vendor declares 64 bits. */
  readonly firstTicketNumber: number;
  /** Declared as a number, not as a whole one. */
  readonly attachmentSize: number;
  /** Status under which the error body is sent: its own, or 200 for every refusal. */
  readonly errorStatus: 'own' | 200;
  /** Each refresh returns a new refresh token and invalidates the used one; the configured one is always valid. */
  readonly rotatesRefreshTokens: boolean;
  readonly sendsRetryAfter: boolean;
  /** A `limit` outside 1 to 100 is corrected also where the vendor does not document it; else it is 400. */
  readonly forgivesLimit: boolean;
  /** Status of a GET with a well-formed unknown id. Check-ins have a documented one (404). */
  readonly absentStatus: Readonly<Record<AbsentResource, 400 | 404>>;
}

export type AbsentResource =
  | 'visit'
  | 'request'
  | 'contact'
  | 'ticket'
  | 'location'
  | 'membership'
  | 'company'
  | 'transaction';

/** A client must handle both statuses of absence: 404 for some resources, 400 for others. */
export const DEFAULT_BEHAVIOUR: UndocumentedBehaviour = {
  listOrder: 'shuffled',
  listsCancelledVisits: true,
  listsRequestsAsVisits: false,
  hidesVisitsOnSite: false,
  keepsHandledRequests: false,
  checksDayOfCode: true,
  differentCodes: ALL_CODES,
  checkInsRefusal: null,
  acceptsRepeatedCheckIn: false,
  acceptsCheckOutWithoutCheckIn: false,
  requiresOneOwner: false,
  requiresWholeDayPasses: false,
  requiresTicketType: false,
  firstTicketNumber: 1,
  attachmentSize: 182_044,
  errorStatus: 'own',
  rotatesRefreshTokens: true,
  sendsRetryAfter: false,
  forgivesLimit: false,
  absentStatus: {
    visit: 404,
    request: 404,
    contact: 404,
    ticket: 404,
    location: 404,
    membership: 400,
    company: 400,
    transaction: 400,
  },
};
