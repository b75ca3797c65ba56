import fc from 'fast-check';
import { InvalidInputError } from '../../../../src/domain/errors/invalid-input-error.js';
import { encodeNodeId } from '../../../../src/domain/ids/node-id.js';
import type { Visit } from '../../../../src/domain/model/visit.js';
import { encodeVisitorId } from '../../../../src/domain/model/visitor-id.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { completeSlice } from '../../../../src/domain/source/source-slice.js';
import { readVisitStats, type VisitStatsRequest } from '../../../../src/domain/statistics/read-visit-stats.js';
import { VISIT_DIMENSIONS, type VisitDimension } from '../../../../src/domain/statistics/visit-stats.js';
import { addDays } from '../../../../src/domain/time/time-range.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import type { FakeData, FakeOptions } from '../../../support/fakes/fake-data.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit, createVisitorRecord } from '../../../support/records.js';

const now = new Date('2026-06-15T12:00:00Z');
const day = { gte: new Date('2026-06-15T00:00:00Z'), lt: new Date('2026-06-16T00:00:00Z') };
const everything = { buckets: true, peak: true };

const visitAt = (time: string, given: Partial<Visit> = {}): Visit => {
  const source = given.source ?? 'SPACEBRING';
  return createVisit({ source, sourceId: `v${time}`, scheduledAt: new Date(time), ...given });
};

function createEnvironment(spacebring: FakeData, options: FakeOptions = {}, isReadInParts = true) {
  const adapter = createFakeAdapter('SPACEBRING', spacebring, options);
  return createListEnvironment({
    now,
    adapters: { SPACEBRING: { ...adapter, visits: { ...adapter.visits, isReadInParts } } },
  });
}

const ask = (env: ReturnType<typeof createEnvironment>, given: Partial<VisitStatsRequest> = {}) =>
  readVisitStats(env, { filter: { scheduledAt: day }, groupBy: [], timeZone: 'UTC', wants: everything, ...given });

