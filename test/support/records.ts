import type { Ticket } from '../../src/domain/model/ticket.js';
import type { Visit } from '../../src/domain/model/visit.js';
import { visitorKeys } from '../../src/domain/model/visitor-key.js';
import type { VisitorRecord } from '../../src/domain/model/visitor-record.js';
import type { Source } from '../../src/domain/source/source.js';

/** A visitor record with only what a test cares about; keys follow from e-mail, phone and reference. */
export function createVisitorRecord(given: Partial<VisitorRecord> = {}): VisitorRecord {
  const source = given.source ?? 'W3LCOME';
  const reference = given.reference ?? 'visit/1';
  const email = given.email ?? null;
  const phoneE164 = given.phoneE164 ?? null;
  const name = given.name ?? 'Ana';
  return {
    source,
    reference,
    name,
    email,
    phoneNumber: phoneE164,
    phoneE164,
    company: null,
    position: null,
    pictureUrl: null,
    documents: [],
    keys: visitorKeys({ source, name, email, phoneE164, record: reference }),
    ...given,
  };
}

/** A visit with only what a test cares about. */
export function createVisit(given: Partial<Visit> & { sourceId: string; scheduledAt: Date; source?: Source }): Visit {
  const source = given.source ?? 'W3LCOME';
  return {
    nodeType: 'Visit',
    source,
    evaluatedAt: given.scheduledAt,
    status: 'CHECKED_OUT',
    isOnSite: false,
    stayEndsBy: null,
    authorization: 'NOT_REQUIRED',
    expectedAt: null,
    wasExpected: source !== 'RESIDENT' && Boolean(given.expectedAt),
    checkedInAt: given.scheduledAt,
    checkedOutAt: null,
    arrivalText: null,
    departureText: null,
    cancelledAt: null,
    createdAt: null,
    purpose: null,
    notes: null,
    accessCode: null,
    partySize: 1,
    visitor: createVisitorRecord({ source, reference: given.sourceId }),
    host: null,
    location: null,
    vehicle: null,
    pictureUrl: null,
    agreementUrl: null,
    timePrecision: 'MINUTE',
    departurePrecision: 'MINUTE',
    arrivalDayEndsAt: null,
    customFields: [],
    notices: [],
    ...given,
  };
}

/** A ticket with only what a test cares about. */
export function createTicket(given: Partial<Ticket> & { sourceId: string; createdAt: Date }): Ticket {
  return {
    nodeType: 'Ticket',
    source: 'SPACEBRING',
    number: null,
    description: 'The door does not open',
    status: 'NEW',
    category: 'ACCESS',
    categoryLabel: null,
    location: null,
    requester: null,
    assignee: null,
    updatedAt: null,
    ...given,
  };
}
