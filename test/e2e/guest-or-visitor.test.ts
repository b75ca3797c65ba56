import { startTestGateway, type TestGateway } from '../support/gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
  // Signs in, learns the locations, and how long W3lcome's pages are: a shorter one ends a list then.
  await gateway.query(page('visitor { name }'));
});
afterAll(() => gateway.close());

const page = (person: string) => `{
  visits(first: 100, filter: { scheduledAt: { gte: "2026-06-15T00:00:00Z", lt: "2026-06-16T00:00:00Z" } }) { nodes { id ${person} } }
}`;

async function callsFor(person: string): Promise<number> {
  await gateway.resetCalls();
  expect(await gateway.query(page(person))).not.toHaveProperty('errors');
  return Object.values(await gateway.calls()).reduce((sum, count) => sum + count, 0);
}

/** The figures of docs/clients.md. */
test('a page of guests, or of ids of visitors, costs its list alone; a page of visitors costs the visits of 60 days once', async () => {
  const guests = await callsFor('guest { name email }');
  expect(guests).toBe(7);
  expect(await callsFor('visitor { id }')).toBe(guests);
  const visitors = await callsFor('visitor { name }');
  expect(visitors).toBe(17);
  expect(await callsFor('guest { name } visitor { name company email }')).toBe(visitors);
});
