import { readFileSync } from 'node:fs';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Each query of the page with the answer that follows it. */
const EXAMPLES = [...README.matchAll(/```graphql\n([\s\S]*?)```\s+```json\n([\s\S]*?)```/g)].map(
  ([, query = '', answer = '']) => [query.trim().split('\n')[1]?.trim() ?? '', query, JSON.parse(answer)] as const,
);

describe('the README', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway({ SANDBOX_SEED: 'visitgraph', SANDBOX_VISITS: '10000' });
  });

  afterAll(() => gateway.close());

  test('has three queries with their answers', () => {
    expect(EXAMPLES).toHaveLength(3);
  });

  test.each(EXAMPLES)('shows what %s is really answered', async (_name, query, answer) => {
    expect(await gateway.query(query)).toEqual(answer);
  });
});
