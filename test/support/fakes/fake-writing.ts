import type { Person, PersonRef } from '../../../src/domain/model/person.js';
import type { Ticket, TicketActivity } from '../../../src/domain/model/ticket.js';
import type { Transaction } from '../../../src/domain/model/transaction.js';
import type { Visit } from '../../../src/domain/model/visit.js';
import type { VisitRequest } from '../../../src/domain/model/visit-request.js';
import type { Source } from '../../../src/domain/source/source.js';
import { userProblem } from '../../../src/domain/writes/user-problem.js';
import { type FakeData, findRecord } from './fake-data.js';

/** Data that fake writers change; fake readers of the same object see it at their next call. */
export interface WritableFakeData extends FakeData {
  readonly visits: Visit[];
  readonly visitRequests: VisitRequest[];
  readonly tickets: Ticket[];
  readonly ticketActivities: Record<string, TicketActivity[]>;
  readonly transactions: Transaction[];
}

export function toWritable(data: FakeData): WritableFakeData {
  const { visits = [], visitRequests = [], tickets = [], ticketActivities = {}, transactions = [] } = data;
  return {
    ...data,
    visits: [...visits],
    visitRequests: [...visitRequests],
    tickets: [...tickets],
    ticketActivities: Object.fromEntries(Object.entries(ticketActivities).map(([id, list]) => [id, [...list]])),
    transactions: [...transactions],
  };
}

/** What every fake writer works with. */
export interface FakeWriteContext {
  readonly source: Source;
  readonly data: WritableFakeData;
  readonly now: Date;
  /** In two steps: told of as `createTicket` before and as `createTicket done` after the record is there. */
  write<T>(call: string, commit: () => T): Promise<T>;
}

/** Of a record that is to be added to these. */
export function nextId(kind: string, records: readonly unknown[]): string {
  return `${kind}-new-${records.length}`;
}

export function requireLocation({ data }: FakeWriteContext, id: string) {
  const location = findRecord(data.locations, id);
  if (location === null) throw userProblem('NOT_FOUND', 'There is no such location.', { field: ['locationId'] });
  return { nodeType: location.nodeType, source: location.source, sourceId: id };
}

/** A member of that location, as other records name people. */
export function requireMember(
  { data }: FakeWriteContext,
  id: string,
  { field, locationId }: { field: string; locationId: string | null },
): PersonRef {
  const person = findRecord<Person>(data.people, id);
  if (person === null) throw userProblem('NOT_FOUND', 'There is no such person.', { field: [field] });
  if (locationId !== null && person.location !== null && person.location.sourceId !== locationId) {
    throw userProblem('INVALID_INPUT', 'This person is elsewhere.', { field: [field] });
  }
  return { nodeType: 'Person', source: person.source, sourceId: id, name: person.name };
}
