import type { BlockedPerson } from '../../../src/domain/model/blocked-person.js';
import type { Company } from '../../../src/domain/model/company.js';
import type { Location } from '../../../src/domain/model/location.js';
import type { Person, PersonRef } from '../../../src/domain/model/person.js';
import type { Ticket, TicketActivity } from '../../../src/domain/model/ticket.js';
import { TRANSACTION_KINDS, type Transaction } from '../../../src/domain/model/transaction.js';
import type { Visit } from '../../../src/domain/model/visit.js';
import type { VisitRequest } from '../../../src/domain/model/visit-request.js';
import type { VisitorField } from '../../../src/domain/model/visitor-field.js';
import type { Source } from '../../../src/domain/source/source.js';
import { addDays } from '../../../src/domain/time/time-range.js';
import { createTicket, createVisit, createVisitorRecord } from '../records.js';
import type { FakeData } from './fake-data.js';

const LOCATIONS = 3;
const PEOPLE = 12;
const VISITS = 160;
const TICKETS = 40;
const TRANSACTIONS = 60;

/** A small building with some records of every kind, of every status a visit can have, around `now`. */
export function createFakeBuilding(source: Source, now: Date): FakeData {
  return {
    locations: list(LOCATIONS, (index) => createLocation(source, index)),
    companies: list(LOCATIONS, (index) => createCompany(source, index)),
    people: list(PEOPLE, (index) => createPerson(source, index)),
    visits: list(VISITS, (index) => createBuildingVisit(source, index, now)),
    visitRequests: list(8, (index) => createVisitRequest(source, index, now)),
    blockedPeople: list(4, (index) => createBlockedPerson(source, index)),
    tickets: list(TICKETS, (index) => createBuildingTicket(source, index, now)),
    ticketActivities: Object.fromEntries(
      list(TICKETS, (index) => [`ticket-${index}`, list(3, (step) => createActivity(index, step, now))]),
    ),
    transactions: list(TRANSACTIONS, (index) => createTransaction(source, index, now)),
    visitorFields: list(3, (index) => createVisitorField(source, index)),
  };
}

function list<T>(length: number, create: (index: number) => T): readonly T[] {
  return Array.from({ length }, (_item, index) => Object.freeze(create(index)));
}

function createLocation(source: Source, index: number): Location {
  return {
    nodeType: 'Location',
    source,
    sourceId: `location-${index}`,
    name: `Location ${index}`,
    address: null,
    timeZone: 'Europe/Madrid',
    currencyCode: 'EUR',
  };
}

function locationRef(source: Source, index: number): Visit['location'] & object {
  return { nodeType: 'Location', source, sourceId: `location-${index % LOCATIONS}` };
}

function createCompany(source: Source, index: number): Company {
  return {
    nodeType: 'Company',
    source,
    sourceId: `company-${index}`,
    name: `Company ${index}`,
    location: locationRef(source, index),
  };
}

function createPerson(source: Source, index: number): Person {
  return {
    nodeType: 'Person',
    source,
    sourceId: `person-${index}`,
    name: `Person ${index}`,
    // Two share an address, and one writes it in capitals.
    email: index === 1 ? 'PERSON0@example.com' : `person${index}@example.com`,
    phoneNumber: null,
    pictureUrl: null,
    position: null,
    department: null,
    company: index % 2 === 0 ? { nodeType: 'Company', source, sourceId: `company-${index % LOCATIONS}` } : null,
    unit: null,
    address: null,
    location: index === 5 ? null : locationRef(source, index),
    isActive: true,
  };
}

function personRef(source: Source, index: number): PersonRef {
  return { nodeType: 'Person', source, sourceId: `person-${index % PEOPLE}`, name: `Person ${index % PEOPLE}` };
}

