import { addDays } from '../../../src/domain/time/time-range.js';
import { createTicket, createVisit, createVisitorRecord } from '../../support/records.js';
import { ask, createPerson, idOf, NOW, watchAdapter } from './graph-harness.js';

const location = { nodeType: 'Location', source: 'SPACEBRING', sourceId: 'l1', name: 'Norte' } as const;
const host = { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'm1', name: 'Bea' } as const;
const ana = createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', name: 'Ana', email: 'ana@example.com' });

const visit = (sourceId: string, daysAgo: number, given = {}) =>
  createVisit({
    source: 'SPACEBRING',
    sourceId,
    scheduledAt: addDays(NOW, -daysAgo),
    location,
    host,
    visitor: ana,
    ...given,
  });

function createSpacebring(failing: string[] = []) {
  const elsewhere = { location: { ...location, sourceId: 'l2' }, host: { ...host, sourceId: 'm2' } };
  const other = createVisitorRecord({ source: 'SPACEBRING', reference: 'u2', email: 'eva@example.com' });
  return watchAdapter(
    'SPACEBRING',
    {
      visits: [visit('v1', 3), visit('v2', 2), visit('v3', 1, { ...elsewhere, visitor: other })],
      people: [
        createPerson({ sourceId: 'm1', location }),
        createPerson({ sourceId: 'm9', name: 'Ana', email: 'ana@example.com', location }),
      ],
      locations: [{ ...location, address: null, timeZone: 'UTC', currencyCode: null }],
      companies: [],
      visitRequests: [],
      tickets: [
        createTicket({ sourceId: 't1', createdAt: addDays(NOW, -2), requester: { ...host, sourceId: 'm9' }, location }),
        createTicket({ sourceId: 't2', createdAt: addDays(NOW, -1), requester: host, location }),
      ],
      transactions: [],
    },
    failing,
  );
}

const sourceIds = (page: unknown): string[] =>
  JSON.parse(JSON.stringify(page)).nodes.map((node: { sourceId: string }) => node.sourceId);

