import fc from 'fast-check';
import type { AssumeLeft } from '../../../src/domain/model/stay-end.js';
import type { Visit } from '../../../src/domain/model/visit.js';
import { endOfDay, startOfDay } from '../../../src/domain/time/time-zone.js';
import { type BaseVisit, evaluateVisit } from '../../../src/store/base-visit.js';
import { createResidentDates } from '../../../src/upstreams/resident-visits/values.js';
import * as resident from '../../../src/upstreams/resident-visits/visit.mapper.js';
import { residentVisitWire } from '../../../src/upstreams/resident-visits/wire.js';
import * as spacebring from '../../../src/upstreams/spacebring/visit.mapper.js';
import { visitWire as spacebringVisitWire } from '../../../src/upstreams/spacebring/visit.wire.js';
import { toExpectedVisit } from '../../../src/upstreams/w3lcome/invitee.mapper.js';
import * as w3lcome from '../../../src/upstreams/w3lcome/visit.mapper.js';
import { visitSample } from '../upstreams/spacebring/samples.js';
import { inviteeWire, visitWire } from '../upstreams/w3lcome/samples.js';
import { MAPPING } from '../upstreams/w3lcome/scripted-w3lcome.js';

const SEED = 20_260_302;
const RUNS = { seed: SEED, numRuns: 400 };
const BEGINNING = new Date('2000-01-01T00:00:00Z');
const END = new Date('2100-01-01T00:00:00Z');
const ZONE = 'Europe/Lisbon';

type VisitAt = (now: Date) => Visit;
type Instants = Pick<
  BaseVisit,
  'isInside' | 'noShowAt' | 'arrivesAt' | 'arrivalReachedAt' | 'leavesAt' | 'departureReachedAt'
>;
const NO_INSTANTS: Instants = {
  isInside: false,
  noShowAt: null,
  arrivesAt: null,
  arrivalReachedAt: null,
  leavesAt: null,
  departureReachedAt: null,
};

/** Around the nights in which Lisbon and Mexico change their clocks, at minutes that meet midnight in either. */
const instants = fc
  .integer({ min: 0, max: 20 * 48 })
  .map((halfHours) => new Date(Date.parse('2026-03-20T00:00:00Z') + halfHours * 1_800_000));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const policies = fc.constantFrom<AssumeLeft>('end-of-day', 'never', { hours: 12 });

/** What a mapper says before anything has happened, and the stay and announcement that it knows in the end. */
function toBase(visitAt: VisitAt, known: Partial<Instants>): BaseVisit {
  const { evaluatedAt: _evaluatedAt, isOnSite, ...visit } = visitAt(BEGINNING);
  const { stayEndsBy, expectedAt } = visitAt(END);
  return { ...visit, stayEndsBy, expectedAt, ...NO_INSTANTS, isInside: isOnSite, ...known };
}

/** At every instant that any date of the visit names, a moment before, and between. */
function expectSameAlways(visitAt: VisitAt, base: BaseVisit, hours: readonly Date[]): void {
  const named = Object.values(base).flatMap((value: unknown) => (value instanceof Date ? [value] : []));
  for (const instant of [...named, ...hours]) {
    for (const now of [instant, new Date(instant.getTime() - 1)]) {
      expect(evaluateVisit(base, now)).toEqual(visitAt(now));
    }
  }
}

const hours = fc.array(instants, { minLength: 3, maxLength: 3 });

test('a Spacebring visit stands at any hour as its mapper says', () => {
  const wires = fc.record({
    date: instants,
    checkInDate: maybe(instants),
    checkOutDate: maybe(instants),
    deleteDate: maybe(instants),
  });
  fc.assert(
    fc.property(wires, policies, hours, (dates, assumeLeft, at) => {
      const wire = spacebringVisitWire.parse(visitSample(JSON.parse(JSON.stringify(dates))));
      const mapping = { toE164: () => null, toTimeZone: () => ZONE, timeZoneOf: () => ZONE, assumeLeft };
      const visitAt: VisitAt = (now) => spacebring.toVisit(wire, now, mapping);
      expectSameAlways(visitAt, toBase(visitAt, { noShowAt: endOfDay(dates.date, ZONE) }), at);
    }),
    RUNS,
  );
});

test('a W3lcome visit stands at any hour as its mapper says', () => {
  const words = fc.record(
    {
      checkinAt: instants,
      checkoutAt: instants,
      isInsideCompany: fc.boolean(),
      authorizationStatus: fc.constantFrom('waiting', 'allowed', 'denied'),
    },
    { requiredKeys: ['checkinAt'] },
  );
  fc.assert(
    fc.property(words, policies, hours, (body, assumeLeft, at) => {
      const wire = visitWire({ isInsideCompany: undefined, ...JSON.parse(JSON.stringify(body)) });
      const visitAt: VisitAt = (now) => w3lcome.toVisit(wire, { now, mapping: { ...MAPPING, assumeLeft } });
      expectSameAlways(visitAt, toBase(visitAt, {}), at);
    }),
    RUNS,
  );
});

test('a W3lcome invitee stands at any hour as its mapper says', () => {
  const words = fc.record({
    expectedAt: instants,
    status: fc.constantFrom('confirmed', 'canceled', 'arrived', 'unknown'),
  });
  const { timeZone } = MAPPING.account;
  fc.assert(
    fc.property(words, maybe(instants), hours, (body, checkinAt, at) => {
      const wire = inviteeWire(JSON.parse(JSON.stringify(body)));
      const visit = checkinAt === null ? null : visitWire({ checkinAt: checkinAt.toISOString() });
      const visitAt: VisitAt = (now) =>
        toExpectedVisit(wire, {
          evaluation: { now, startOfToday: startOfDay(now, timeZone) },
          visit,
          mapping: MAPPING,
        });
      expectSameAlways(visitAt, toBase(visitAt, { noShowAt: endOfDay(body.expectedAt, timeZone) }), at);
    }),
    RUNS,
  );
});

test('a visit of residents stands at any hour as its mapper says', () => {
  const dates = createResidentDates('America/Mexico_City');
  const texts = fc.oneof(
    instants.map((instant) => instant.toISOString()),
    instants.map((instant) => instant.toISOString().slice(0, 10)),
    fc.constantFrom(null, 'soon'),
  );
  fc.assert(
    fc.property(texts, texts, instants, fc.constantFrom(0, 1, 30), hours, (arrival, departure, created, days, at) => {
      const wire = residentVisitWire.parse({
        id: '0f8fad5b-d9cb-469f-a165-70867728950e',
        residentId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        arrivalDate: arrival,
        departureDate: departure,
        createdAt: created.toISOString(),
      });
      const dated = resident.toDatedVisit(wire, dates);
      if (dated === null) throw new Error('the visit has a time');
      const visitAt: VisitAt = (now) => resident.toVisit(dated, now, days);
      const last = visitAt(END);
      const base = toBase(visitAt, {
        arrivesAt: last.checkedInAt,
        arrivalReachedAt: dated.arrival?.reachedAt ?? null,
        leavesAt: last.checkedOutAt,
        departureReachedAt: dated.departure?.reachedAt ?? null,
      });
      expectSameAlways(visitAt, base, at);
    }),
    RUNS,
  );
});
