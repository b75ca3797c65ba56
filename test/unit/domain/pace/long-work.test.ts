import type { Visit } from '../../../../src/domain/model/visit.js';
import { encodeVisitorId } from '../../../../src/domain/model/visitor-id.js';
import type { VisitorRecord } from '../../../../src/domain/model/visitor-record.js';
import type { Pace } from '../../../../src/domain/pace/pace.js';
import { completeSlice } from '../../../../src/domain/source/source-slice.js';
import { readVisitStats } from '../../../../src/domain/statistics/read-visit-stats.js';
import { addDays } from '../../../../src/domain/time/time-range.js';
import { listVisits } from '../../../../src/domain/visit/list-visits.js';
import { listVisitors } from '../../../../src/domain/visitor/list-visitors.js';
import type { VisitorEnvironment } from '../../../../src/domain/visitor/visitor-environment.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit, createVisitorRecord } from '../../../support/records.js';

const now = new Date('2026-06-15T12:00:00Z');
const VISIT_COUNT = 20_000;
/** Looks at records between two looks at the clock: some milliseconds of work at most. */
const LONGEST_STRETCH = 8_000;
const range = { gte: addDays(now, -300), lt: addDays(now, 30) };
const key = { match: 'EMAIL', value: 'guest7@example.com', name: 'guest number 7' } as const;

/** Counts how often records are looked at between two looks at the clock. */
function createStretchCount() {
  let [stretch, longest, looks] = [0, 0, 0];
  const look = () => {
    looks += 1;
    stretch += 1;
    longest = Math.max(longest, stretch);
  };
  const pace: Pace = {
    isDue: () => {
      stretch = 0;
      return false;
    },
    rest: async () => {},
  };
  return { look, pace, counts: () => ({ longest, looks }) };
}

/** Visits of 330 days by some 7,000 people; every read of what lists and indexes go by is a look. */
function createWatchedVisits(look: () => void): Visit[] {
  return Array.from({ length: VISIT_COUNT }, (_, index) => {
    const person = (index * 7_919) % 7_000;
    const scheduledAt = addDays(now, -300 + ((index * 104_729) % VISIT_COUNT) * (330 / VISIT_COUNT));
    const record = createVisitorRecord({
      reference: `visit/${index}`,
      name: `Guest Number ${person}`,
      email: person % 3 === 0 ? null : `guest${person}@example.com`,
      phoneE164: person % 2 === 0 ? `+55119${String(10_000_000 + person)}` : null,
    });
    const { keys } = record;
    const visitor: VisitorRecord = {
      ...record,
      get keys() {
        look();
        return keys;
      },
    };
    const visit = createVisit({ sourceId: `v${index}`, scheduledAt, visitor });
    return Object.defineProperties(visit, {
      scheduledAt: {
        get: () => {
          look();
          return scheduledAt;
        },
      },
      visitor: {
        get: () => {
          look();
          return visitor;
        },
      },
    });
  });
}

const page = { first: 50, after: null, isCounted: true };
const list = { ...page, direction: 'DESC', filter: { scheduledAt: range } } as const;

const LONG_WORK: Record<string, (env: VisitorEnvironment) => Promise<unknown>> = {
  'a counted list of visits': (env) => listVisits(env, list),
  'a search': (env) => listVisits(env, { ...list, filter: { ...list.filter, search: 'guest number 77' } }),
  'the visits of one person': (env) =>
    listVisits(env, { ...list, within: { visitorId: encodeVisitorId(env.encryptor, key) } }),
  'a list of people': (env) => listVisitors(env, { ...page, filter: { visitedAt: range } }),
  'a look-up of a person': (env) => env.visitors.load(key),
  statistics: (env) =>
    readVisitStats(env, {
      filter: { scheduledAt: range },
      groupBy: ['DAY', 'HOUR_OF_DAY', 'STATUS'],
      timeZone: 'America/Sao_Paulo',
      wants: { buckets: true, peak: true },
    }),
};

test.each(Object.entries(LONG_WORK))('%s looks at the clock every few thousand records', async (_name, work) => {
  const { look, pace, counts } = createStretchCount();
  const visits = createWatchedVisits(look);
  const adapter = createFakeAdapter('W3LCOME');
  const readVisits = async () => completeSlice(visits, now);
  const env = createListEnvironment({
    now,
    pace,
    adapters: { W3LCOME: { ...adapter, visits: { ...adapter.visits, readVisits } } },
  });
  await work(env);
  expect(counts().looks).toBeGreaterThan(VISIT_COUNT);
  expect(counts().longest).toBeLessThan(LONGEST_STRETCH);
});
