import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
});

afterAll(() => gateway.close());

const ticketId = encodeNodeId({ nodeType: 'Ticket', source: 'SPACEBRING', sourceId: '1' });
const badId = 'bm90IGFuIGlk';

/** The error of a query that must not have made a single call to a source. */
async function errorOf(query: string) {
  await gateway.resetCalls();
  const { errors } = await gateway.query(query);
  expect(await gateway.calls()).toEqual({});
  expect(errors).toHaveLength(1);
  return errors?.[0];
}

describe('bad input', () => {
  test.each([
    ['first of 0', '{ visits(first: 0) { totalCount } }', 'first'],
    ['first of -1', '{ tickets(first: -1) { totalCount } }', 'first'],
    ['first of 10,000', '{ visitors(first: 10000) { totalCount } }', 'first'],
    ['first of 201', '{ people(first: 201) { totalCount } }', 'first'],
    ['a malformed id', `{ visit(id: "${badId}") { id } }`, 'id'],
    ['an id of another type', `{ visit(id: "${ticketId}") { id } }`, 'id'],
    ['a malformed id of a node', '{ node(id: "%%%") { id } }', 'id'],
    ['a malformed location', `{ visits(filter: { locationIds: ["${badId}"] }) { totalCount } }`, 'filter.locationIds'],
    ['a host of another type', `{ visits(filter: { hostIds: ["${ticketId}"] }) { totalCount } }`, 'filter.hostIds'],
    ['a malformed visitor', `{ visits(filter: { visitorIds: ["${badId}"] }) { totalCount } }`, 'filter.visitorIds'],
    [
      'a malformed requester',
      `{ tickets(filter: { requesterIds: ["${badId}"] }) { totalCount } }`,
      'filter.requesterIds',
    ],
    [
      'a malformed customer',
      `{ transactions(filter: { customerIds: ["${ticketId}"] }) { totalCount } }`,
      'filter.customerIds',
    ],
    ['a cursor that is none', '{ visits(after: "abc") { totalCount } }', 'after'],
    [
      'a range that ends before it starts',
      '{ visits(filter: { scheduledAt: { gte: "2026-06-02T00:00:00Z", lt: "2026-06-01T00:00:00Z" } }) { totalCount } }',
      'filter.scheduledAt',
    ],
    [
      'a range that is too wide',
      '{ visits(filter: { scheduledAt: { gte: "2024-06-02T00:00:00Z", lt: "2026-06-01T00:00:00Z" } }) { totalCount } }',
      'filter.scheduledAt',
    ],
    [
      'a reversed range of tickets',
      '{ tickets(filter: { createdAt: { gte: "2026-06-02T00:00:00Z", lt: "2026-06-01T00:00:00Z" } }) { totalCount } }',
      'filter.createdAt',
    ],
    ['nobody to look for', '{ visitor(by: {}) { id } }', 'by'],
    ['two people to look for', '{ visitor(by: { email: "a@b.c", phoneNumber: "+5511987654321" }) { id } }', 'by'],
    ['no e-mail address', '{ visitor(by: { email: "ana" }) { id } }', 'by.email'],
  ])('%s is BAD_USER_INPUT that names the argument, before any call', async (_what, query, argument) => {
    const error = await errorOf(query);
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', requestId: expect.any(String) });
    expect(error?.message.startsWith(`${argument}: `)).toBe(true);
  });

  test('a cursor of another list, another filter or another order is refused', async () => {
    const { data } = await gateway.query<{ visits: { pageInfo: { endCursor: string } } }>(
      '{ visits(first: 1) { pageInfo { endCursor } } }',
    );
    const cursor = data?.visits.pageInfo.endCursor;
    for (const query of [
      `{ visitors(after: "${cursor}") { totalCount } }`,
      `{ visits(after: "${cursor}", filter: { statuses: [NO_SHOW] }) { totalCount } }`,
      `{ visits(after: "${cursor}", orderBy: { direction: ASC }) { totalCount } }`,
    ]) {
      const error = await errorOf(query);
      expect(error?.message).toMatch(/^after: is a cursor of another/);
    }
  });

  test('a bad element of nodes is null with an error at its index, the others are answered', async () => {
    const location = await gateway.query<{ locations: { id: string }[] }>('{ locations(sources: [W3LCOME]) { id } }');
    const id = location.data?.locations[0]?.id;
    const { data, errors } = await gateway.query<{ nodes: ({ id: string } | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: [id, badId] },
    );
    expect(data?.nodes).toEqual([{ id }, null]);
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('an id that is well formed and unknown is null without an error', async () => {
    const ids = [
      encodeNodeId({ nodeType: 'Visit', source: 'SPACEBRING', sourceId: '00000000-0000-4000-8000-000000000000' }),
      encodeNodeId({ nodeType: 'Visit', source: 'SPACEBRING', sourceId: 'not-a-uuid' }),
      encodeNodeId({ nodeType: 'Visit', source: 'W3LCOME', sourceId: 'visit/00000000-0000-4000-8000-000000000000' }),
      encodeNodeId({ nodeType: 'Visit', source: 'W3LCOME', sourceId: 'invitee/nobody' }),
      encodeNodeId({ nodeType: 'Visit', source: 'RESIDENT', sourceId: '00000000-0000-4000-8000-000000000000' }),
      encodeNodeId({ nodeType: 'Person', source: 'SPACEBRING', sourceId: '00000000-0000-4000-8000-000000000000' }),
      encodeNodeId({
        nodeType: 'Transaction',
        source: 'SPACEBRING',
        sourceId: 'money/00000000-0000-4000-8000-000000000000',
      }),
      encodeNodeId({ nodeType: 'Company', source: 'SPACEBRING', sourceId: '00000000-0000-4000-8000-000000000000' }),
      encodeNodeId({ nodeType: 'Location', source: 'RESIDENT', sourceId: '00000000-0000-4000-8000-000000000000' }),
      encodeNodeId({ nodeType: 'BlockedPerson', source: 'W3LCOME', sourceId: '00000000-0000-4000-8000-000000000000' }),
      ticketId,
    ];
    const { data, errors } = await gateway.query<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
    );
    expect(errors).toBeUndefined();
    expect(data?.nodes).toEqual(ids.map(() => null));
  });
});
