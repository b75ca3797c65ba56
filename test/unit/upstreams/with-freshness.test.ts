import { ReportCollector } from '../../../src/domain/lists/report-collector.js';
import type { Freshness } from '../../../src/domain/source/freshness.js';
import { limitFault } from '../../../src/domain/source/source-error.js';
import { completeSlice, endOf } from '../../../src/domain/source/source-slice.js';
import { withFreshness } from '../../../src/upstreams/with-freshness.js';
import { createFakeAdapter } from '../../support/fakes/fake-adapter.js';
import { createTicket } from '../../support/records.js';

const NOW = new Date('2026-06-15T12:00:00Z');
const EARLIER = new Date('2026-06-15T11:58:00Z');
const QUERY = { range: { from: EARLIER, to: NOW }, now: NOW };
const ORDER = { field: 'CREATED_AT', direction: 'DESC' } as const;

function adapterWith(freshness: Freshness) {
  const adapter = createFakeAdapter(
    'SPACEBRING',
    { tickets: [createTicket({ source: 'SPACEBRING', sourceId: 't', createdAt: EARLIER })] },
    { readAt: NOW },
  );
  return withFreshness(adapter, () => freshness);
}

test('a list is as old as the oldest answer it was made of', async () => {
  const adapter = adapterWith({ oldestReadAt: EARLIER, isStale: false });
  expect(await adapter.visits.readVisits(QUERY)).toMatchObject({ asOf: EARLIER, isStale: false });
  expect((await adapter.tickets?.iterateTickets({ order: ORDER }, null).next())?.slice.asOf).toEqual(EARLIER);
});

test('answers that are younger than the list do not make it younger', async () => {
  const later = new Date('2026-06-15T12:01:00Z');
  const adapter = adapterWith({ oldestReadAt: later, isStale: false });
  expect((await adapter.people.readPeople({})).asOf).toEqual(NOW);
});

test('a list made of stale answers is stale', async () => {
  const adapter = adapterWith({ oldestReadAt: EARLIER, isStale: true });
  expect((await adapter.locations.readLocations()).isStale).toBe(true);
});

describe('a report', () => {
  const stale = { ...completeSlice([], EARLIER), isStale: true };
  const statusOf = (collector: ReportCollector) =>
    collector.reports().find(({ source }) => source === 'SPACEBRING')?.status;

  test('says STALE of what would be FRESH, and counts it as whole', () => {
    const collector = new ReportCollector();
    collector.addSlice('SPACEBRING', stale);
    expect(collector.reports()[0]).toMatchObject({ source: 'SPACEBRING', status: 'STALE', asOf: EARLIER });
    expect(collector.isComplete).toBe(true);
  });

  test('stays PARTIAL where records are missing too', () => {
    const collector = new ReportCollector();
    collector.addSlice('SPACEBRING', { ...stale, ...endOf(limitFault('PAGE_LIMIT')) });
    expect(statusOf(collector)).toBe('PARTIAL');
  });
});
