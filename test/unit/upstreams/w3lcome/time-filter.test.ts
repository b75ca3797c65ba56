import type { VisitSource } from '../../../../src/domain/model/visit.js';
import { createW3lcomeHabits, type W3lcomeHabits } from '../../../../src/upstreams/w3lcome/list-habits.js';
import { formatQueryTime } from '../../../../src/upstreams/w3lcome/values.js';
import { routes, setUpVisits as setUp, visit } from './scripted-visits.js';
import { fault, NOW, type SentCall } from './scripted-w3lcome.js';

const TODAY = { from: new Date('2026-03-10T03:00:00Z'), to: new Date('2026-03-11T03:00:00Z') };
const now = visit('now');
const old = visit('old', { checkinAt: '2025-11-20T09:00:00-03:00' });

let warnings: string[];
let habits: W3lcomeHabits;

beforeEach(() => {
  warnings = [];
  habits = createW3lcomeHabits((message) => warnings.push(message));
});

async function idsOf(visits: VisitSource): Promise<unknown> {
  const { records, isComplete } = await visits.readVisits({ range: TODAY, now: NOW });
  return [records.map(({ sourceId }) => sourceId), isComplete];
}

const onVisits = (answer: (call: SentCall) => unknown) => (call: SentCall) =>
  call.route === '/visits' ? answer(call) : undefined;

describe('a filter by time', () => {
  test('that is ignored is noticed by its records, and loses none', async () => {
    const everything = onVisits(({ offset }) => ({ visits: [now, old].slice(offset) }));
    const { visits } = setUp({ habits, intercept: everything });
    expect(await idsOf(visits)).toEqual([['visit/now'], true]);
    expect(habits.visitTimes.isUsable).toBe(false);
    expect(warnings).toEqual([expect.stringMatching(/visits by time is ignored; check W3LCOME_QUERY_TIME_FORMAT/)]);
  });

  test('that matches nothing is noticed by a record that is there, and costs no record', async () => {
    const nothing = onVisits(({ queryKey, offset }) => ({
      visits: queryKey === undefined ? [now, old].slice(offset) : [],
    }));
    const { visits } = setUp({ habits, intercept: nothing });
    expect(await idsOf(visits)).toEqual([['visit/now'], true]);
    expect(warnings).toEqual([expect.stringMatching(/visits by time matches nothing/)]);
    const { visits: next, sent } = setUp({ habits, intercept: nothing });
    expect(await idsOf(next)).toEqual([['visit/now'], true]);
    expect(routes(sent).filter((route) => route.startsWith('/visits'))).toEqual(['/visits', '/visits']);
    expect(warnings).toHaveLength(1);
  });

  test('of no use, over a list that is too long to be read, leaves the read incomplete and says why', async () => {
    const endless = onVisits(({ queryKey, offset, limit }) =>
      queryKey === undefined
        ? { visits: Array.from({ length: limit }, (_, index) => visit(`v${offset + index}`)) }
        : { visits: [] },
    );
    const { visits } = setUp({ habits, intercept: endless });
    expect(await visits.readVisits({ range: TODAY, now: NOW })).toMatchObject({
      isComplete: false,
      fault: { code: 'UPSTREAM_INVALID_RESPONSE', message: expect.stringMatching(/does not filter times/) },
    });
  });

  test.each([
    ['an empty list', { visits: [] }],
    ['a day without visits', { visits: [old] }],
  ])('is not blamed for %s', async (_, script) => {
    const { visits } = setUp({ ...script, habits });
    expect(await idsOf(visits)).toEqual([[], true]);
    expect([habits.visitTimes.isUsable, warnings]).toEqual([true, []]);
  });

  test.each([
    ['iso-offset', '2026-03-10T09:15:00-03:00'],
    ['iso-utc', '2026-03-10T12:15:00Z'],
    ['unix-seconds', '1773144900'],
  ] as const)('is written as %s', (queryTimeFormat, written) => {
    const instant = new Date('2026-03-10T12:15:00.250Z');
    expect(formatQueryTime(instant, { timeZone: 'America/Sao_Paulo', queryTimeFormat })).toBe(written);
  });
});

describe('an answer without a list', () => {
  test.each([
    ['null', { visits: null, size: 0 }],
    ['left out', { size: 0 }],
    ['left out with everything else', {}],
  ])('is an empty one where the list is %s', async (_, answer) => {
    const { visits } = setUp({ intercept: onVisits(() => answer) });
    expect(await idsOf(visits)).toEqual([[], true]);
  });

  test.each([
    ['an error', { message: 'something broke' }],
    ['a count of records', { size: 3 }],
  ])('is no empty one where it has %s', async (_, answer) => {
    const { visits } = setUp({ intercept: onVisits(() => answer) });
    await expect(visits.readVisits({ range: TODAY, now: NOW })).rejects.toThrow('holds no list');
  });
});

test('a source of which every call fails has failed, also over days to come, which visits need no call for', async () => {
  const { visits } = setUp({
    intercept: () => {
      throw fault(500);
    },
  });
  const range = { from: new Date('2026-03-20T03:00:00Z'), to: new Date('2026-03-27T03:00:00Z') };
  await expect(visits.readVisits({ range, now: NOW })).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
});