test('visits come newest first, with cursors that lead on and a report for each source', async () => {
  const { adapter } = createSpacebring();
  const query = `query ($after: String) { visits(first: 2, after: $after) {
    totalCount nodes { sourceId } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }
    sources { source status recordCount }
  } }`;
  const first = await ask(query, { adapters: [adapter] });
  expect(first.errors).toEqual([]);
  expect(first.data).toMatchObject({
    visits: {
      totalCount: 3,
      nodes: [{ sourceId: 'v3' }, { sourceId: 'v2' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      sources: [{ source: 'SPACEBRING', status: 'FRESH' }, { status: 'SKIPPED' }, { status: 'SKIPPED' }],
    },
  });
  const { endCursor: after } = JSON.parse(JSON.stringify(first.data)).visits.pageInfo;
  const second = await ask(query, { adapters: [adapter], variables: { after } });
  expect(second.data).toMatchObject({
    visits: { nodes: [{ sourceId: 'v1' }], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
  });
});

test('the order of visits can be turned round', async () => {
  const { adapter } = createSpacebring();
  const { data } = await ask('{ visits(orderBy: { direction: ASC }) { nodes { sourceId } } }', { adapters: [adapter] });
  expect(sourceIds(data?.['visits'])).toEqual(['v1', 'v2', 'v3']);
});

test.each([
  ['a person', `person(id: "${idOf('Person', 'SPACEBRING', 'm1')}")`],
  ['a location', `location(id: "${idOf('Location', 'SPACEBRING', 'l1')}")`],
  ['a visitor', 'visitor(by: { email: "Ana@Example.com" })'],
])('under %s are only their own visits', async (_name, field) => {
  const { adapter } = createSpacebring();
  const { data, errors } = await ask(`{ it: ${field} { visits { nodes { sourceId } } } }`, { adapters: [adapter] });
  expect(errors).toEqual([]);
  expect(sourceIds(JSON.parse(JSON.stringify(data)).it.visits)).toEqual(['v2', 'v1']);
});

test('a filter under a person narrows further: another host leaves nothing', async () => {
  const { adapter } = createSpacebring();
  const filter = `{ hostIds: ["${idOf('Person', 'SPACEBRING', 'm2')}"] }`;
  const query = `{ person(id: "${idOf('Person', 'SPACEBRING', 'm1')}") { visits(filter: ${filter}) { nodes { sourceId } } } }`;
  expect((await ask(query, { adapters: [adapter] })).data).toEqual({ person: { visits: { nodes: [] } } });
});

test('visitors are people, each once, with how often they came', async () => {
  const { adapter } = createSpacebring();
  const query = '{ visitors { totalCount edges { visitCount lastVisitAt node { email } } } }';
  expect((await ask(query, { adapters: [adapter] })).data).toEqual({
    visitors: {
      totalCount: 2,
      edges: [
        { visitCount: 1, lastVisitAt: '2026-11-20T12:00:00.000Z', node: { email: 'eva@example.com' } },
        { visitCount: 2, lastVisitAt: '2026-11-19T12:00:00.000Z', node: { email: 'ana@example.com' } },
      ],
    },
  });
});

test('a visitor is joined with the member of that e-mail, their tickets and transactions', async () => {
  const { adapter } = createSpacebring();
  const query = `{ visitor(by: { email: "ana@example.com" }) {
    isBlocked blockedEntries { id } person { sourceId }
    tickets { nodes { sourceId } } transactions { nodes { sourceId } }
  } }`;
  expect(await ask(query, { adapters: [adapter] })).toEqual({
    data: {
      visitor: {
        isBlocked: null,
        blockedEntries: null,
        person: { sourceId: 'm9' },
        tickets: { nodes: [{ sourceId: 't1' }] },
        transactions: { nodes: [] },
      },
    },
    errors: [],
  });
});

test('an entry of the blocked list with the same e-mail blocks a visitor', async () => {
  const entry = {
    nodeType: 'BlockedPerson',
    source: 'W3LCOME',
    sourceId: 'b1',
    name: null,
    reason: 'Theft',
    email: 'ANA@example.com',
    phoneNumber: null,
    phoneE164: null,
    document: null,
    documents: [],
  } as const;
  const { adapter } = createSpacebring();
  const reception = watchAdapter('W3LCOME', { blockedPeople: [entry] });
  const query =
    '{ visitor(by: { email: "ana@example.com" }) { isBlocked blockedEntries { reason } } blockedPeople { nodes { sourceId } } }';
  expect((await ask(query, { adapters: [adapter, reception.adapter] })).data).toEqual({
    visitor: { isBlocked: true, blockedEntries: [{ reason: 'Theft' }] },
    blockedPeople: { nodes: [{ sourceId: 'b1' }] },
  });
});

test('whether a visitor is blocked is unknown while a source cannot show whether it has further records of them', async () => {
  const { adapter } = createSpacebring();
  const query = '{ visitor(by: { email: "ana@example.com" }) { email isBlocked } }';
  const whole = watchAdapter('W3LCOME', { blockedPeople: [] });
  expect((await ask(query, { adapters: [adapter, whole.adapter] })).data).toEqual({
    visitor: { email: 'ana@example.com', isBlocked: false },
  });
  const partly = watchAdapter('W3LCOME', { blockedPeople: [] }, ['readVisits']);
  expect((await ask(query, { adapters: [adapter, partly.adapter] })).data).toEqual({
    visitor: { email: 'ana@example.com', isBlocked: null },
  });
});

test('tickets come newest first, people by name', async () => {
  const { adapter } = createSpacebring();
  const { data } = await ask('{ tickets { nodes { sourceId } } people { nodes { sourceId } } }', {
    adapters: [adapter],
  });
  expect(sourceIds(data?.['tickets'])).toEqual(['t2', 't1']);
  expect(sourceIds(data?.['people'])).toEqual(['m9', 'm1']);
});

test.each(['visits', 'visitors', 'people', 'visitRequests', 'blockedPeople', 'tickets', 'transactions'])(
  '%s refuses a page of 0, -1 and 10,000 records before any call',
  async (field) => {
    const { adapter, calls } = createSpacebring();
    const query = `{ a: ${field}(first: 0) { nodes { id } } b: ${field}(first: -1) { nodes { id } } c: ${field}(first: 10000) { nodes { id } } }`;
    const { data, errors } = await ask(query, { adapters: [adapter] });
    expect(data).toEqual({ a: null, b: null, c: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual(
      Array(3).fill({ code: 'BAD_USER_INPUT', requestId: 'request-1', argument: 'first' }),
    );
    expect(calls).toEqual([]);
  },
);

test('a list is null, with the code of the source, when no source answers', async () => {
  const { adapter } = createSpacebring(['readVisits']);
  expect(await ask('{ visits { nodes { id } } sources { source } }', { adapters: [adapter] })).toMatchObject({
    data: { visits: null, sources: [{}, {}, {}] },
    errors: [{ path: ['visits'], extensions: { code: 'UPSTREAM_UNAVAILABLE', source: 'SPACEBRING' } }],
  });
});
