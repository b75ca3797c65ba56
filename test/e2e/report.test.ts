import type { GatewayClient } from '../../src/analytics/gateway-client.js';
import { readReport } from '../../src/analytics/report/read-report.js';
import { renderReport } from '../../src/analytics/report/render-report.js';
import type { ReportData } from '../../src/analytics/report/report-data.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const QUERY = { from: '2026-06-01', to: '2026-06-15', locationIds: null, timeZone: 'America/Sao_Paulo' };

let gateway: TestGateway;
let client: GatewayClient;
let data: ReportData;

beforeAll(async () => {
  gateway = await startTestGateway();
  client = {
    async request(document, variables) {
      const { data: answered, errors } = await gateway.run(document, variables);
      if (errors || !answered) throw new Error(`The gateway answered ${JSON.stringify(errors)}`);
      return answered;
    },
  };
  data = await readReport(client, QUERY);
});

afterAll(() => gateway.close());

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

describe('a report about the sandbox', () => {
  test('has the same number of visits, however they are counted', async () => {
    const counted = await gateway.query<{ visits: { totalCount: number } }>(
      '{ visits(first: 1, filter: { scheduledAt: { gte: "2026-06-01T03:00:00Z", lt: "2026-06-15T03:00:00Z" } }) { totalCount } }',
    );
    const { visits } = data.totals;
    expect(visits).toBe(counted.data?.visits.totalCount);
    expect(visits).toBeGreaterThan(100);
    expect({
      sources: sum(data.sources.map((source) => source.visits)),
      periods: sum(data.periods.map((period) => period.visits)),
      hours: sum(data.hours.map((hour) => hour.visits)) + data.totals.withoutTime,
      hosts: data.hosts.visitsWithHost + data.hosts.visitsWithoutHost,
    }).toEqual({ sources: visits, periods: visits, hours: visits, hosts: visits });
  });

  test('has stays whose middle is the median that the gateway counted', () => {
    const { bins, binMinutes, counted, longer } = data.stays;
    const median = data.totals.medianDurationMinutes ?? -1;
    const shorter = sum(bins.slice(0, Math.floor(median / binMinutes)));
    const notLonger = shorter + (bins[Math.floor(median / binMinutes)] ?? 0);
    expect(sum(bins) + longer).toBe(counted);
    expect(shorter).toBeLessThanOrEqual(counted / 2);
    expect(notLonger).toBeGreaterThanOrEqual(counted / 2);
  });

  test('has the highest of the daily peaks as the peak of the range', () => {
    expect(Math.max(...data.periods.map(({ peakOnSite }) => peakOnSite))).toBe(data.totals.peakOnSite);
  });

  test('names hosts in words, and knows that every source was read', () => {
    expect(data.hosts.top[0]?.name).toMatch(/\p{L}+ \p{L}+/u);
    expect(data.completeness.map(({ status }) => status)).toEqual(['FRESH', 'FRESH', 'FRESH']);
  });

  test('of one location has its visits alone, and its name', async () => {
    const answer = await gateway.query<{ locations: { id: string; name: string }[] }>(
      '{ locations(sources: [SPACEBRING]) { id name } }',
    );
    const [location] = answer.data?.locations ?? [];
    const narrowed = await readReport(client, { ...QUERY, locationIds: [location?.id ?? ''] });
    expect(narrowed.scope.locations).toEqual([location?.name]);
    expect(narrowed.sources.map(({ visits }) => visits > 0)).toEqual([true, false, false]);
  });

  test('says on its page which source is missing', async () => {
    await gateway.setFaults('RESIDENT', { status: 500 });
    const page = await renderReport(await readReport(client, QUERY), 'html');
    await gateway.clearFaults();
    expect(new TextDecoder().decode(page)).toContain('Residents could not be read (UPSTREAM_UNAVAILABLE');
  });
});
