import type { PageInfo } from '../../../src/domain/lists/connection.js';
import { addDays } from '../../../src/domain/time/time-range.js';
import { listTransactions } from '../../../src/domain/transaction/list-transactions.js';
import { listVisits } from '../../../src/domain/visit/list-visits.js';
import { listVisitors } from '../../../src/domain/visitor/list-visitors.js';
import type { VisitorEnvironment } from '../../../src/domain/visitor/visitor-environment.js';
import { createVisitSource } from '../../../src/upstreams/w3lcome/visit.reader.js';
import { createFakeAdapter } from '../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../support/list-environment.js';
import { NOW, paged, scriptSpacebring, visitAt } from './spacebring/scripted-spacebring.js';
import { invitee, visit } from './w3lcome/scripted-visits.js';
import { createScript } from './w3lcome/scripted-w3lcome.js';

const DAYS = Array.from({ length: 50 }, (_, index) => addDays(NOW, index - 25));
const VISITS = DAYS.map((date, index) => visitAt(index, date.toISOString()));
const RECENT = DAYS.filter((day) => day <= NOW);
const ENTRIES = RECENT.map((day, index) => ({ id: `0000000${index}`, amount: 1, createDate: day.toISOString() }));

type List = (
  env: VisitorEnvironment,
  after: string | null,
) => Promise<{ edges: readonly unknown[]; pageInfo: PageInfo }>;

const list = { filter: {}, first: 20, isCounted: false };
const lists: [string, List][] = [
  ['visits', (env, after) => listVisits(env, { ...list, direction: 'ASC', after })],
  ['visits, the latest first', (env, after) => listVisits(env, { ...list, direction: 'DESC', after })],
  ['visits, counted', (env, after) => listVisits(env, { ...list, isCounted: true, direction: 'ASC', after })],
  ['visitors', (env, after) => listVisitors(env, { ...list, after })],
  ['transactions', (env, after) => listTransactions(env, { ...list, after })],
  ['the roll call', (env, after) => listVisits(env, { ...list, filter: { isOnSite: true }, direction: 'ASC', after })],
];

/** The calls to both sources of one request for a page. */
async function readPage(read: List, now: Date, after: string | null) {
  const spacebring = scriptSpacebring({
    '/visitors/visits/v1': (query) => paged('visits', VISITS, query, 100),
    '/transactions/credits/v1': (query) => paged('transactions', ENTRIES, query, 100),
    '/transactions/money/v1': (query) => paged('transactions', [], query, 100),
    '/transactions/day_passes/v1': (query) => paged('transactions', [], query, 100),
  });
  const w3lcome = createScript({
    visits: RECENT.map((day, index) => visit(`visit${index}`, { checkinAt: day.toISOString() })),
    invitees: DAYS.map((day, index) => invitee(`invitee${index}`, { expectedAt: day.toISOString() })),
  });
  const adapters = {
    SPACEBRING: spacebring.adapter,
    W3LCOME: { ...createFakeAdapter('W3LCOME'), visits: createVisitSource(w3lcome.parts) },
  };
  const page = await read(createListEnvironment({ adapters, now }), after);
  return { page, calls: [...spacebring.calls, ...w3lcome.sent.map((call) => JSON.stringify(call))].sort() };
}

test.each(lists)('two requests for %s, five minutes apart, ask the sources the same', async (_name, read) => {
  const later = new Date(NOW.getTime() + 300_000);
  const [first, second] = [await readPage(read, NOW, null), await readPage(read, later, null)];
  expect(first.page.edges.length).toBeGreaterThan(0);
  expect(first.calls.length).toBeGreaterThan(0);
  expect(second.calls).toEqual(first.calls);
});

test.each(lists.slice(0, 2))('so do their second pages, of %s', async (_name, read) => {
  const later = new Date(NOW.getTime() + 300_000);
  const [first, second] = [await readPage(read, NOW, null), await readPage(read, later, null)];
  const next = await readPage(read, NOW, first.page.pageInfo.endCursor);
  expect(next.page.edges).toHaveLength(20);
  expect((await readPage(read, later, second.page.pageInfo.endCursor)).calls).toEqual(next.calls);
});
