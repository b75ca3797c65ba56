import type { SourceReport } from '../../../../src/domain/lists/connection.js';
import type { Source } from '../../../../src/domain/source/source.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { addDays } from '../../../../src/domain/time/time-range.js';
import { listVisits } from '../../../../src/domain/visit/list-visits.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import type { FakeOptions } from '../../../support/fakes/fake-data.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit } from '../../../support/records.js';

const now = new Date('2026-06-15T12:00:00Z');

const failing = (source: Source, afterCalls = 0): FakeOptions => {
  let calls = 0;
  return {
    onCall: () => {
      calls += 1;
      if (calls > afterCalls) throw new SourceFaultError({ source, code: 'UPSTREAM_TIMEOUT', message: 'too slow' });
    },
  };
};

/** One visit a day, from 20 days ago to 20 days ahead. */
const visitsOf = (source: Source) =>
  Array.from({ length: 41 }, (_, index) =>
    createVisit({ source, sourceId: `v${index}`, scheduledAt: addDays(now, index - 20) }),
  );

const adapterOf = (source: Source, options: FakeOptions = {}) =>
  createFakeAdapter(source, { visits: visitsOf(source) }, { readAt: now, ...options });

const ask = (adapters: Parameters<typeof createListEnvironment>[0]['adapters'], changes: object = {}) =>
  listVisits(createListEnvironment({ adapters, now }), {
    first: 25,
    after: null,
    filter: {},
    direction: 'DESC',
    isCounted: false,
    ...changes,
  });

const statuses = (reports: readonly SourceReport[]) =>
  Object.fromEntries(reports.map(({ source, status }) => [source, status]));

describe('the reports of a list', () => {
  test('are three for every configuration and filter', async () => {
    const { sources } = await ask({ W3LCOME: adapterOf('W3LCOME') });
    expect(statuses(sources)).toEqual({ SPACEBRING: 'SKIPPED', W3LCOME: 'FRESH', RESIDENT: 'SKIPPED' });
  });

  test.each([[{}], [{ isOnSite: true }]])('count the flaws of the records that match %j', async (filter) => {
    const flaws = { DATE: ['DATE_NOT_READ'], BOTH: ['DATE_NOT_READ', 'PARTY_SIZE_NOT_PLAUSIBLE'] } as const;
    const visits = [[], flaws.DATE, flaws.DATE, flaws.BOTH].map((notices, index) =>
      createVisit({ source: 'RESIDENT', sourceId: `v${index}`, scheduledAt: now, isOnSite: true, notices }),
    );
    const cancelled = { status: 'CANCELLED', notices: flaws.BOTH } as const;
    visits.push(createVisit({ source: 'RESIDENT', sourceId: 'other', scheduledAt: now, ...cancelled }));
    const adapters = {
      RESIDENT: createFakeAdapter('RESIDENT', { visits }, { readAt: now }),
      W3LCOME: adapterOf('W3LCOME'),
    };
    const { sources } = await ask(adapters, { filter: { ...filter, statuses: ['CHECKED_OUT'] } });
    const told = sources.map(({ status, notices }) => [status, notices.map(({ code, count }) => [code, count])]);
    expect(told).toEqual([
      ['SKIPPED', []],
      ['FRESH', []],
      [
        'FRESH',
        [
          ['DATE_NOT_READ', 3],
          ['PARTY_SIZE_NOT_PLAUSIBLE', 1],
        ],
      ],
    ]);
  });

  test('skip a source that the filter excludes, without asking it', async () => {
    const adapters = { W3LCOME: adapterOf('W3LCOME'), RESIDENT: adapterOf('RESIDENT', failing('RESIDENT')) };
    const { sources } = await ask(adapters, { filter: { sources: ['W3LCOME'] } });
    expect(statuses(sources)).toEqual({ SPACEBRING: 'SKIPPED', W3LCOME: 'FRESH', RESIDENT: 'SKIPPED' });
  });

  test('name the fault of a source that failed, and the others give their rows', async () => {
    const adapters = { W3LCOME: adapterOf('W3LCOME'), RESIDENT: adapterOf('RESIDENT', failing('RESIDENT')) };
    const { sources, edges, totalCount } = await ask(adapters, { isCounted: true });
    expect(statuses(sources)).toMatchObject({ W3LCOME: 'FRESH', RESIDENT: 'FAILED' });
    expect(sources[2]?.error).toEqual({ code: 'UPSTREAM_TIMEOUT', message: 'too slow', retryAfterSeconds: null });
    expect(edges.every(({ node }) => node.source === 'W3LCOME')).toBe(true);
    expect(edges).toHaveLength(25);
    expect(totalCount).toBeNull();
  });

  test('ask a source that failed no second time for the same answer', async () => {
    let calls = 0;
    const counting: FakeOptions = {
      onCall: () => {
        calls += 1;
        throw new SourceFaultError({ source: 'RESIDENT', code: 'UPSTREAM_TIMEOUT', message: 'too slow' });
      },
    };
    await ask({ W3LCOME: adapterOf('W3LCOME'), RESIDENT: adapterOf('RESIDENT', counting) });
    expect(calls).toBe(1);
  });

  test('fail the list only when every source fails', async () => {
    const adapters = {
      W3LCOME: adapterOf('W3LCOME', failing('W3LCOME')),
      RESIDENT: adapterOf('RESIDENT', failing('RESIDENT')),
    };
    await expect(ask(adapters)).rejects.toThrow(SourceFaultError);
  });

  test('call a source PARTIAL when a read was cut or a record could not be decoded', async () => {
    const adapters = {
      W3LCOME: adapterOf('W3LCOME', { slice: { isComplete: false } }),
      RESIDENT: adapterOf('RESIDENT', { slice: { droppedCount: 1 } }),
    };
    const { sources, totalCount } = await ask(adapters, { isCounted: true });
    expect(statuses(sources)).toMatchObject({ W3LCOME: 'PARTIAL', RESIDENT: 'PARTIAL' });
    expect(totalCount).toBeNull();
  });

  test('let a list that lost its last source continue after what it has read', async () => {
    const short = await ask({ W3LCOME: adapterOf('W3LCOME', failing('W3LCOME', 3)) }, { first: 40 });
    expect(statuses(short.sources)).toMatchObject({ W3LCOME: 'PARTIAL' });
    expect(short.pageInfo.hasNextPage).toBe(true);
    const rest = await ask({ W3LCOME: adapterOf('W3LCOME') }, { first: 41, after: short.pageInfo.endCursor });
    const ids = [...short.edges, ...rest.edges].map(({ node }) => node.sourceId);
    expect(ids).toEqual(
      visitsOf('W3LCOME')
        .map(({ sourceId }) => sourceId)
        .reverse(),
    );
  });

  test('go on even when the page that was cut short is empty', async () => {
    const empty = await ask({ W3LCOME: adapterOf('W3LCOME', failing('W3LCOME', 1)) });
    expect(empty.edges).toEqual([]);
    expect(empty.pageInfo).toMatchObject({ hasNextPage: true, endCursor: expect.any(String) });
    const rest = await ask({ W3LCOME: adapterOf('W3LCOME') }, { first: 41, after: empty.pageInfo.endCursor });
    expect(rest.edges).toHaveLength(41);
  });

  test('do not hide a defect of our own', async () => {
    const broken: FakeOptions = {
      onCall: () => {
        throw new TypeError('a defect');
      },
    };
    await expect(ask({ W3LCOME: adapterOf('W3LCOME', broken), RESIDENT: adapterOf('RESIDENT') })).rejects.toThrow(
      TypeError,
    );
  });
});

