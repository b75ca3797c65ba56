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
  /** An instant as RFC 3339 text, e.g. `2026-11-21T09:30:00.000Z`. Any offset is accepted; answers are always in UTC, with `Z` and milliseconds. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as text, e.g. `"123.45"` or `"-7"`. It is never rounded: do arithmetic with a decimal library, not with floats. */
  Decimal: { input: string; output: string; }
  /** Any JSON value, passed on as it is: for data whose shape only its source knows. */
  JSON: { input: unknown; output: unknown; }
};

/** What is done to a customer's balance of day passes or credits. */
export type AllocationDirection =
  /** Give: the customer has more afterwards. */
  | 'ALLOCATE'
  /** Take: the customer has less afterwards. The source takes from what expires first. */
  | 'CHARGE';

/** Who is to be responsible for a ticket. */
export type AssignTicketInput = {
  /** Id of a Spacebring `Person`; null or left out: nobody is responsible any more. */
  readonly assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** Somebody who must not come in. At least one member that tells them apart is needed. */
export type BlockPersonInput = {
  /** Number of an identity document; a visitor with the same one is refused. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address; a visitor with the same one is refused. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Full name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Phone number; a visitor with the same one is refused. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** Why, in words that the front desk will read. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Which entries of the blocked list are meant. */
export type BlockedPersonFilter = {
  /** Text in the name, e-mail, phone number, document or reason; case and accents do not matter. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** Who has come: either the visit by its id, or the location and the code that the visitor shows. */
export type CheckInVisitInput = {
  /** The code that the visitor shows (Spacebring); needs the location. */
  readonly accessCode?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Visit`; then without location and code. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Where the visitor stands: id of a `Location`; needs the code. */
  readonly locationId?: InputMaybe<Scalars['ID']['input']>;
};

/** Who leaves: either the visit by its id, or the location and the code that the visitor shows. */
export type CheckOutVisitInput = {
  /** The code that the visitor shows (Spacebring); needs the location. */
  readonly accessCode?: InputMaybe<Scalars['String']['input']>;
  /** When they left, not in the future; left out: now. Spacebring knows only now. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Overwrite an earlier check-out instead of ALREADY_CHECKED_OUT, where the source can: W3lcome and the residents. */
  readonly force?: InputMaybe<Scalars['Boolean']['input']>;
  /** Id of the `Visit`; then without location and code. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Where the visitor stands: id of a `Location`; needs the code. */
  readonly locationId?: InputMaybe<Scalars['ID']['input']>;
};

/** A comment on a ticket, in the name of the gateway's own user. */
export type CommentOnTicketInput = {
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What is said: 1 to 10,000 characters. */
  readonly text: Scalars['String']['input'];
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** Day passes or credits that are given to a Spacebring customer or taken from them. */
export type CreateBalanceTransactionInput = {
  /** How many: above 0, with at most two decimals, e.g. `"1"` or `"2.50"`. */
  readonly amount: Scalars['Decimal']['input'];
  /** Whose balance it is: id of a Spacebring `Person` or `Company` of the location. */
  readonly customerId: Scalars['ID']['input'];
  /** What it is for, e.g. for the next invoice. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is given or taken. */
  readonly direction: AllocationDirection;
  /** The last day on which what is given can be used; left out: it does not expire. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the Spacebring `Location` that the balance belongs to. */
  readonly locationId: Scalars['ID']['input'];
};

/** Somebody whom visitors of the W3lcome account will be able to visit. */
export type CreateHostInput = {
  /** Where in their company they work. */
  readonly department?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address; no two hosts have the same one. */
  readonly email: Scalars['String']['input'];
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Full name: 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Phone number, best with its country code. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** What they do in their company. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
  /** Whether W3lcome sends them an invitation to its own service by e-mail; left out: no. */
  readonly sendInvitation?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A request for help in a Spacebring location. */
export type CreateTicketInput = {
  /** What it is about; left out, it is `OTHER`: older generations of the source demand one. */
  readonly category?: InputMaybe<TicketCategory>;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The location it concerns: id of a Spacebring `Location`. */
  readonly locationId: Scalars['ID']['input'];
  /** Who asks: id of a Spacebring `Person`; left out: the gateway's own user. */
  readonly requesterId?: InputMaybe<Scalars['ID']['input']>;
  /** What is asked for: 1 to 10,000 characters. */
  readonly text: Scalars['String']['input'];
};

/** A half-open range of time: its start belongs to it, its end does not. Either end may be left open. */
export type DateTimeRange = {
  /** At or after this instant. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The one record that a mutation is about. */
export type NodeIdInput = {
  /** Id of the record, of the type that the mutation is about. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which end of a list comes first. */
export type OrderDirection =
  /** Oldest first. */
  | 'ASC'
  /** Newest first: the exact reverse of ASC, ties included. */
  | 'DESC';

/** Which people are meant. All members that are given must hold. */
export type PersonFilter = {
  /** Only people with exactly this e-mail; case does not matter. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Only people of these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Text in the name, e-mail or phone number; case and accents do not matter. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only people of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
};

/** Kinds of personal data, by what is left of them for a caller without the scope `pii:read`. */
export type PersonalKind =
  /** E-mail address: `j***@x***.com` is left. */
  | 'EMAIL'
  /** Label of a bucket of visits: all but the name of a host is left, which is told by initials or by id. */
  | 'LABEL'
  /** Somebody's name: initials are left, `J. D.`. */
  | 'NAME'
  /** Phone number, identity document or licence plate: the last two digits are left, `***42`. */
  | 'NUMBER'
  /** Something that opens a picture, a file or a door: null is left. */
  | 'SECRET'
  /** A sentence of the gateway: words that a source or a record has added are left out. */
  | 'SENTENCE'
  /** Free text, or part of an address: `***` is left. */
  | 'TEXT';

/** Who asks to visit whom. The host says when, by approving. */
export type RequestVisitInput = {
  /** Whom they want to visit: id of a Spacebring `Person` of that location. */
  readonly hostId: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Where they want to come to: id of a Spacebring `Location`. */
  readonly locationId: Scalars['ID']['input'];
  /** Who asks; the e-mail is needed. */
  readonly visitor: VisitorInput;
};

/** A visit to come. The host or the location decides which source it is written to; given both, they must be of one source. A member that the source has no place for is NOT_SUPPORTED_BY_SOURCE. */
export type ScheduleVisitInput = {
  /** Write the visit even if the visitor is on the blocked list, or the list cannot be read. Without it, such a visitor is refused with BLOCKED_VISITOR. */
  readonly allowBlocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** When they are expected; not in the past. */
  readonly expectedAt: Scalars['DateTime']['input'];
  /** When the visitor is expected to leave, after `expectedAt`; residents' visits only. */
  readonly expectedUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whom they visit: id of a `Person`. W3lcome and the residents need it; in Spacebring it can only be the gateway's own user, for others there is `requestVisit`. */
  readonly hostId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Where they come to: id of a `Location`. Spacebring needs it, the others know it from the host. */
  readonly locationId?: InputMaybe<Scalars['ID']['input']>;
  /** Remarks; residents' visits have none. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** How many people come, the visitor included: at least 1; residents' visits only. */
  readonly partySize?: InputMaybe<Scalars['Int']['input']>;
  /** What it is about; residents' visits only. */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** Whether somebody has to let them in on arrival (W3lcome only). */
  readonly requiresAuthorization?: InputMaybe<Scalars['Boolean']['input']>;
  /** The vehicle the visitor comes with; residents' visits only. */
  readonly vehicle?: InputMaybe<VehicleInput>;
  /** Who comes. */
  readonly visitor: VisitorInput;
};

/** What a ticket is about. */
export type SetTicketCategoryInput = {
  /** The new category. */
  readonly category: TicketCategory;
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** How far a ticket has come. */
export type SetTicketStatusInput = {
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The new status. */
  readonly status: TicketStatus;
  /** Id of the `Ticket`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** The systems this gateway puts together. Every record says which one it comes from. */
export type Source =
  /** The residents' visit service: communities whose residents announce their visitors. */
  | 'RESIDENT'
  /** Spacebring: coworking locations with members, visits, visit requests, tickets and transactions. */
  | 'SPACEBRING'
  /** W3lcome: the reception of a company, with hosts, visits, invitees and a blocked list. */
  | 'W3LCOME';

/** What of a record could not be taken as its source writes it. */
export type SourceNoticeCode =
  /** A date is no date, or can be read in several ways: `Visit.arrivalText` and `Visit.departureText` show it as it is written. */
  | 'DATE_NOT_READ'
  /** The number of people is negative or beyond 10,000: the visit counts as one person. */
  | 'PARTY_SIZE_NOT_PLAUSIBLE';

/** How far one source can be relied on in an answer. */
export type SourceStatus =
  /** Nothing from this source is in the answer; `error` says why. */
  | 'FAILED'
  /** Read now, or cached within its normal time to live; nothing is missing. */
  | 'FRESH'
  /** Read, but something is missing: a safety limit was reached, the deadline passed, some locations failed, or records could not be understood. */
  | 'PARTIAL'
  /** Not asked: the source is not configured, the filter excludes it, or it has no such records. */
  | 'SKIPPED'
  /** The source could not be read; its last good answer is served. `asOf` tells how old it is. */
  | 'STALE';

/** What happened to a ticket. */
export type TicketActivityType =
  /** It was given to `assignee`, or taken from `previousAssignee`. */
  | 'ASSIGNEE_UPDATED'
  /** It was filed under another category. */
  | 'CATEGORY_UPDATED'
  /** Somebody wrote something or attached a file. */
  | 'COMMENT'
  /** It was opened. */
  | 'CREATED'
  /** Something that this graph has no word for. */
  | 'OTHER'
  /** Its status changed from `previousStatus` to `status`. */
  | 'STATUS_UPDATED';

/** What a ticket is about. */
export type TicketCategory =
  /** Doors, keys, cards and codes. */
  | 'ACCESS'
  /** The account, invoices and payments. */
  | 'ACCOUNT_AND_BILLING'
  /** Rooms, desks and other bookings. */
  | 'BOOKINGS'
  /** Cleaning and waste. */
  | 'CLEANING'
  /** How somebody was treated. */
  | 'DISCRIMINATION_AND_HARASSMENT'
  /** Network, Wi-Fi and connectivity. */
  | 'INTERNET'
  /** Letters and deliveries. */
  | 'MAIL_AND_PACKAGES'
  /** It is too loud, or sound carries. */
  | 'NOISE_AND_ACOUSTICS'
  /** Something that was posted or displayed. */
  | 'OFFENSIVE_OR_OBJECTIONABLE_CONTENT'
  /** Anything else; `categoryLabel` has the source's own word where it used one. */
  | 'OTHER'
  /** Printers, scanners and paper. */
  | 'PRINTING'
  /** Something is broken or worn. */
  | 'REPAIR_AND_MAINTENANCE'
  /** Too hot, too cold, or stuffy. */
  | 'TEMPERATURE_AND_VENTILATION'
  /** The website or the app of the location. */
  | 'WEBSITE_AND_APP';

/** Which tickets are meant. All members that are given must hold; a list means any of its values. */
export type TicketFilter = {
  /** Only tickets that these people are responsible for: ids of `Person`. */
  readonly assigneeIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only tickets of these categories. */
  readonly categories?: InputMaybe<ReadonlyArray<TicketCategory>>;
  /** Range of `createdAt`; an end left out is open. */
  readonly createdAt?: InputMaybe<DateTimeRange>;
  /** Only tickets of these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only tickets that these people opened: ids of `Person`. */
  readonly requesterIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only tickets of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** Only tickets that have one of these statuses now. */
  readonly statuses?: InputMaybe<ReadonlyArray<TicketStatus>>;
};

/** The order of tickets. */
export type TicketOrder = {
  /** Newest first unless said otherwise. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: TicketOrderField;
};

/** What tickets can be ordered by. */
export type TicketOrderField =
  /** When the ticket was opened. */
  | 'CREATED_AT'
  /** When the ticket last changed. */
  | 'UPDATED_AT';

/** How far a ticket has come. */
export type TicketStatus =
  /** Called off without a solution. */
  | 'CANCELLED'
  /** Finished for good. */
  | 'CLOSED'
  /** Somebody is working on it. */
  | 'IN_PROGRESS'
  /** Nobody has started on it. */
  | 'NEW'
  /** The work is done; the requester may still answer. */
  | 'SOLVED';

/** How exactly a time of a visit is known. */
export type TimePrecision =
  /** The time is known by its day alone: it stands at the start of that day in the zone of the source, and the hour means nothing. */
  | 'DAY'
  /** The time of day is known. */
  | 'MINUTE';

/** Which way a transaction went, seen from the customer's balance. */
export type TransactionDirection =
  /** The customer has more afterwards. */
  | 'IN'
  /** The customer has less afterwards. */
  | 'OUT';

/** Which transactions are meant. All members that are given must hold; a list means any of its values. */
export type TransactionFilter = {
  /** Range of `createdAt`. Left out: the last 30 days. */
  readonly createdAt?: InputMaybe<DateTimeRange>;
  /** Only transactions of these customers: ids of `Person` or `Company`. */
  readonly customerIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only these ledgers; the others are not read. */
  readonly kinds?: InputMaybe<ReadonlyArray<TransactionKind>>;
  /** Only transactions of these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only transactions of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** Only transactions that have one of these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<TransactionStatus>>;
  /** Only transactions for these purposes. */
  readonly types?: InputMaybe<ReadonlyArray<TransactionType>>;
};

/** Which ledger a transaction belongs to, and so what its amount counts. */
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

/** Whether a transaction has gone through. */
export type TransactionStatus =
  /** Called off. */
  | 'CANCELLED'
  /** Tried without success. */
  | 'FAILED'
  /** Not started, or waiting for somebody. */
  | 'PENDING'
  /** On its way. */
  | 'PROCESSING'
  /** Gone through. */
  | 'SUCCEEDED'
  /** The source does not say, or in a word that this graph does not know. */
  | 'UNKNOWN';

/** What a transaction was for. `sourceType` has the source's own word. */
export type TransactionType =
  /** An administrator added to the balance. */
  | 'ADMIN_ALLOCATION'
  /** An administrator took from the balance. */
  | 'ADMIN_CHARGE'
  /** A room, desk or other resource was booked. */
  | 'BOOKING'
  /** A package of credits was bought. */
  | 'CREDIT_PACKAGE'
  /** An item that an administrator made up. */
  | 'CUSTOM'
  /** A ticket to an event. */
  | 'EVENT_TICKET'
  /** What had not been used in time was lost. */
  | 'EXPIRATION'
  /** An invoice was paid. */
  | 'INVOICE'
  /** An order from the shop. */
  | 'ORDER'
  /** Something that this graph has no word for. */
  | 'OTHER'
  /** Something bought was added to the balance. */
  | 'PURCHASE_ALLOCATION'
  /** Something spent was given back. */
  | 'REFUND'
  /** A charge to a resident. Reserved: the residents' service does not offer it yet. */
  | 'RESIDENT_CHARGE'
  /** A payment by a resident. Reserved: the residents' service does not offer it yet. */
  | 'RESIDENT_PAYMENT'
  /** A subscription was paid. */
  | 'SUBSCRIPTION'
  /** A subscription added its regular share to the balance. */
  | 'SUBSCRIPTION_ALLOCATION'
  /** What was left of a subscription's share was lost. */
  | 'SUBSCRIPTION_EXPIRATION';

/** Changes of an entry of the blocked list. A member left out stays as it is, null clears it. */
export type UpdateBlockedPersonInput = {
  /** Number of an identity document; a visitor with the same one is refused. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address; a visitor with the same one is refused. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `BlockedPerson`. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Full name, at most 200 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Phone number; a visitor with the same one is refused. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** Why, in words that the front desk will read. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of a W3lcome host. A member left out stays as it is, null clears it. */
export type UpdateHostInput = {
  /** Where in their company they work. */
  readonly department?: InputMaybe<Scalars['String']['input']>;
  /** Id of the `Person`. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether visitors can still come to see them; it cannot be cleared. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Full name: 1 to 200 characters; it cannot be cleared. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Phone number, best with its country code. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** What they do in their company. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of a visit. A member left out stays as it is, null clears it. Spacebring changes `expectedAt` and `notes`, W3lcome its invitees only, the residents everything but `notes`. */
export type UpdateVisitInput = {
  /** Change the visitor even if the one who comes now is on the blocked list, or the list cannot be read. Without it, such a visitor is refused with BLOCKED_VISITOR. */
  readonly allowBlocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the visitor is expected; it cannot be cleared. */
  readonly expectedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When the visitor is expected to leave, after `expectedAt`; residents' visits only. */
  readonly expectedUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id of the `Visit`. */
  readonly id: Scalars['ID']['input'];
  /** Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Remarks; residents' visits have none. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** How many people come, the visitor included: at least 1; residents' visits only. */
  readonly partySize?: InputMaybe<Scalars['Int']['input']>;
  /** What it is about; residents' visits only. */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** The vehicle the visitor comes with; residents' visits only. */
  readonly vehicle?: InputMaybe<VehicleInput>;
  /** Who comes: the name, and what else is given of it. It cannot be cleared. */
  readonly visitor?: InputMaybe<VisitorInput>;
};

/** Why a mutation did not do what was asked, where a person can put it right. */
export type UserErrorCode =
  /** The visitor has been checked in before. */
  | 'ALREADY_CHECKED_IN'
  /** The visitor has been checked out before; where the source can, `force` overrides it. */
  | 'ALREADY_CHECKED_OUT'
  /** The source has such a record already. */
  | 'ALREADY_EXISTS'
  /** The visitor is on the blocked list; the message gives the reason; where the input has `allowBlocked`, it overrides this. */
  | 'BLOCKED_VISITOR'
  /** The visit has been called off. */
  | 'CANCELLED'
  /** The record has been changed by somebody else in the meantime, or the source cannot tell it from another one: read it and decide again. */
  | 'CONFLICT'
  /** The idempotency key was used with another input before: take a new key. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A member of the input cannot be accepted: see `field`. No source was asked. */
  | 'INVALID_INPUT'
  /** The visitor cannot leave before they have come. */
  | 'NOT_CHECKED_IN'
  /** The source does not know the record (any more). */
  | 'NOT_FOUND'
  /** The source of the record cannot do this; the message says what may be done instead. */
  | 'NOT_SUPPORTED_BY_SOURCE'
  /** The source refused for a reason of its own; `sourceCode` has the source's word. */
  | 'REJECTED_BY_SOURCE';

/** The vehicle a visitor will come with; only residents announce one. */
export type VehicleInput = {
  /** Colour in any words. */
  readonly color?: InputMaybe<Scalars['String']['input']>;
  /** Licence plate. */
  readonly licensePlate?: InputMaybe<Scalars['String']['input']>;
};

/** Whether somebody has to let the visitor in, and what they said. Only W3lcome asks. */
export type VisitAuthorization =
  /** The visitor may enter. */
  | 'ALLOWED'
  /** The visitor may not enter. */
  | 'DENIED'
  /** Nobody has to be asked: always so in Spacebring and for residents. */
  | 'NOT_REQUIRED'
  /** The host or the reception has not answered yet, or will be asked on arrival. */
  | 'WAITING';

/** What visits can be counted by. Days, weeks, months and hours are those of the asked time zone. */
export type VisitDimension =
  /** The local day of `scheduledAt`, as `2026-06-15`. */
  | 'DAY'
  /** The ISO day of the week of `scheduledAt`, `1` (Monday) to `7` (Sunday), over all weeks. */
  | 'DAY_OF_WEEK'
  /** Whom the visit is to: the id of the person, or `none`. */
  | 'HOST'
  /** The local hour of `scheduledAt`, `00` to `23`, over all days. */
  | 'HOUR_OF_DAY'
  /** The location of the visit: its id, or `none`. */
  | 'LOCATION'
  /** The local month of `scheduledAt`, as `2026-06`. */
  | 'MONTH'
  /** The source that keeps the visit. */
  | 'SOURCE'
  /** How far the visit has come, now. */
  | 'STATUS'
  /** The ISO week of `scheduledAt`, from Monday to Sunday, as `2026-W25`. */
  | 'WEEK';

/** Which visits are meant. All members that are given must hold; a list means any of its values. */
export type VisitFilter = {
  /** Only visits to these hosts: ids of `Person`. */
  readonly hostIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** true, without a range, is the roll call: everyone in the building now, by the rule of `Visit.isOnSite`. With a range: only visits that are, or are not, on site. */
  readonly isOnSite?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only visits to these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** true: only visits whose visitor arrived and never checked out, and no longer counts as on site. They are no part of the roll call. */
  readonly neverCheckedOut?: InputMaybe<Scalars['Boolean']['input']>;
  /** Range of `scheduledAt`. Left out: 30 days back to 30 days ahead. One end given: 60 days from it. The widest range allowed is a setting of the gateway, 400 days by default. */
  readonly scheduledAt?: InputMaybe<DateTimeRange>;
  /** Text in the visitor's name, e-mail, phone number or company, in the licence plate or the access code; case and accents do not matter. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Ask only these sources; the others are reported SKIPPED. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** Only visits that have one of these statuses now. */
  readonly statuses?: InputMaybe<ReadonlyArray<VisitStatus>>;
  /** Only visits of these people, whichever source wrote them down: ids of `Visitor`. */
  readonly visitorIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The order of visits. Ties are broken by source and source id, so it is always total. */
export type VisitOrder = {
  /** Newest first unless said otherwise. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: VisitOrderField;
};

/** What visits can be ordered by. */
export type VisitOrderField =
  /** `scheduledAt`: the expected time, else the arrival, else the creation. */
  | 'SCHEDULED_AT';

/** Which visit requests are meant. All members that are given must hold. */
export type VisitRequestFilter = {
  /** Range of `createdAt`; an end left out is open. */
  readonly createdAt?: InputMaybe<DateTimeRange>;
  /** Only requests for these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** How far a visit has come, at the moment the question is asked. */
export type VisitStatus =
  /** Called off before the visitor arrived. */
  | 'CANCELLED'
  /** The visitor has arrived and has not checked out. */
  | 'CHECKED_IN'
  /** The visitor has come and gone. */
  | 'CHECKED_OUT'
  /** The visitor came and was refused entry (W3lcome). */
  | 'DENIED'
  /** Announced; the visitor has not arrived and their day is not over. */
  | 'EXPECTED'
  /** Expected, but the day ended in the zone of its location without an arrival. Never said of residents' visits, whose dates are free text. */
  | 'NO_SHOW';

/** What a visitor is looked up by: exactly one member. */
export type VisitorBy = {
  /** E-mail address; case does not matter. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Id of a `Visitor`. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Phone number, best with its country code, e.g. `+55 11 91234-5678`; without one the default countries of the sources are tried. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** Which visitors are meant. All members that are given must hold. */
export type VisitorFilter = {
  /** Only people who visit these locations: ids of `Location`. */
  readonly locationIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Text in the name, e-mail, phone number or company; case and accents do not matter. At most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Read only the visits of these sources. */
  readonly sources?: InputMaybe<ReadonlyArray<Source>>;
  /** People with a visit whose `scheduledAt` is in this range. Left out: 30 days back to 30 days ahead. One end given: 60 days from it. */
  readonly visitedAt?: InputMaybe<DateTimeRange>;
};

/** A visitor in the words of whoever announces them. What the source has no place for is compared with the blocked list and not stored. */
export type VisitorInput = {
  /** The company the visitor comes from. */
  readonly company?: InputMaybe<Scalars['String']['input']>;
  /** Number of an identity document. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address; Spacebring needs one. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Full name: 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Phone number, best with its country code. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** What it rests on that records are said to be about the same person, strongest first. */
export type VisitorMatch =
  /** The same e-mail address, in any source. */
  | 'EMAIL'
  /** The same phone number, in any source and however it is written. */
  | 'PHONE_NUMBER'
  /** Nothing that other sources share: only what the one source says belongs together. */
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