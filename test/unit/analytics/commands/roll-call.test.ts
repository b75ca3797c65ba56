import { runAnalytics } from '../../../../src/analytics/run-analytics.js';
import { createTestIo } from '../../../support/analytics-io.js';
import { createFakeGatewayClient } from '../../../support/fakes/fake-gateway-client.js';

const visit = (name: string, checkedInAt: string, place = 'Hall') => ({
  ...{ id: name, source: 'W3LCOME', timePrecision: 'MINUTE', checkedInAt, partySize: 1 },
  ...{ guest: { name, company: null }, host: null, location: { name: place } },
});
const page = (nodes: readonly unknown[]) => ({
  visits: {
    nodes,
    pageInfo: { hasNextPage: false, endCursor: null },
    sources: [{ source: 'W3LCOME', status: 'FRESH', recordCount: nodes.length, asOf: null, error: null }],
  },
});
const ON_SITE = [
  visit('Bia', '2026-06-14T09:00:00Z', 'Annex'),
  visit('Caio', '2026-06-15T09:00:00Z'),
  visit('Ana', '2026-06-15T10:00:00Z'),
];

async function run(neverCheckedOut: readonly unknown[], ...args: string[]) {
  const { client, asked } = createFakeGatewayClient({
    OnSite: (variables) => page(variables['neverCheckedOut'] === true ? neverCheckedOut : ON_SITE),
  });
  const io = createTestIo(client);
  const status = await runAnalytics(['roll-call', ...args], io);
  return { status, text: io.stdout.text(), asked };
}

test('prints who came on the latest day first, then place by place', async () => {
  const { status, text } = await run([]);
  const names = text.split('\n').flatMap((line) => /Ana|Bia|Caio/.exec(line)?.[0] ?? []);
  expect({ status, names }).toEqual({ status: 0, names: ['Ana', 'Caio', 'Bia'] });
  expect(text.endsWith('People on site: 3\n')).toBe(true);
});

test('prints apart whose stay nobody closed', async () => {
  const { text, asked } = await run([visit('Dora', '2026-06-01T09:00:00Z')]);
  expect(text).toMatch(/People on site: 3\n\n(.*\n)+\| Hall +\| Dora .*\n.*\nVisits never checked out: 1\n$/);
  expect(asked.map(({ variables }) => variables)).toMatchObject([{}, { isOnSite: null, neverCheckedOut: true }]);
});

test('gives both as JSON', async () => {
  const { text } = await run([visit('Dora', '2026-06-01T09:00:00Z')], '--json');
  expect(JSON.parse(text)).toMatchObject({
    visits: [{ id: 'Ana' }, { id: 'Caio' }, { id: 'Bia' }],
    neverCheckedOut: [{ id: 'Dora' }],
    sources: [{ source: 'W3LCOME', status: 'FRESH' }],
  });
});

test('shows the day alone of whom no more is known', async () => {
  const { text } = await run(
    [{ ...visit('Dora', '2026-06-01T00:00:00Z'), timePrecision: 'DAY' }],
    '--time-zone',
    'UTC',
  );
  expect(text).toMatch(/\| Dora .*\| 2026-06-01 +\|/);
  expect(text).toMatch(/\| Ana .*\| 2026-06-15 10:00 \|/);
});
