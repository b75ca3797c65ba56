import { openStore } from '../../../src/store/open-store.js';
import type { PageQuery, Segment, Store, VisitRecordFilter } from '../../../src/store/ports.js';
import { givenEveryTraceOf, readEverything, TRACES } from './erased-person.js';
import { createActivity, expectEveryKindListed } from './every-kind.js';
import { createBaseVisit, createVisitor, minutesAfter, NOON } from './store-records.js';

/** An engine as tests reach it, past the store. */
export interface TestEngine {
  /** Of an empty store. */
  createUrl(): Promise<string>;
  execute(url: string, statement: string): Promise<void>;
}

/** What every engine of the store does. */
export function storeSuite({ createUrl, execute }: TestEngine): void {
  let url: string;
  let store: Store;

  beforeEach(async () => {
    url = await createUrl();
    store = await openStore({ url, now: () => NOON, log: () => {} });
  });

  afterEach(async () => {
    await store.close();
  });

  const batch = { source: 'W3LCOME', stream: 'visits', readAt: NOON } as const;

  test('a record comes back as it was written, its times exact to the millisecond', async () => {
    const visit = createBaseVisit({
      sourceId: 'visit/1',
      checkedInAt: new Date(1_772_452_800_123),
      visitor: createVisitor('Zoë\u0000 "O\'Hara" 😀', 'zoe@example.com'),
      location: undefined,
      cancelledAt: new Date(-1),
    });
    await store.records.Visit.upsert({ ...batch, records: [visit] });
    const found = await store.records.Visit.getByIds('W3LCOME', ['visit/1', 'visit/2']);
    expect([...found.keys()]).toEqual(['visit/1']);
    expect(found.get('visit/1')).toEqual(visit);
  });

  test('a row whose content is unchanged is not written', async () => {
    const records = [createBaseVisit({ sourceId: 'visit/1' }), createBaseVisit({ sourceId: 'visit/2' })];
    const first = await store.records.Visit.upsert({ ...batch, records });
    const [unchanged, changed] = records.map((record, index) => ({ ...record, notes: index === 0 ? null : 'late' }));
    if (unchanged === undefined || changed === undefined) throw new Error('two records');
    const later = { ...batch, readAt: minutesAfter(NOON, 1) };
    const second = await store.records.Visit.upsert({ ...later, records: [unchanged, changed] });
    expect(first).toEqual({ inserted: 2, updated: 0, unchanged: 0, removed: 0 });
    expect(second).toEqual({ inserted: 0, updated: 1, unchanged: 1, removed: 0 });
  });

  test('an older read does not overwrite what a newer one gave', async () => {
    const newer = createBaseVisit({ sourceId: 'visit/1', notes: 'newer' });
    await store.records.Visit.upsert({ ...batch, readAt: minutesAfter(NOON, 1), records: [newer] });
    await store.records.Visit.upsert({ ...batch, records: [{ ...newer, notes: 'older' }] });
    const found = await store.records.Visit.getByIds('W3LCOME', ['visit/1']);
    expect(found.get('visit/1')?.notes).toBe('newer');
  });

  test('the data is there after the store was closed and opened again', async () => {
    await store.records.Visit.upsert({ ...batch, records: [createBaseVisit({ sourceId: 'visit/1' })] });
    await store.close();
    store = await openStore({ url, now: () => NOON, log: () => {} });
    expect(await store.records.Visit.count({ now: NOON })).toBe(1);
  });

  test('pages lead through the list in both directions without a gap or a double', async () => {
    const records = [3, 1, 2, 5, 4].map((hour) =>
      createBaseVisit({ sourceId: `visit/${hour}`, scheduledAt: minutesAfter(NOON, hour * 60) }),
    );
    await store.records.Visit.upsert({ ...batch, records });
    const query: PageQuery<'Visit'> = {
      filter: { now: NOON },
      order: { field: 'SCHEDULED_AT', direction: 'DESC' },
      limit: 2,
    };
    const ids = async (more: Partial<PageQuery<'Visit'>>) => {
      const page = await store.records.Visit.page({ ...query, ...more });
      return [page.rows.map(({ record }) => record.sourceId), page.hasMore];
    };
    const [, second] = (await store.records.Visit.page(query)).rows;
    if (second === undefined) throw new Error('two rows');
    expect(await ids({})).toEqual([['visit/5', 'visit/4'], true]);
    expect(await ids({ after: second.key })).toEqual([['visit/3', 'visit/2'], true]);
    expect(await ids({ after: second.key, limit: 3 })).toEqual([['visit/3', 'visit/2', 'visit/1'], false]);
    expect(await ids({ before: second.key })).toEqual([['visit/5'], false]);
    expect(await ids({ isFromEnd: true })).toEqual([['visit/2', 'visit/1'], true]);
  });

  test('search finds parts of words, whatever the case and accents, and numbers however they are written', async () => {
    const records = [
      createBaseVisit({ sourceId: 'visit/1', visitor: createVisitor('João Álvares') }),
      createBaseVisit({
        sourceId: 'visit/2',
        visitor: { ...createVisitor('Ana'), phoneNumber: '(11) 98765-4321', phoneE164: null },
      }),
      createBaseVisit({ sourceId: 'visit/3', visitor: createVisitor('100%_sure\\') }),
    ];
    await store.records.Visit.upsert({ ...batch, records });
    const find = async (search: string) => {
      const filter: VisitRecordFilter = { now: NOON, search };
      const order = { field: 'SCHEDULED_AT', direction: 'ASC' } as const;
      const page = await store.records.Visit.page({ filter, order, limit: 10 });
      expect(await store.records.Visit.count(filter)).toBe(page.rows.length);
      return page.rows.map(({ record }) => record.sourceId);
    };
    expect(await find('ÃLVAR')).toEqual(['visit/1']);
    expect(await find('jo')).toEqual(['visit/1']);
    expect(await find('987654321')).toEqual(['visit/2']);
    expect(await find('+55 11 98765-4321')).toEqual(['visit/2']);
    expect(await find('%_s')).toEqual(['visit/3']);
    expect(await find('\\')).toEqual(['visit/3']);
    expect(await find('"')).toEqual([]);
  });

  const segment: Segment = {
    source: 'W3LCOME',
    stream: 'visits',
    locationId: null,
    range: { from: NOON, to: minutesAfter(NOON, 60) },
  };
  const inHour = (sourceId: string, minutes: number) =>
    createBaseVisit({ sourceId, scheduledAt: minutesAfter(NOON, minutes) });
  const idsOf = async () => {
    const order = { field: 'SCHEDULED_AT', direction: 'ASC' } as const;
    const page = await store.records.Visit.page({ filter: { now: NOON }, order, limit: 100 });
    return page.rows.map(({ record }) => record.sourceId);
  };

  test('a complete read of a segment replaces it, and nothing outside', async () => {
    const records = [inHour('before', -1), inHour('first', 0), inHour('last', 59), inHour('behind', 60)];
    await store.records.Visit.upsert({ ...batch, records });
    await store.records.Visit.upsert({ ...batch, stream: 'invitees', records: [inHour('invitee', 30)] });
    const read = { segment, records: [inHour('last', 59)], readAt: minutesAfter(NOON, 1), isComplete: true };
    expect(await store.records.Visit.missingFrom(segment, ['last'])).toEqual(['first']);
    expect(await store.records.Visit.replaceSegment(read)).toMatchObject({ removed: 1, unchanged: 1 });
    expect(await idsOf()).toEqual(['before', 'invitee', 'last', 'behind']);
  });

  test('a read that is not complete removes nothing, and does not cover its segment', async () => {
    await store.records.Visit.upsert({ ...batch, records: [inHour('first', 0)] });
    const read = { segment, records: [inHour('second', 1)], readAt: NOON, isComplete: false };
    await store.records.Visit.replaceSegment(read);
    expect(await idsOf()).toEqual(['first', 'second']);
    expect(await store.coverage.read(segment)).toEqual([{ ...segment, readAt: NOON, isComplete: false }]);
  });

  test('what was written after a read began is not removed by it', async () => {
    await store.records.Visit.upsert({ ...batch, readAt: minutesAfter(NOON, 1), records: [inHour('written', 5)] });
    await store.records.Visit.replaceSegment({ segment, records: [], readAt: NOON, isComplete: true });
    expect(await idsOf()).toEqual(['written']);
  });

  test('coverage tells the segments of a range, and what is forgotten is read again', async () => {
    const whole = { ...segment, stream: 'hosts', range: null, readAt: NOON, isComplete: true };
    const days = [0, 1, 2].map((hour) => ({
      ...segment,
      range: { from: minutesAfter(NOON, hour * 60), to: minutesAfter(NOON, hour * 60 + 60) },
      readAt: minutesAfter(NOON, hour),
      isComplete: true,
    }));
    await store.coverage.mark([...days, whole, whole]);
    const range = { from: minutesAfter(NOON, 60), to: minutesAfter(NOON, 120) };
    expect(await store.coverage.read(segment, range)).toEqual(days.slice(1, 2));
    expect(await store.coverage.read({ source: 'W3LCOME', stream: 'hosts' }, range)).toEqual([whole]);
    await store.coverage.forget(segment, range);
    expect(await store.coverage.read(segment)).toEqual([days[0], days[2]]);
    await store.coverage.mark(days.map((day) => ({ ...day, readAt: minutesAfter(NOON, -1) })));
    expect((await store.coverage.read(segment))[0]?.readAt).toEqual(NOON);
  });

  test('the feed numbers what was inserted, updated and removed, and tells of it after the commit', async () => {
    const told: number[] = [];
    store.changeFeed.onPublished((number) => told.push(number));
    const visit = inHour('first', 0);
    const edited = { ...visit, notes: 'late' };
    await store.records.Visit.upsert({ ...batch, records: [visit] });
    await store.records.Visit.upsert({ ...batch, records: [edited] });
    await store.records.Visit.upsert({ ...batch, records: [edited] });
    await store.records.Visit.removeByIds('W3LCOME', ['first', 'unknown']);
    await store.records.Visit.upsert({ ...batch, records: [inHour('old', 0)], isBackfill: true });
    const { changes, isGap } = await store.changeFeed.readAfter(0, 10);
    const common = { kind: 'Visit', key: { source: 'W3LCOME', sourceId: 'first' }, at: NOON };
    expect(isGap).toBe(false);
    expect(changes).toEqual([
      { ...common, number: 1, operation: 'INSERTED', before: null, after: visit },
      { ...common, number: 2, operation: 'UPDATED', before: visit, after: edited },
      { ...common, number: 3, operation: 'REMOVED', before: edited, after: null },
    ]);
    expect(await store.changeFeed.readAfter(2, 1)).toMatchObject({ changes: [{ number: 3 }] });
    expect(await store.changeFeed.lastNumber()).toBe(3);
    expect(told.at(-1)).toBe(3);
  });

  test('a reader that was away longer than changes are kept is told so', async () => {
    await store.records.Visit.upsert({ ...batch, records: [inHour('first', 0), inHour('second', 0)] });
    expect(await store.upkeep.trimChanges(minutesAfter(NOON, 1))).toBe(2);
    expect(await store.changeFeed.readAfter(0, 10)).toEqual({ changes: [], isGap: true });
    expect(await store.changeFeed.readAfter(2, 10)).toEqual({ changes: [], isGap: false });
  });

  test('writers at the same time leave every change with a number of its own', async () => {
    const writes = Array.from({ length: 20 }, (_, index) =>
      store.records.Visit.upsert({ ...batch, records: [inHour(`visit/${index}`, 0), inHour('shared', index)] }),
    );
    await Promise.all(writes);
    const { changes, isGap } = await store.changeFeed.readAfter(0, 100);
    expect(isGap).toBe(false);
    expect(changes.map(({ number }) => number)).toEqual(changes.map((_, index) => index + 1));
    expect(changes.filter(({ operation }) => operation === 'INSERTED')).toHaveLength(21);
  });

  test('records of every kind are listed by what they are filtered and ordered by', async () => {
    await expectEveryKindListed(store);
  });

  test('the history of a ticket is replaced as a whole, and an empty one is known', async () => {
    const activities = ['first', 'second'].map((id) => createActivity(id));
    await store.ticketActivities.replace({ source: 'SPACEBRING', sourceId: '1' }, activities);
    await store.ticketActivities.replace({ source: 'SPACEBRING', sourceId: '1' }, activities.slice(1));
    await store.ticketActivities.replace({ source: 'SPACEBRING', sourceId: '2' }, []);
    const found = await store.ticketActivities.getByTickets('SPACEBRING', ['1', '2', '3']);
    expect(Object.fromEntries(found)).toEqual({ 1: activities.slice(1), 2: [] });
  });

  test('what is older than it may be is removed, with its coverage, and nobody is told', async () => {
    const records = Array.from({ length: 1_200 }, (_, index) => inHour(`old/${index}`, -index - 1));
    await store.records.Visit.upsert({ ...batch, records: [...records, inHour('kept', 0)], isBackfill: true });
    const old = { ...segment, range: { from: minutesAfter(NOON, -60), to: NOON }, readAt: NOON, isComplete: true };
    await store.coverage.mark([old]);
    expect(await store.upkeep.removeOlderThan(NOON)).toBe(1_200);
    expect(await idsOf()).toEqual(['kept']);
    expect(await store.coverage.read(segment)).toEqual([]);
    expect(await store.changeFeed.lastNumber()).toBe(0);
  });

  test('an erased person is in no record, in no relation and in no change', async () => {
    const { person, others } = await givenEveryTraceOf(store);
    expect(await readEverything(store)).toMatch(TRACES);
    await store.upkeep.erasePerson(person);
    const left = await readEverything(store);
    expect(left).not.toMatch(TRACES);
    for (const name of others) expect(left).toContain(name);
    const { changes, isGap } = await store.changeFeed.readAfter(0, 1_000);
    expect(isGap).toBe(false);
    expect(changes.map(({ operation }) => operation)).toContain('ERASED');
    expect(changes.at(-1)).toMatchObject({ operation: 'REMOVED', before: null });
  });

  test('a store of a newer version is refused by name', async () => {
    await store.close();
    await execute(url, "insert into store_migrations (name, timestamp) values ('0999-later', '2030-01-01')");
    const opened = openStore({ url, now: () => NOON, log: () => {} });
    await expect(opened).rejects.toThrow('written by a newer version (0999-later)');
    await execute(url, "delete from store_migrations where name = '0999-later'");
    store = await openStore({ url, now: () => NOON, log: () => {} });
  });

  test('statistics of the tables can be refreshed while lists are read', async () => {
    await store.records.Visit.upsert({ ...batch, records: [inHour('first', 0)] });
    const [ids] = await Promise.all([idsOf(), store.upkeep.refreshStatistics()]);
    expect(ids).toEqual(['first']);
  });
}