describe('visit statistics', () => {
  test('name their buckets by words and values, in the requested order', async () => {
    const host = { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'p1', name: 'Pia' } as const;
    const location = { nodeType: 'Location', source: 'SPACEBRING', sourceId: 'l1', name: 'Chiado' } as const;
    const env = createEnvironment({ visits: [visitAt('2026-06-15T09:30:00Z', { host, location })] });
    const groupBy: VisitDimension[] = [...VISIT_DIMENSIONS];
    const { buckets } = await ask(env, { groupBy });
    expect(buckets.map(({ label }) => label)).toEqual([
      '15 June 2026, week 25 of 2026, June 2026, 09:00 to 10:00, Monday, Spacebring, Chiado, Pia, checked out',
    ]);
    expect(buckets[0]?.keys.map(({ value }) => value)).toEqual([
      '2026-06-15',
      '2026-W25',
      '2026-06',
      '09',
      '1',
      'SPACEBRING',
      encodeNodeId(location),
      encodeNodeId(host),
      'CHECKED_OUT',
    ]);
    expect(buckets[0]?.startsAt).toEqual(day.gte);
  });

  test('name unnamed values as unknown, and absent ones as none', async () => {
    const host = { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'p1' } as const;
    const location = { nodeType: 'Location', source: 'SPACEBRING', sourceId: 'l1' } as const;
    const env = createEnvironment({
      visits: [visitAt('2026-06-15T09:30:00Z', { host, location }), visitAt('2026-06-15T10:30:00Z')],
    });
    const { buckets } = await ask(env, { groupBy: ['LOCATION', 'HOST'] });
    expect(buckets.map(({ label, keys }) => [label, keys.map(({ value }) => value)])).toEqual([
      ['location without a known name, host without a known name', [encodeNodeId(location), encodeNodeId(host)]],
      ['no location, no host', ['none', 'none']],
    ]);
  });

  test('look each host up once, and only for the buckets that need it', async () => {
    const calls: string[] = [];
    const account = { accountId: 'a1', locationId: 'l1' };
    const host = { nodeType: 'Person', source: 'SPACEBRING', account, name: 'Pia' } as const;
    const visits = [visitAt('2026-06-15T09:30:00Z', { host }), visitAt('2026-06-15T10:30:00Z', { host })];
    const env = createEnvironment({ visits, memberships: [] }, { onCall: (call) => calls.push(call) });
    const countsOf = async (given: Partial<VisitStatsRequest>) => {
      calls.length = 0;
      await ask(env, given);
      return calls.filter((call) => call === 'loadPersonByAccount').length;
    };
    expect(await countsOf({ groupBy: ['HOST'] })).toBe(1);
    expect(await countsOf({ groupBy: ['HOST'], wants: { buckets: false, peak: true } })).toBe(0);
    expect(await countsOf({ groupBy: ['SOURCE'] })).toBe(0);
  });

  test('report a source PARTIAL whose hosts could not be looked up', async () => {
    const account = { accountId: 'a1', locationId: 'l1' };
    const host = { nodeType: 'Person', source: 'SPACEBRING', account } as const;
    const onCall = (call: string) => {
      if (call === 'loadPersonByAccount') throw unavailable();
    };
    const env = createEnvironment({ visits: [visitAt('2026-06-15T09:30:00Z', { host })], memberships: [] }, { onCall });
    const { buckets, sources } = await ask(env, { groupBy: ['HOST'] });
    expect(buckets.map(({ label, metrics }) => [label, metrics.visits])).toEqual([['host without a known name', 1]]);
    expect(sources[0]).toMatchObject({ status: 'PARTIAL', recordCount: 1, error: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  test('report a source PARTIAL whose places could not be looked up', async () => {
    const location = { nodeType: 'Location', source: 'SPACEBRING', sourceId: 'l1' } as const;
    const onCall = (call: string) => {
      if (call === 'loadLocation') throw unavailable();
    };
    const env = createEnvironment({ visits: [visitAt('2026-06-15T09:30:00Z', { location })] }, { onCall });
    const { buckets, sources } = await ask(env, { groupBy: ['LOCATION'] });
    expect(buckets.map(({ label, keys }) => [label, keys[0]?.value])).toEqual([
      ['location without a known name', encodeNodeId(location)],
    ]);
    expect(sources[0]).toMatchObject({ status: 'PARTIAL', recordCount: 1, error: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  test('have no figure beyond what an Int holds, whatever the parties', async () => {
    const MAX_INT = 2 ** 31 - 1;
    const partySizes = fc.array(fc.oneof(fc.integer({ min: 1, max: MAX_INT }), fc.constant(MAX_INT)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(partySizes, async (sizes) => {
        const visits = sizes.map((partySize, index) =>
          visitAt('2026-06-15T09:00:00Z', { sourceId: `v${index}`, partySize, checkedOutAt: now }),
        );
        const { totals, buckets } = await ask(createEnvironment({ visits }), { groupBy: ['DAY'] });
        const people = Math.min(
          MAX_INT,
          sizes.reduce((sum, size) => sum + size, 0),
        );
        for (const metrics of [totals, ...buckets.map((bucket) => bucket.metrics)]) {
          expect(metrics).toMatchObject({ visits: sizes.length, people, peakOnSite: people });
          const { noShowRate, averageDurationMinutes, medianDurationMinutes, peakOnSiteAt, ...counts } = metrics;
          expect(Object.entries(counts).filter(([, count]) => !(count >= 0 && count <= MAX_INT))).toEqual([]);
        }
      }),
    );
  });

  test('leave out of hours and durations what is known by its day alone, and say how many', async () => {
    const [midnight, next] = [new Date('2026-06-15T00:00:00Z'), new Date('2026-06-16T00:00:00Z')];
    const stay = { checkedOutAt: new Date('2026-06-15T11:00:00Z'), stayEndsBy: next };
    const onDay = { timePrecision: 'DAY', arrivalDayEndsAt: next } as const;
    const untilDay = { departurePrecision: 'DAY' } as const;
    const visits = [{}, onDay, untilDay, { ...onDay, ...untilDay }].map((kind, index) =>
      visitAt('2026-06-15T09:00:00Z', { sourceId: `v${index}`, ...stay, ...kind, evaluatedAt: addDays(now, 1) }),
    );
    visits.push(visitAt('2026-06-14T00:00:00Z', { ...stay, ...onDay, arrivalDayEndsAt: midnight }));
    const env = { ...createEnvironment({ visits }), now: addDays(now, 1) };
    const { totals, buckets } = await ask(env, { groupBy: ['HOUR_OF_DAY'] });
    const counts = { withoutTime: 2, withoutDuration: 3, averageDurationMinutes: 120, medianDurationMinutes: 120 };
    // Who came the day before is there from midnight on; the others are there from 09:00 or on no known hour.
    expect(totals).toMatchObject({ visits: 4, ...counts, peakOnSite: 3 });
    expect(buckets.map(({ keys, metrics }) => [keys[0]?.value, metrics.visits])).toEqual([['09', 2]]);
  });

  test('count a stay without a check-out up to its assumed end, and separately', async () => {
    const stayEndsBy = new Date('2026-06-15T20:00:00Z');
    const open = { status: 'CHECKED_IN', partySize: 3, stayEndsBy } as const;
    const env = { ...createEnvironment({ visits: [visitAt('2026-06-15T09:00:00Z', open)] }), now: addDays(now, 40) };
    const peakFrom = async (gte: string) =>
      (await ask(env, { filter: { scheduledAt: { gte: new Date(gte), lt: addDays(now, 1) } } })).totals;
    expect(await peakFrom('2026-06-15T12:00:00Z')).toMatchObject({ visits: 0, neverCheckedOut: 0, peakOnSite: 3 });
    expect(await peakFrom('2026-06-15T20:00:00Z')).toMatchObject({ visits: 0, peakOnSite: 0 });
    expect(await peakFrom('2026-06-10T00:00:00Z')).toMatchObject({ visits: 1, neverCheckedOut: 1, peakOnSite: 3 });
  });

  test.each([
    ['newer', '2026-06-15T12:00:00Z', 'CHECKED_OUT'],
    ['older', '2026-06-15T08:00:00Z', 'CHECKED_IN'],
  ] as const)('count a record once that comes in two windows, as the %s read', async (_which, asOf, status) => {
    const env = createEnvironment({});
    const adapter = env.adapters.SPACEBRING;
    if (adapter === undefined) throw new Error('the environment has Spacebring');
    let readCount = 0;
    const readVisits = async () => {
      readCount += 1;
      const isFirst = readCount === 1;
      const visit = visitAt('2026-06-10T09:00:00Z', {
        sourceId: 'one',
        status: isFirst ? 'CHECKED_IN' : 'CHECKED_OUT',
      });
      return completeSlice([visit], isFirst ? new Date('2026-06-15T10:00:00Z') : new Date(asOf));
    };
    const visits = { ...adapter.visits, isReadInParts: true, readVisits };
    const filter = { scheduledAt: { gte: addDays(now, -30), lt: now } };
    const moving = { ...env, adapters: { SPACEBRING: { ...adapter, visits } } };
    const { totals, buckets } = await ask(moving, { filter, groupBy: ['STATUS'] });
    expect([readCount > 1, totals.visits]).toEqual([true, 1]);
    expect(buckets.map(({ keys }) => keys[0]?.value)).toEqual([status]);
  });

  test('say STALE of what stands in for a source that is down, and PARTIAL of what was cut', async () => {
    const statusWith = async (slice: NonNullable<FakeOptions['slice']>) =>
      (await ask(createEnvironment({}, { slice }))).sources[0]?.status;
    expect(await statusWith({ isStale: true })).toBe('STALE');
    expect(await statusWith({ isComplete: false })).toBe('PARTIAL');
    expect(await statusWith({ droppedCount: 1 })).toBe('PARTIAL');
  });

  test('fail when no source answers, even if its roll call does', async () => {
    const onCall = (call: string) => {
      if (call === 'readVisits') throw unavailable();
    };
    await expect(ask(createEnvironment({}, { onCall }))).rejects.toThrow(SourceFaultError);
  });

  test.each([
    ['a day without the peak', { wants: { buckets: true, peak: false } }, ['readVisits']],
    ['a day with the peak', {}, ['readVisits']],
    ['a day that is over', { filter: { scheduledAt: dayBefore(3) } }, ['readVisits']],
    ['no-shows', { filter: { scheduledAt: day, statuses: ['NO_SHOW'] } }, ['readVisits']],
    ['visitors who left', { filter: { scheduledAt: day, isOnSite: false } }, ['readVisits']],
    ['the roll call', { filter: { isOnSite: true } }, ['readVisitsOnSite']],
  ] as const)('read no more than %s needs', async (_what, given, expected) => {
    const calls: string[] = [];
    await ask(createEnvironment({}, { onCall: (call) => calls.push(call) }), given);
    expect(calls.sort()).toEqual(expected);
  });

  test('of a long range are read in windows where the source filters both ends, else at once', async () => {
    const scheduledAt = { gte: addDays(now, -390), lt: now };
    const countsOf = async (isReadInParts: boolean) => {
      const calls: string[] = [];
      const env = createEnvironment({}, { onCall: (call) => calls.push(call) }, isReadInParts);
      await ask(env, { filter: { scheduledAt }, wants: { buckets: false, peak: false } });
      return calls.length;
    };
    expect(await countsOf(true)).toBe(12);
    expect(await countsOf(false)).toBe(1);
  });

  test('a source that fails in one window is not read for the others', async () => {
    const calls: string[] = [];
    const onCall = (call: string) => {
      calls.push(call);
      throw unavailable();
    };
    const asked = ask(createEnvironment({}, { onCall }), {
      filter: { scheduledAt: { gte: addDays(now, -390), lt: now } },
      wants: { buckets: false, peak: false },
    });
    await expect(asked).rejects.toThrow(SourceFaultError);
    expect(calls).toHaveLength(4);
  });

  test('of one visitor count what all their records say, as the list of visits does', async () => {
    const phoneE164 = '+5511987654321';
    const known = createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: 'ana@example.com', phoneE164 });
    const byPhone = createVisitorRecord({ source: 'SPACEBRING', reference: 'u2', phoneE164 });
    const env = createEnvironment({
      visits: [
        visitAt('2026-06-15T08:00:00Z', { visitor: known }),
        visitAt('2026-06-15T09:00:00Z', { visitor: byPhone }),
        visitAt('2026-06-15T10:00:00Z'),
      ],
    });
    const id = encodeVisitorId(env.encryptor, { match: 'EMAIL', value: 'ana@example.com' });
    const { totals } = await ask(env, { filter: { scheduledAt: day, visitorIds: [id] } });
    expect(totals).toMatchObject({ visits: 2, uniqueVisitors: 1, returningVisitors: 1 });
  });

  test('keep the rate of no-shows to visits that were expected, in the totals and in each bucket', async () => {
    const missed = { status: 'NO_SHOW', wasExpected: true, checkedInAt: null } as const;
    const env = createEnvironment({
      visits: [
        visitAt('2026-06-15T07:00:00Z', missed),
        visitAt('2026-06-15T07:10:00Z', { wasExpected: true }),
        visitAt('2026-06-15T07:20:00Z', { wasExpected: false }),
        visitAt('2026-06-15T08:00:00Z', missed),
        visitAt('2026-06-15T08:10:00Z', { status: 'CANCELLED', wasExpected: true, checkedInAt: null }),
        visitAt('2026-06-15T09:00:00Z', { status: 'DENIED', wasExpected: true }),
        visitAt('2026-06-15T09:10:00Z', { status: 'CHECKED_IN', wasExpected: true, checkedInAt: null }),
        visitAt('2026-06-15T10:00:00Z', { wasExpected: false }),
      ],
    });
    const { totals, buckets } = await ask(env, { groupBy: ['HOUR_OF_DAY'] });
    expect(totals).toMatchObject({ noShowRate: 0.4, noShows: 2, checkedIn: 5, cancelled: 1 });
    expect(buckets.map(({ metrics }) => metrics.noShowRate)).toEqual([0.5, 1, 0, null]);
  });

  test.each([
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone: is not an IANA time zone'],
    ['a dimension twice', { groupBy: ['DAY', 'HOST', 'DAY'] }, 'groupBy: names a dimension twice'],
    [
      'a range that is too wide',
      { filter: { scheduledAt: { gte: addDays(now, -401), lt: now } } },
      'filter.scheduledAt: is wider than the 400 days that are allowed',
    ],
  ] as const)('refuse %s before any call', async (_what, given, message) => {
    const calls: string[] = [];
    const env = createEnvironment({}, { onCall: (call) => calls.push(call) });
    await expect(ask(env, given)).rejects.toThrow(new InvalidInputError(...split(message)));
    expect(calls).toEqual([]);
  });

  test('refuse more buckets than an answer can hold', async () => {
    const visits = Array.from({ length: 10_001 }, (_, index) =>
      visitAt('2026-06-15T09:00:00Z', {
        sourceId: `v${index}`,
        host: { nodeType: 'Person', source: 'SPACEBRING', sourceId: `p${index}`, name: 'Pia' },
      }),
    );
    await expect(ask(createEnvironment({ visits }), { groupBy: ['HOST'] })).rejects.toThrow(
      'groupBy: makes more than 10000 buckets of these visits',
    );
    expect((await ask(createEnvironment({ visits: visits.slice(1) }), { groupBy: ['HOST'] })).buckets).toHaveLength(
      10_000,
    );
  });
});

function unavailable(): SourceFaultError {
  return new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_UNAVAILABLE', message: 'is down' });
}

function dayBefore(days: number) {
  return { gte: addDays(day.gte, -days), lt: addDays(day.lt, -days) };
}

function split(message: string): [string, string] {
  const [argument = '', problem = ''] = message.split(': ');
  return [argument, problem];
}