describe('a list of visits', () => {
  const adapters = { W3LCOME: adapterOf('W3LCOME') };

  test.each([
    ['first of 0', { first: 0 }, 'first: must be between 1 and 200'],
    ['first of 201', { first: 201 }, 'first: must be between 1 and 200'],
    ['a malformed id', { filter: { hostIds: ['x'] } }, 'filter.hostIds: is not an id of this graph'],
    [
      'a foreign visitor id',
      { filter: { visitorIds: ['VmlzaXRvcjp4'] } },
      'filter.visitorIds: is not the id of a Visitor',
    ],
    ['101 ids', { filter: { locationIds: Array(101).fill('x') } }, 'filter.locationIds: takes at most 100 values'],
    ['a long search', { filter: { search: 'x'.repeat(201) } }, 'filter.search: takes at most 200 characters'],
    ['no cursor', { after: 'x' }, 'after: is not a cursor of this graph'],
  ])('refuses %s before any call', async (_what, changes, message) => {
    const untouched = { W3LCOME: adapterOf('W3LCOME', failing('W3LCOME')) };
    await expect(ask(untouched, changes)).rejects.toThrow(message);
  });

  test('finds what it searches for without regard to case and accents', async () => {
    const visit = createVisit({ sourceId: 'v1', scheduledAt: now, accessCode: '102288' });
    const named = { ...visit, visitor: { ...visit.visitor, name: 'João Conceição' } };
    const found = createFakeAdapter('W3LCOME', { visits: [named, ...visitsOf('W3LCOME')] });
    for (const search of ['joao conc', 'JOÃO', ' 102288 ']) {
      const { edges } = await ask({ W3LCOME: found }, { filter: { search } });
      expect(edges.map(({ node }) => node.visitor.name)).toEqual(['João Conceição']);
    }
  });

  test('without a range and with isOnSite is the roll call, over pages of one moment', async () => {
    const old = createVisit({ sourceId: 'old', scheduledAt: addDays(now, -300), isOnSite: true, status: 'CHECKED_IN' });
    const today = createVisit({ sourceId: 'today', scheduledAt: now, isOnSite: true, status: 'CHECKED_IN' });
    const onSite = { W3LCOME: createFakeAdapter('W3LCOME', { visits: [old, today, ...visitsOf('W3LCOME')] }) };
    const first = await ask(onSite, { first: 1, filter: { isOnSite: true } });
    const second = await ask(onSite, { first: 1, filter: { isOnSite: true }, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges].map(({ node }) => node.sourceId)).toEqual(['today', 'old']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  test('with isOnSite and a range is an ordinary filter', async () => {
    const { edges } = await ask(adapters, { filter: { isOnSite: true, scheduledAt: { gte: now } } });
    expect(edges).toEqual([]);
  });
});
