import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day without a time or a zone, written `YYYY-MM-DD`, e.g. `2026-11-21`. */
  Date: { input: string; output: string; }
  /** An instant as RFC 3339 text, e.g. `2026-11-21T09:30:00.000Z`. Inputs may have any offset; answers are in UTC, with `Z` and milliseconds. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as text, e.g. `"123.45"` or `"-7"`. It is never rounded: calculate with a decimal library, not with floats. */
  Decimal: { input: string; output: string; }
  /** Any JSON value, passed through unchanged: for data whose shape only its source knows. */
  JSON: { input: unknown; output: unknown; }
};

/** A change to a customer's balance of day passes or credits. */
export type AllocationDirection =
  /** Adds to the balance. */
  | 'ALLOCATE'
  /** Subtracts from the balance; the source uses what expires first. */
  | 'CHARGE';

/** The assignee of a ticket. */
export type AssignTicketInput = {
  /** Id of a Spacebring `Person`; null or omitted unassigns the ticket. */
  readonly assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** A person to refuse. At least one member must identify them. */
export type BlockPersonInput = {
  /** Number of an identity document; a visitor with the same one is refused. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address; a visitor with the same one is refused. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Full name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Phone number; a visitor with the same one is refused. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** The reason, which the front desk reads. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Selects entries of the blocked list. */
export type BlockedPersonFilter = {
  /** Text in the name, e-mail, phone number, document or reason; ignores case and accents. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** The visit that starts: its id, or the location and the code that the visitor shows. */
export type CheckInVisitInput = {
  /** The code that the visitor shows (Spacebring); requires the location. */
  readonly accessCode?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Visit`; excludes location and code. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The location of the visitor: id of a `Location`; requires the code. */
  readonly locationId?: InputMaybe<Scalars['ID']['input']>;
};

/** The visit that ends: its id, or the location and the code that the visitor shows. */
export type CheckOutVisitInput = {
  /** The code that the visitor shows (Spacebring); requires the location. */
  readonly accessCode?: InputMaybe<Scalars['String']['input']>;
  /** When the visitor left, not in the future; default: now. Spacebring accepts only now. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Overwrite an earlier check-out instead of ALREADY_CHECKED_OUT; W3lcome and the residents' service only. */
  readonly force?: InputMaybe<Scalars['Boolean']['input']>;
  /** Id of the `Visit`; excludes location and code. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The location of the visitor: id of a `Location`; requires the code. */
  readonly locationId?: InputMaybe<Scalars['ID']['input']>;
};

/** A comment on a ticket, in the name of the gateway's own user. */
export type CommentOnTicketInput = {
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The text: 1 to 10,000 characters. */
  readonly text: Scalars['String']['input'];
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** Day passes or credits to allocate to a Spacebring customer or to charge. */
export type CreateBalanceTransactionInput = {
  /** The amount: above 0, with at most two decimals, e.g. `"1"` or `"2.50"`. */
  readonly amount: Scalars['Decimal']['input'];
  /** The customer: id of a Spacebring `Person` or `Company` of the location. */
  readonly customerId: Scalars['ID']['input'];
  /** The purpose, e.g. for the next invoice. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether to allocate or to charge. */
  readonly direction: AllocationDirection;
  /** The last day on which the allocated amount can be used; default: it does not expire. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The location of the balance: id of a Spacebring `Location`. */
  readonly locationId: Scalars['ID']['input'];
};

/** A host whom visitors of the W3lcome account can visit. */
export type CreateHostInput = {
  /** Department in their company. */
  readonly department?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address, unique among the hosts. */
  readonly email: Scalars['String']['input'];
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Full name: 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Phone number, ideally with its country code. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** Position in their company. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
  /** Whether W3lcome sends them an invitation to its service by e-mail; default: false. */
  readonly sendInvitation?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A request for help in a Spacebring location. */
export type CreateTicketInput = {
  /** The category; default: `OTHER`, because older versions of the source require one. */
  readonly category?: InputMaybe<TicketCategory>;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The location it concerns: id of a Spacebring `Location`. */
  readonly locationId: Scalars['ID']['input'];
  /** The requester: id of a Spacebring `Person`; default: the gateway's own user. */
  readonly requesterId?: InputMaybe<Scalars['ID']['input']>;
  /** The request: 1 to 10,000 characters. */
  readonly text: Scalars['String']['input'];
};

/** A half-open range of time: it includes its start and excludes its end. Either end may be open. */
export type DateTimeRange = {
  /** At or after this instant. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The record that a mutation changes. */
export type NodeIdInput = {
  /** Id of a record of the type that the mutation changes. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The direction of a list. */
export type OrderDirection =
  /** Oldest first. */
  | 'ASC'
  /** Newest first: the exact reverse of ASC, ties included. */
  | 'DESC';

/** Selects people who match all given members. */
export type PersonFilter = {
  /** Only people with exactly this e-mail; ignores case. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Only people of these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Text in the name, e-mail or phone number; ignores case and accents. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only people of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
};

/** Kinds of personal data, and how each is masked for a caller without the scope `pii:read`. */
export type PersonalKind =
  /** E-mail address: shown as `j***@x***.com`. */
  | 'EMAIL'
  /** Label of a bucket of visits: the name of a host is shown as initials or as an id. */
  | 'LABEL'
  /** A person's name: shown as initials, `J. D.`. */
  | 'NAME'
  /** Phone number, identity document or licence plate: shown as its last two digits, `***42`. */
  | 'NUMBER'
  /** Gives access to a picture, a file or a door: shown as null. */
  | 'SECRET'
  /** A sentence of the gateway: shown without the words of a source or a record. */
  | 'SENTENCE'
  /** Free text, or part of an address: shown as `***`. */
  | 'TEXT';

/** A request to visit a host. The host decides the time by approving. */
export type RequestVisitInput = {
  /** The host: id of a Spacebring `Person` of that location. */
  readonly hostId: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The location: id of a Spacebring `Location`. */
  readonly locationId: Scalars['ID']['input'];
  /** The visitor; the e-mail is required. */
  readonly visitor: VisitorInput;
};

/** A future visit. The host or the location decides the source; both must be of one source, and a member that the source cannot store is NOT_SUPPORTED_BY_SOURCE. */
export type ScheduleVisitInput = {
  /** Write the visit even if the visitor is on the blocked list or the list cannot be read. Default: refuse a blocked visitor with BLOCKED_VISITOR. */
  readonly allowBlocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the visitor is expected; not in the past. */
  readonly expectedAt: Scalars['DateTime']['input'];
  /** When the visitor is expected to leave, after `expectedAt`; residents' visits only. */
  readonly expectedUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** The host: id of a `Person`. W3lcome and the residents' service require it; in Spacebring it can only be the gateway's own user, so use `requestVisit` for other hosts. */
  readonly hostId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The location: id of a `Location`. Spacebring requires it; the other sources take it from the host. */
  readonly locationId?: InputMaybe<Scalars['ID']['input']>;
  /** Remarks; residents' visits have none. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Number of people including the visitor, at least 1; residents' visits only. */
  readonly partySize?: InputMaybe<Scalars['Int']['input']>;
  /** The purpose; residents' visits only. */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** Whether the visitor needs authorization on arrival (W3lcome only). */
  readonly requiresAuthorization?: InputMaybe<Scalars['Boolean']['input']>;
  /** The vehicle the visitor comes with; residents' visits only. */
  readonly vehicle?: InputMaybe<VehicleInput>;
  /** The visitor. */
  readonly visitor: VisitorInput;
};

/** The new category of a ticket. */
export type SetTicketCategoryInput = {
  /** The new category. */
  readonly category: TicketCategory;
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** The new status of a ticket. */
export type SetTicketStatusInput = {
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The new status. */
  readonly status: TicketStatus;
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** The systems that this gateway federates; every record has its source. */
export type Source =
  /** The residents' visit service: communities whose residents announce their visitors. */
  | 'RESIDENT'
  /** Spacebring: coworking locations with members, visits, visit requests, tickets and transactions. */
  | 'SPACEBRING'
  /** W3lcome: the reception of a company, with hosts, visits, invitees and a blocked list. */
  | 'W3LCOME';

/** A value of a record that the gateway cannot use as the source sends it. */
export type SourceNoticeCode =
  /** A date is invalid or ambiguous: `Visit.arrivalText` and `Visit.departureText` show its text. */
  | 'DATE_NOT_READ'
  /** The number of people is negative or above 10,000: the visit counts as one person. */
  | 'PARTY_SIZE_NOT_PLAUSIBLE';

/** How complete and how fresh one source is in a response. */
export type SourceStatus =
  /** No record of this source is in the response; `error` has the reason. */
  | 'FAILED'
  /** Read now, or cached within its normal time to live; nothing is missing. */
  | 'FRESH'
  /** Records are missing: a limit or the deadline was reached, a location failed, or records could not be decoded. */
  | 'PARTIAL'
  /** Not read: the source is not configured, the filter excludes it, or it has no such records. */
  | 'SKIPPED'
  /** The source cannot be read; an older answer is served, read at `asOf`. */
  | 'STALE';

/** What happened to a ticket. */
export type TicketActivityType =
  /** Its assignee changed from `previousAssignee` to `assignee`. */
  | 'ASSIGNEE_UPDATED'
  /** Its category changed. */
  | 'CATEGORY_UPDATED'
  /** A text or a file was added. */
  | 'COMMENT'
  /** It was opened. */
  | 'CREATED'
  /** Any other value of the source. */
  | 'OTHER'
  /** Its status changed from `previousStatus` to `status`. */
  | 'STATUS_UPDATED';

/** The subject of a ticket. */
export type TicketCategory =
  /** Doors, keys, cards and codes. */
  | 'ACCESS'
  /** The account, invoices and payments. */
  | 'ACCOUNT_AND_BILLING'
  /** Rooms, desks and other bookings. */
  | 'BOOKINGS'
  /** Cleaning and waste. */
  | 'CLEANING'
  /** Discrimination or harassment of a person. */
  | 'DISCRIMINATION_AND_HARASSMENT'
  /** Network, Wi-Fi and connectivity. */
  | 'INTERNET'
  /** Letters and deliveries. */
  | 'MAIL_AND_PACKAGES'
  /** Noise, or sound that carries. */
  | 'NOISE_AND_ACOUSTICS'
  /** Content that was posted or displayed. */
  | 'OFFENSIVE_OR_OBJECTIONABLE_CONTENT'
  /** Any other subject; `categoryLabel` has the source's own word if there is one. */
  | 'OTHER'
  /** Printers, scanners and paper. */
  | 'PRINTING'
  /** Something is broken or worn. */
  | 'REPAIR_AND_MAINTENANCE'
  /** Too hot, too cold, or stuffy. */
  | 'TEMPERATURE_AND_VENTILATION'
  /** The website or the app of the location. */
  | 'WEBSITE_AND_APP';

/** Selects tickets that match all given members; a list matches any of its values. */
export type TicketFilter = {
  /** Only tickets assigned to these people: ids of `Person`. */
  readonly assigneeIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only tickets of these categories. */
  readonly categories?: InputMaybe<ReadonlyArray<TicketCategory>>;
  /** Range of `createdAt`; an omitted end is open. */
  readonly createdAt?: InputMaybe<DateTimeRange>;
  /** Only tickets of these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only tickets that these people opened: ids of `Person`. */
  readonly requesterIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only tickets of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** Only tickets with one of these statuses now. */
  readonly statuses?: InputMaybe<ReadonlyArray<TicketStatus>>;
};

/** The order of tickets. */
export type TicketOrder = {
  /** The direction of the order. */
  readonly direction?: OrderDirection;
  /** The field of the order. */
  readonly field?: TicketOrderField;
};

/** The field that orders tickets. */
export type TicketOrderField =
  /** When the ticket was opened. */
  | 'CREATED_AT'
  /** When the ticket last changed. */
  | 'UPDATED_AT';

/** The status of a ticket. */
export type TicketStatus =
  /** Cancelled without a solution. */
  | 'CANCELLED'
  /** Finished for good. */
  | 'CLOSED'
  /** Work is in progress. */
  | 'IN_PROGRESS'
  /** No work has started. */
  | 'NEW'
  /** The work is done; the requester may still answer. */
  | 'SOLVED';

/** The precision of a time of a visit. */
export type TimePrecision =
  /** Only the day is known: the time is the start of that day in the zone of the source. */
  | 'DAY'
  /** The time of day is known. */
  | 'MINUTE';

/** The direction of a transaction for the customer's balance. */
export type TransactionDirection =
  /** Adds to the balance. */
  | 'IN'
  /** Subtracts from the balance. */
  | 'OUT';

/** Selects transactions that match all given members; a list matches any of its values. */
export type TransactionFilter = {
  /** Range of `createdAt`; default: the last 30 days. */
  readonly createdAt?: InputMaybe<DateTimeRange>;
  /** Only transactions of these customers: ids of `Person` or `Company`. */
  readonly customerIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only these ledgers; the others are not read. */
  readonly kinds?: InputMaybe<ReadonlyArray<TransactionKind>>;
  /** Only transactions of these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only transactions of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** Only transactions with one of these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<TransactionStatus>>;
  /** Only transactions for these purposes. */
  readonly types?: InputMaybe<ReadonlyArray<TransactionType>>;
};

/** The ledger of a transaction, which decides the unit of its amount. */
export type TransactionKind =
  /** What a resident owes. Reserved: the residents' service does not offer it yet. */
  | 'CHARGE'
  /** Credits of a member or company (Spacebring); `amount` counts credits. */
  | 'CREDIT'
  /** Day passes of a member (Spacebring); `amount` counts passes. */
  | 'DAY_PASS'
  /** Payments for invoices, packages, orders and the like (Spacebring); `amount` is money in `currencyCode`. */
  | 'MONEY'
  /** What a resident paid. Reserved: the residents' service does not offer it yet. */
  | 'PAYMENT';

/** The status of a transaction. */
export type TransactionStatus =
  /** Cancelled. */
  | 'CANCELLED'
  /** Tried without success. */
  | 'FAILED'
  /** Not started, or waiting for an action. */
  | 'PENDING'
  /** In progress. */
  | 'PROCESSING'
  /** Completed. */
  | 'SUCCEEDED'
  /** The source sends no status, or an unknown one. */
  | 'UNKNOWN';

/** The purpose of a transaction. `sourceType` has the source's own word. */
export type TransactionType =
  /** An administrator added to the balance. */
  | 'ADMIN_ALLOCATION'
  /** An administrator took from the balance. */
  | 'ADMIN_CHARGE'
  /** A room, desk or other resource was booked. */
  | 'BOOKING'
  /** A package of credits was bought. */
  | 'CREDIT_PACKAGE'
  /** An item that an administrator defined. */
  | 'CUSTOM'
  /** A ticket to an event. */
  | 'EVENT_TICKET'
  /** An unused amount expired. */
  | 'EXPIRATION'
  /** An invoice was paid. */
  | 'INVOICE'
  /** An order from the shop. */
  | 'ORDER'
  /** Any other value of the source. */
  | 'OTHER'
  /** A purchase was added to the balance. */
  | 'PURCHASE_ALLOCATION'
  /** A charge was refunded. */
  | 'REFUND'
  /** A charge to a resident. Reserved: the residents' service does not offer it yet. */
  | 'RESIDENT_CHARGE'
  /** A payment by a resident. Reserved: the residents' service does not offer it yet. */
  | 'RESIDENT_PAYMENT'
  /** A subscription was paid. */
  | 'SUBSCRIPTION'
  /** A subscription added its regular share to the balance. */
  | 'SUBSCRIPTION_ALLOCATION'
  /** The unused rest of a subscription's share expired. */
  | 'SUBSCRIPTION_EXPIRATION';

/** Changes of an entry of the blocked list. An omitted member stays unchanged; null clears it. */
export type UpdateBlockedPersonInput = {
  /** Number of an identity document; a visitor with the same one is refused. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address; a visitor with the same one is refused. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `BlockedPerson`. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Full name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Phone number; a visitor with the same one is refused. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** The reason, which the front desk reads. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of a W3lcome host. An omitted member stays unchanged; null clears it. */
export type UpdateHostInput = {
  /** Department in their company. */
  readonly department?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Person`. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether they can be visited; it cannot be cleared. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Full name: 1 to 200 characters; it cannot be cleared. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Phone number, ideally with its country code. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** Position in their company. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of a visit; an omitted member stays unchanged, and null clears it. Spacebring changes only `expectedAt` and `notes`, W3lcome only invitees, the residents' service everything but `notes`. */
export type UpdateVisitInput = {
  /** Change the visitor even if the new one is on the blocked list or the list cannot be read. Default: refuse a blocked visitor with BLOCKED_VISITOR. */
  readonly allowBlocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the visitor is expected; it cannot be cleared. */
  readonly expectedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When the visitor is expected to leave, after `expectedAt`; residents' visits only. */
  readonly expectedUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id of the `Visit`. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Remarks; residents' visits have none. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Number of people including the visitor, at least 1; residents' visits only. */
  readonly partySize?: InputMaybe<Scalars['Int']['input']>;
  /** The purpose; residents' visits only. */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** The vehicle the visitor comes with; residents' visits only. */
  readonly vehicle?: InputMaybe<VehicleInput>;
  /** The visitor: the name and the members to change. It cannot be cleared. */
  readonly visitor?: InputMaybe<VisitorInput>;
};

/** Why a mutation did not succeed, for problems that a person can correct. */
export type UserErrorCode =
  /** The visitor is already checked in. */
  | 'ALREADY_CHECKED_IN'
  /** The visitor is already checked out; `force` overrides it where the source can. */
  | 'ALREADY_CHECKED_OUT'
  /** The source already has such a record. */
  | 'ALREADY_EXISTS'
  /** The visitor is on the blocked list; the message gives the reason. `allowBlocked` overrides it where the input has it. */
  | 'BLOCKED_VISITOR'
  /** The visit is cancelled. */
  | 'CANCELLED'
  /** Another caller changed the record in the meantime, or the source cannot distinguish it from another one: read it and decide again. */
  | 'CONFLICT'
  /** The idempotency key was used with another input: send a new key. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A member of the input is invalid: see `field`. The gateway sent nothing to a source. */
  | 'INVALID_INPUT'
  /** The visitor must be checked in before the check-out. */
  | 'NOT_CHECKED_IN'
  /** The source does not have the record, or no longer. */
  | 'NOT_FOUND'
  /** The source of the record cannot do this; the message names the alternative. */
  | 'NOT_SUPPORTED_BY_SOURCE'
  /** The source refused the write; `sourceCode` has its own code. */
  | 'REJECTED_BY_SOURCE';

/** The vehicle of a visitor; residents' visits only. */
export type VehicleInput = {
  /** Colour as free text. */
  readonly color?: InputMaybe<Scalars['String']['input']>;
  /** Licence plate. */
  readonly licensePlate?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a visit needs authorization, and the decision. Only W3lcome has authorizations. */
export type VisitAuthorization =
  /** The visitor may enter. */
  | 'ALLOWED'
  /** The visitor may not enter. */
  | 'DENIED'
  /** No authorization needed: always so in Spacebring and for residents. */
  | 'NOT_REQUIRED'
  /** The host or the reception has not decided yet, or decides on arrival. */
  | 'WAITING';

/** The dimensions for counting visits. Days, weeks, months and hours are in the requested time zone. */
export type VisitDimension =
  /** The local day of `scheduledAt`, as `2026-06-15`. */
  | 'DAY'
  /** The ISO day of the week of `scheduledAt`, `1` (Monday) to `7` (Sunday), over all weeks. */
  | 'DAY_OF_WEEK'
  /** The host of the visit: the id of the person, or `none`. */
  | 'HOST'
  /** The local hour of `scheduledAt`, `00` to `23`, over all days. */
  | 'HOUR_OF_DAY'
  /** The location of the visit: its id, or `none`. */
  | 'LOCATION'
  /** The local month of `scheduledAt`, as `2026-06`. */
  | 'MONTH'
  /** The source of the visit. */
  | 'SOURCE'
  /** The status of the visit now. */
  | 'STATUS'
  /** The ISO week of `scheduledAt`, from Monday to Sunday, as `2026-W25`. */
  | 'WEEK';

/** Selects visits that match all given members; a list matches any of its values. */
export type VisitFilter = {
  /** Only visits to these hosts: ids of `Person`. */
  readonly hostIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** true without a range is the roll call: everyone in the building now, by the rule of `Visit.isOnSite`. With a range it selects the visits that are, or are not, on site. */
  readonly isOnSite?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only visits to these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** true: only visits whose visitor arrived, did not check out and no longer counts as on site. The roll call excludes them. */
  readonly neverCheckedOut?: InputMaybe<Scalars['Boolean']['input']>;
  /** Range of `scheduledAt`; default: from 30 days ago to 30 days ahead, or 60 days from the given end. The maximum is a setting of the gateway, by default 400 days. */
  readonly scheduledAt?: InputMaybe<DateTimeRange>;
  /** Text in the visitor's name, e-mail, phone number or company, in the licence plate or the access code; ignores case and accents. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Read only these sources; the others are reported SKIPPED. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** Only visits with one of these statuses now. */
  readonly statuses?: InputMaybe<ReadonlyArray<VisitStatus>>;
  /** Only visits of these people, from all sources: ids of `Visitor`. */
  readonly visitorIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The order of visits. Source and source id break ties. */
export type VisitOrder = {
  /** The direction of the order. */
  readonly direction?: OrderDirection;
  /** The field of the order. */
  readonly field?: VisitOrderField;
};

/** The field that orders visits. */
export type VisitOrderField =
  /** `scheduledAt`: the expected time, else the arrival, else the creation. */
  | 'SCHEDULED_AT';

/** Selects visit requests that match all given members. */
export type VisitRequestFilter = {
  /** Range of `createdAt`; an omitted end is open. */
  readonly createdAt?: InputMaybe<DateTimeRange>;
  /** Only requests for these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The status of a visit at the time of the request. */
export type VisitStatus =
  /** Cancelled before the visitor arrived. */
  | 'CANCELLED'
  /** The visitor has arrived and has not checked out. */
  | 'CHECKED_IN'
  /** The visitor arrived and left. */
  | 'CHECKED_OUT'
  /** The visitor arrived and was refused entry (W3lcome). */
  | 'DENIED'
  /** Announced; the visitor has not arrived, and the day of the visit is not over. */
  | 'EXPECTED'
  /** Expected, but the day ended without an arrival, in the time zone of the location. Residents' visits never have this status, because their dates are free text. */
  | 'NO_SHOW';

/** Identifies a visitor: exactly one member. */
export type VisitorBy = {
  /** E-mail address; ignores case. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Id of a `Visitor`. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Phone number, ideally with its country code, e.g. `+55 11 91234-5678`; without one the gateway tries the default countries of the sources. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** Selects visitors who match all given members. */
export type VisitorFilter = {
  /** Only people who visit these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Text in the name, e-mail, phone number or company; ignores case and accents. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Read only the visits of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** People with a visit whose `scheduledAt` is in this range; default: from 30 days ago to 30 days ahead, or 60 days from the given end. */
  readonly visitedAt?: InputMaybe<DateTimeRange>;
};

/** A visitor as the caller describes them. A member that the source cannot store is only compared with the blocked list. */
export type VisitorInput = {
  /** The company of the visitor. */
  readonly company?: InputMaybe<Scalars['String']['input']>;
  /** Number of an identity document. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address; Spacebring requires it. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Full name: 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Phone number, ideally with its country code. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** The kinds of keys that join records into one person, strongest first. */
export type VisitorMatch =
  /** The same e-mail address, in any source. */
  | 'EMAIL'
  /** The same phone number, in any source and any notation. */
  | 'PHONE_NUMBER'
  /** A reference of one source, which other sources do not share. */
  | 'SOURCE_RECORD';

export type ScheduleVisitMutationVariables = Exact<{
  input: ScheduleVisitInput;
}>;


export type ScheduleVisitMutation = { readonly scheduleVisit: { readonly visit: { readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly accessCode: string | null, readonly guest: { readonly name: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type CheckInVisitMutationVariables = Exact<{
  input: CheckInVisitInput;
}>;


export type CheckInVisitMutation = { readonly checkInVisit: { readonly visit: { readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly accessCode: string | null, readonly guest: { readonly name: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type CheckOutVisitMutationVariables = Exact<{
  input: CheckOutVisitInput;
}>;


export type CheckOutVisitMutation = { readonly checkOutVisit: { readonly visit: { readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly accessCode: string | null, readonly guest: { readonly name: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type CancelVisitMutationVariables = Exact<{
  input: NodeIdInput;
}>;


export type CancelVisitMutation = { readonly cancelVisit: { readonly visit: { readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly accessCode: string | null, readonly guest: { readonly name: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type DeskVisitFragment = { readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly accessCode: string | null, readonly guest: { readonly name: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null };

export type LocationsQueryVariables = Exact<{ [key: string]: never; }>;


export type LocationsQuery = { readonly locations: ReadonlyArray<{ readonly id: string, readonly source: Source, readonly name: string | null, readonly timeZone: string }> | null };

export type VisitsBoardQueryVariables = Exact<{
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
  statuses?: InputMaybe<ReadonlyArray<VisitStatus> | VisitStatus>;
  locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type VisitsBoardQuery = { readonly visits: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly timePrecision: TimePrecision, readonly departurePrecision: TimePrecision, readonly scheduledAt: string, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly partySize: number, readonly guest: { readonly name: string | null, readonly company: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly sources: ReadonlyArray<{ readonly source: Source, readonly status: SourceStatus, readonly asOf: string | null, readonly error: { readonly code: string, readonly message: string } | null }> } | null };

export type HostSearchQueryVariables = Exact<{
  search: Scalars['String']['input'];
  locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type HostSearchQuery = { readonly people: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly source: Source, readonly name: string | null, readonly company: { readonly name: string | null } | null }> } | null };

export type OnSiteCountQueryVariables = Exact<{ [key: string]: never; }>;


export type OnSiteCountQuery = { readonly origins: ReadonlyArray<{ readonly isSandbox: boolean }>, readonly visits: { readonly sources: ReadonlyArray<{ readonly source: Source, readonly status: SourceStatus, readonly recordCount: number }> } | null };

export type NeverCheckedOutQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type NeverCheckedOutQuery = { readonly visits: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly timePrecision: TimePrecision, readonly departurePrecision: TimePrecision, readonly scheduledAt: string, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly partySize: number, readonly guest: { readonly name: string | null, readonly company: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly sources: ReadonlyArray<{ readonly source: Source, readonly status: SourceStatus, readonly asOf: string | null, readonly error: { readonly code: string, readonly message: string } | null }> } | null };

export type BoardVisitFragment = { readonly id: string, readonly source: Source, readonly status: VisitStatus, readonly isOnSite: boolean, readonly neverCheckedOut: boolean, readonly timePrecision: TimePrecision, readonly departurePrecision: TimePrecision, readonly scheduledAt: string, readonly expectedAt: string | null, readonly checkedInAt: string | null, readonly checkedOutAt: string | null, readonly partySize: number, readonly guest: { readonly name: string | null, readonly company: string | null }, readonly visitor: { readonly id: string } | null, readonly host: { readonly id: string, readonly name: string | null } | null, readonly location: { readonly id: string, readonly name: string | null } | null };

export type BoardReportFragment = { readonly source: Source, readonly status: SourceStatus, readonly asOf: string | null, readonly error: { readonly code: string, readonly message: string } | null };

export const DeskVisitFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeskVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"accessCode"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<DeskVisitFragment, unknown>;
export const BoardVisitFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"timePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"departurePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"scheduledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"partySize"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"company"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<BoardVisitFragment, unknown>;
export const BoardReportFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SourceReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<BoardReportFragment, unknown>;
export const ScheduleVisitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScheduleVisit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScheduleVisitInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheduleVisit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeskVisit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeskVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"accessCode"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ScheduleVisitMutation, ScheduleVisitMutationVariables>;
export const CheckInVisitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CheckInVisit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CheckInVisitInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkInVisit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeskVisit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeskVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"accessCode"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<CheckInVisitMutation, CheckInVisitMutationVariables>;
export const CheckOutVisitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CheckOutVisit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CheckOutVisitInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkOutVisit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeskVisit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeskVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"accessCode"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<CheckOutVisitMutation, CheckOutVisitMutationVariables>;
export const CancelVisitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelVisit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NodeIdInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelVisit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeskVisit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeskVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"accessCode"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<CancelVisitMutation, CancelVisitMutationVariables>;
export const LocationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Locations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]}}]} as unknown as DocumentNode<LocationsQuery, LocationsQueryVariables>;
export const VisitsBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VisitsBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VisitStatus"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locationIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"25"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"scheduledAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"lt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"locationIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locationIds"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"SCHEDULED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardVisit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardReport"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"timePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"departurePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"scheduledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"partySize"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"company"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SourceReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<VisitsBoardQuery, VisitsBoardQueryVariables>;
export const HostSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HostSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locationIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"locationIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locationIds"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HostSearchQuery, HostSearchQueryVariables>;
export const OnSiteCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OnSiteCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"origins"},"name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSandbox"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isOnSite"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}}]}}]}}]}}]} as unknown as DocumentNode<OnSiteCountQuery, OnSiteCountQueryVariables>;
export const NeverCheckedOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NeverCheckedOut"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"neverCheckedOut"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"SCHEDULED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardVisit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardReport"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardVisit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOnSite"}},{"kind":"Field","name":{"kind":"Name","value":"neverCheckedOut"}},{"kind":"Field","name":{"kind":"Name","value":"timePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"departurePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"scheduledAt"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"partySize"}},{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"company"}}]}},{"kind":"Field","name":{"kind":"Name","value":"visitor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SourceReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<NeverCheckedOutQuery, NeverCheckedOutQueryVariables>;