/** From 60 days back to 20 ahead, two a day; some carry no location of their own. */
function createBuildingVisit(source: Source, index: number, now: Date): Visit {
  const scheduledAt = addDays(now, index / 2 - 60);
  return createVisit({
    source,
    sourceId: `visit-${index}`,
    scheduledAt,
    ...stateOf(index, scheduledAt, now),
    visitor: createVisitorRecord({
      source,
      reference: `visit-${index}`,
      email: index % 3 === 0 ? null : `visitor${index % 20}@example.com`,
      phoneE164: index % 4 === 0 ? null : `+3460000${String(index % 20).padStart(4, '0')}`,
    }),
    host: index % 10 === 9 ? null : personRef(source, index),
    location: index % 2 === 0 ? undefined : locationRef(source, index),
  });
}

function stateOf(index: number, at: Date, now: Date): Partial<Visit> {
  const expected = { expectedAt: at, checkedInAt: null, isOnSite: false };
  if (at > now) return { ...expected, status: 'EXPECTED' };
  if (index % 7 === 0) return { ...expected, status: 'NO_SHOW' };
  if (index % 11 === 0) return { ...expected, status: 'CANCELLED', cancelledAt: at };
  if (index % 13 === 0) return { status: 'DENIED', checkedInAt: at, isOnSite: index % 2 === 0 };
  if (index % 6 === 0) return { status: 'CHECKED_IN', checkedInAt: at, isOnSite: true };
  return { status: 'CHECKED_OUT', checkedInAt: at, checkedOutAt: new Date(at.getTime() + 3_600_000), isOnSite: false };
}

function createVisitRequest(source: Source, index: number, now: Date): VisitRequest {
  return {
    nodeType: 'VisitRequest',
    source,
    sourceId: `request-${index}`,
    createdAt: addDays(now, -index),
    visitor: createVisitorRecord({ source, reference: `request-${index}` }),
    host: personRef(source, index),
    location: locationRef(source, index),
  };
}

function createBlockedPerson(source: Source, index: number): BlockedPerson {
  return {
    nodeType: 'BlockedPerson',
    source,
    sourceId: `blocked-${index}`,
    name: null,
    reason: 'Theft',
    email: null,
    phoneNumber: null,
    phoneE164: null,
    document: `AB-12${index}`,
    documents: [`AB12${index}`],
  };
}

/** Several were created in the same moment, and not all were touched since. */
function createBuildingTicket(source: Source, index: number, now: Date): Ticket {
  return createTicket({
    source,
    sourceId: `ticket-${index}`,
    createdAt: addDays(now, -Math.floor(index / 3)),
    updatedAt: index % 2 === 0 ? addDays(now, -((index * 7) % 13) / 24) : null,
    requester: index % 5 === 4 ? null : personRef(source, index),
    assignee: null,
    location: locationRef(source, index),
  });
}

function createActivity(ticket: number, step: number, now: Date): TicketActivity {
  return {
    id: `activity-${ticket}-${step}`,
    type: 'COMMENT',
    // Written down in the wrong order.
    createdAt: addDays(now, -ticket - step),
    author: null,
    text: 'Still broken',
    attachments: [],
    status: null,
    previousStatus: null,
    assignee: null,
    previousAssignee: null,
  };
}

function createTransaction(source: Source, index: number, now: Date): Transaction {
  const kind = TRANSACTION_KINDS[index % TRANSACTION_KINDS.length] ?? 'MONEY';
  return {
    nodeType: 'Transaction',
    source,
    sourceId: `transaction-${index}`,
    kind,
    type: 'CUSTOM',
    sourceType: 'custom',
    direction: kind === 'MONEY' ? null : 'IN',
    amount: `${index}.50`,
    currencyCode: null,
    status: 'SUCCEEDED',
    description: null,
    product: null,
    customer:
      index % 3 === 0
        ? { nodeType: 'Company', source, sourceId: `company-${index % LOCATIONS}` }
        : personRef(source, index),
    createdBy: null,
    location: locationRef(source, index),
    createdAt: addDays(now, -index - 0.5),
  };
}

function createVisitorField(source: Source, index: number): VisitorField {
  return { id: `field-${index}`, source, type: 'text', name: null, required: index === 0, options: null };
}
