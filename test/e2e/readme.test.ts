import { readFileSync } from 'node:fs';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The fenced blocks of one section, in pairs: a document, and its answer or its variables. */
function examplesOf(title: string): { document: string; json: string }[] {
  const section = README.split(/^## /m).find((text) => text.startsWith(title)) ?? '';
  return [...section.matchAll(/```graphql\n([\s\S]*?)```\s+```json\n([\s\S]*?)```/g)].map(
    ([, document = '', json = '']) => ({ document, json }),
  );
}

const QUERIES = examplesOf('Three queries').map(
  ({ document, json }) => [document.split('\n')[1]?.trim() ?? '', document, JSON.parse(json)] as const,
);

describe('the README', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway({ SANDBOX_SEED: 'visitgraph', SANDBOX_VISITS: '10000' });
  });

  afterAll(() => gateway.close());

  test('has three queries with their answers', () => {
    expect(QUERIES).toHaveLength(3);
  });

  test.each(QUERIES)('shows what %s is really answered', async (_name, query, answer) => {
    expect(await gateway.query(query)).toEqual(answer);
  });

  test('shows a write that can be done so, with a host of the day', async () => {
    const [example] = examplesOf('One write');
    const hosts = await gateway.query<{ people: { nodes: { id: string }[] } }>(
      '{ people(first: 1, filter: { sources: [W3LCOME] }) { nodes { id } } }',
    );
    const { input } = JSON.parse(example?.json ?? '{}') as { input: Record<string, unknown> };
    const { data } = await gateway.query(example?.document ?? '', {
      input: { ...input, hostId: hosts.data?.people.nodes[0]?.id },
    });
    expect(data).toMatchObject({
      scheduleVisit: {
        userErrors: [],
        visit: { source: 'W3LCOME', status: 'EXPECTED', guest: { name: 'Ana Souza' } },
      },
    });
  });
});
