import { ALL_CODES } from './state/access-codes.js';

/** What the vendor leaves open and this sandbox had to decide; each can be turned to see whether a client relies on it. */
export interface UndocumentedBehaviour {
  /** Order of the lists for which none is documented (visits, requests, contacts, memberships, companies, two ledgers). */
  readonly listOrder: 'shuffled' | 'oldestFirst' | 'newestFirst';
  /** Cancelled visits stay in the list, with their `deleteDate`. */
  readonly listsCancelledVisits: boolean;
  /** Requests, open and decided, are listed and found among the visits too, without a code: the newest generation's way. */
  readonly listsRequestsAsVisits: boolean;
  /** A visit whose visitor is inside is found in lists and by its check-in, and not by its id. */
  readonly hidesVisitsOnSite: boolean;
  /** Approved and rejected requests stay readable and listed. */
  readonly keepsHandledRequests: boolean;
  /** A code works on the day of the visit in the location's zone only, beside the check-in's id too. */
  readonly checksDayOfCode: boolean;
  /** How many access codes there are before visits share them: 900,000, or a few. */
  readonly differentCodes: number;
  /** What every call of the Check-ins API answers where it is not there, or not for these credentials; null: it is. */
  readonly checkInsRefusal: 403 | 404 | null;
  /** A second check-in or check-out answers the visit as it is instead of 400. */
  readonly acceptsRepeatedCheckIn: boolean;
  readonly acceptsCheckOutWithoutCheckIn: boolean;
  /** The two ledgers' lists take `customerRef` or `locationRef`, not both and not neither; so does the list of payments. */
  readonly requiresOneOwner: boolean;
  /** Amounts of day passes have no fractions. */
  readonly requiresWholeDayPasses: boolean;
  /** A ticket without `type` is 400, as older generations have it. */
  readonly requiresTicketType: boolean;
  /** Of the first ticket of a location; the vendor declares 64 bits. */
  readonly firstTicketNumber: number;
  /** Declared as a number, not as a whole one. */
  readonly attachmentSize: number;
  /** Status under which the error body is sent: its own, or 200 for every refusal. */
  readonly errorStatus: 'own' | 200;
  /** Each refresh hands out a new refresh token and refuses the one it was made with; the configured one always works. */
  readonly rotatesRefreshTokens: boolean;
  readonly sendsRetryAfter: boolean;
  /** A `limit` outside 1 to 100 is put right also where the vendor does not say so; else it is 400. */
  readonly forgivesLimit: boolean;
  /** Answer to GET of a well-formed id that nothing has. Check-ins are documented (404) and not among them. */
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

/** Both forms of absence that a client must bear are met: 404 for some resources, 400 for others. */
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
