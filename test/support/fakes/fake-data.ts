import type { BlockedPerson } from '../../../src/domain/model/blocked-person.js';
import type { Company } from '../../../src/domain/model/company.js';
import type { Location } from '../../../src/domain/model/location.js';
import type { AccountRef, Person } from '../../../src/domain/model/person.js';
import type { Ticket, TicketActivity } from '../../../src/domain/model/ticket.js';
import type { Transaction } from '../../../src/domain/model/transaction.js';
import type { Visit } from '../../../src/domain/model/visit.js';
import type { VisitRequest } from '../../../src/domain/model/visit-request.js';
import type { VisitorField } from '../../../src/domain/model/visitor-field.js';
import { limitFault } from '../../../src/domain/source/source-error.js';
import { completeSlice, endOf, type SourceSlice } from '../../../src/domain/source/source-slice.js';

/**
 * What a fake source holds. The arrays are read anew at every call, so a test may add to them between two pages. A
 * kind that is absent is a port the source does not have; visits, people and locations are there always.
 */
export interface FakeData {
  readonly visits?: readonly Visit[];
  readonly people?: readonly Person[];
  readonly locations?: readonly Location[];
  readonly companies?: readonly Company[];
  readonly visitRequests?: readonly VisitRequest[];
  readonly blockedPeople?: readonly BlockedPerson[];
  readonly tickets?: readonly Ticket[];
  /** By source id of the ticket, in any order. */
  readonly ticketActivities?: Readonly<Record<string, readonly TicketActivity[]>>;
  readonly transactions?: readonly Transaction[];
  readonly visitorFields?: readonly VisitorField[];
  /** Memberships of accounts, for sources that name people by account. */
  readonly memberships?: readonly (AccountRef & { readonly sourceId: string })[];
}

export interface FakeOptions {
  /** Told of every call of a port, e.g. `readVisits`; what it throws is how the call fails. */
  readonly onCall?: (call: string) => void;
  /** Laid over every slice; `isComplete: false` alone stands for a page limit. */
  readonly slice?: Partial<Omit<SourceSlice<unknown>, 'records'>>;
  /** Tickets per page of a walk; default 100. */
  readonly ticketPageSize?: number;
  /** What `asOf` says; default the epoch. */
  readonly readAt?: Date;
}

export interface FakeSource {
  readonly data: FakeData;
  /** Fails as the test wants it to, else does nothing. */
  begin(call: string): Promise<void>;
  toSlice<T>(records: readonly T[]): SourceSlice<T>;
  readonly ticketPageSize: number;
}

export function createFakeSource(data: FakeData, options: FakeOptions): FakeSource {
  return {
    data,
    begin: async (call) => options.onCall?.(call),
    toSlice: (records) => overlaySlice(completeSlice(records, options.readAt ?? new Date(0)), options.slice),
    ticketPageSize: options.ticketPageSize ?? 100,
  };
}

export function overlaySlice<T>(slice: SourceSlice<T>, over: FakeOptions['slice'] = {}): SourceSlice<T> {
  const { isComplete = over.fault == null, fault, ...rest } = over;
  return { ...slice, ...rest, ...endOf(isComplete ? null : (fault ?? limitFault('PAGE_LIMIT'))) };
}

export function findRecord<T extends { readonly sourceId: string }>(
  records: readonly T[] | undefined,
  sourceId: string,
): T | null {
  return records?.find((record) => record.sourceId === sourceId) ?? null;
}
