import {
  type AssumeLeft,
  assumedEndOf,
  isNeverCheckedOut,
  longestStayDays,
  presenceEndOf,
} from '../../../../src/domain/model/stay-end.js';
import { createVisit } from '../../../support/records.js';

const ARRIVED_AT = new Date('2026-03-10T20:00:00Z');
const END = new Date('2026-03-11T03:00:00Z');

test.each<[AssumeLeft, string, string | null, number | null]>([
  ['end-of-day', 'America/Sao_Paulo', '2026-03-11T03:00:00.000Z', 2],
  ['end-of-day', 'UTC', '2026-03-11T00:00:00.000Z', 2],
  [{ hours: 30 }, 'UTC', '2026-03-12T02:00:00.000Z', 2],
  ['never', 'UTC', null, null],
])('by the policy %j in %s a stay ends at %s, after at most %s days', (policy, timeZone, end, days) => {
  expect(assumedEndOf(ARRIVED_AT, policy, timeZone)?.toISOString() ?? null).toBe(end);
  expect(longestStayDays(policy)).toBe(days);
});

describe('a visit whose visitor did not check out', () => {
  const visitAt = (evaluatedAt: string) => {
    const now = new Date(evaluatedAt);
    const open = { status: 'CHECKED_IN', isOnSite: now < END, stayEndsBy: END } as const;
    return createVisit({ sourceId: 'one', scheduledAt: ARRIVED_AT, evaluatedAt: now, ...open });
  };

  test('is open until the assumed end', () => {
    const visit = visitAt('2026-03-11T02:59:59.999Z');
    expect([isNeverCheckedOut(visit), presenceEndOf(visit)]).toEqual([false, visit.evaluatedAt]);
  });

  test('is never checked out from then on, and was present up to it', () => {
    const visit = visitAt('2026-03-11T03:00:00Z');
    expect([isNeverCheckedOut(visit), presenceEndOf(visit)]).toEqual([true, END]);
  });
});

test.each([
  ['2026-03-11T02:00:00Z', '2026-03-11T02:00:00Z'],
  ['2026-03-20T10:00:00Z', '2026-03-11T03:00:00Z'],
])('a check-out at %s ends presence at %s', (checkedOutAt, end) => {
  const times = { checkedOutAt: new Date(checkedOutAt), stayEndsBy: END };
  const visit = createVisit({ sourceId: 'one', scheduledAt: ARRIVED_AT, ...times });
  expect([isNeverCheckedOut(visit), presenceEndOf(visit)]).toEqual([false, new Date(end)]);
});

test('a check-out whose day alone is known ends presence at the assumed end, the end of that day', () => {
  const times = { checkedOutAt: ARRIVED_AT, departurePrecision: 'DAY', stayEndsBy: END } as const;
  const visit = createVisit({ sourceId: 'one', scheduledAt: ARRIVED_AT, evaluatedAt: END, ...times });
  expect([isNeverCheckedOut(visit), presenceEndOf(visit)]).toEqual([false, END]);
});
