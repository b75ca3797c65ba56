import fc from 'fast-check';
import { VISIT_STATUSES } from '../../../src/domain/model/visit.js';
import { visitorKeys } from '../../../src/domain/model/visitor-key.js';
import { SOURCES } from '../../../src/domain/source/source.js';
import type { BaseVisit } from '../../../src/store/base-visit.js';
import { createVisitorRecord } from '../../support/records.js';
import { createBaseVisit, minutesAfter, NOON } from './store-records.js';

/** Instants of a few hours, so that they meet, and the hour at which is asked as well. */
export const instants = fc.integer({ min: -12, max: 12 }).map((quarter) => minutesAfter(NOON, quarter * 15));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 3 });

const NAMES = ['Ana Souza', 'ANA souza', 'Álvaro Díaz', 'Bo', 'Mª Ünal', '', 'O’Hara 😀', '張偉', '50% off_', 'ana\\b'];
const PHONES = [null, '+55 11 98765-4321', '11987654321', '98765-4321', '020 7946 0000', '12345'];
const EMAILS = [null, 'ana@example.com', 'bo@example.org'];

const visitors = fc
  .record({
    name: maybe(fc.constantFrom(...NAMES)),
    phoneNumber: fc.constantFrom(...PHONES),
    email: fc.constantFrom(...EMAILS),
    company: maybe(fc.constantFrom('Acme & Co', 'Ünal')),
  })
  .map(({ name, phoneNumber, email, company }) => {
    const keys = visitorKeys({ source: 'W3LCOME', name, email, phoneE164: null, record: `${name}/${phoneNumber}` });
    return createVisitorRecord({ name, phoneNumber, phoneE164: null, email, company, keys });
  });

/** Of a few ids, so that later batches meet earlier ones. */
export const baseVisits = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    id: fc.integer({ min: 1, max: 40 }),
    status: fc.oneof(fc.constant('EXPECTED' as const), fc.constantFrom(...VISIT_STATUSES)),
    scheduledAt: instants,
    isInside: fc.boolean(),
    noShowAt: maybe(instants),
    arrival: maybe(fc.tuple(instants, instants)),
    departure: maybe(fc.tuple(instants, instants)),
    checkedInAt: maybe(instants),
    checkedOutAt: maybe(instants),
    stayEndsBy: maybe(instants),
    location: fc.constantFrom('1', '2', null),
    host: fc.constantFrom('7', '8', null),
    notes: fc.constantFrom(null, 'a', 'b'),
    visitor: visitors,
  })
  .map(({ source, id, arrival, departure, location, host, ...given }): BaseVisit => {
    const locationRef = location === null ? null : ({ nodeType: 'Location', source, sourceId: location } as const);
    return createBaseVisit({
      ...given,
      source,
      sourceId: `visit/${id}`,
      arrivesAt: arrival?.[0] ?? null,
      arrivalReachedAt: arrival?.[1] ?? null,
      leavesAt: departure?.[0] ?? null,
      departureReachedAt: departure?.[1] ?? null,
      location: locationRef,
      host: host === null ? null : { nodeType: 'Person', source, sourceId: host, name: 'Host' },
    });
  });
