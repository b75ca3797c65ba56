import { openStore } from '../../../src/store/open-store.js';
import type { PageQuery, Store, VisitRecordFilter } from '../../../src/store/ports.js';
import { createBaseVisit, createVisitor, minutesAfter, NOON } from './store-records.js';

/** What every engine of the store does. `createUrl`: of an empty store. */
export function storeSuite(createUrl: () => Promise<string>): void {
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
}
