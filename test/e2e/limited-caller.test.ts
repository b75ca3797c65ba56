import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { SCOPES } from '../../src/domain/access/scope.js';
import { decodeNodeId, encodeNodeId, NODE_TYPES, type NodeType } from '../../src/domain/ids/node-id.js';
import * as documents from '../../src/generated/operations.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { AUDIENCE, ISSUER, signToken } from '../support/tokens.js';
import { minutesFromNow } from '../support/write-scene.js';

const SECRET = 'a secret that has at least 32 characters';
const WEEK = { from: '2026-06-08T00:00:00Z', to: '2026-06-22T00:00:00Z' };

/** Every list of the graph that takes `locationIds`, with what to ask of a row. */
const LISTS = ['visits', 'people', 'tickets', 'transactions', 'visitRequests', 'visitors'] as const;

interface Row {
  readonly id: string;
}

interface Place {
  readonly id: string;
  readonly source: string;
}

let gateway: TestGateway;
/** Sees all. */
let boss: TestGateway;
let places: Place[];

async function signIn(locationIds: string[] | '*'): Promise<TestGateway> {
  const claims = { scope: SCOPES.join(' '), locations: locationIds };
  const token = await signToken(claims, { key: new TextEncoder().encode(SECRET), header: { alg: 'HS256' } });
  return gateway.withHeaders({ authorization: `Bearer ${token}` });
}

beforeAll(async () => {
  gateway = await startTestGateway({
    SANDBOX_VISITS: '1500',
    AUTH_MODE: 'jwt',
    AUTH_JWT_SECRET: SECRET,
    AUTH_JWT_ISSUER: ISSUER,
    AUTH_JWT_AUDIENCE: AUDIENCE,
    AUTH_JWT_LOCATIONS_CLAIM: 'locations',
  });
  boss = await signIn('*');
  places = (await boss.query<{ locations: Place[] }>('{ locations { id source } }')).data?.locations ?? [];
});

afterAll(() => gateway.close());

const placesOf = (source: string) => places.filter((place) => place.source === source).map(({ id }) => id);

async function readList(caller: TestGateway, list: string, locationIds?: string[]) {
  const range = { visits: 'scheduledAt', visitors: 'visitedAt' }[list];
  const filter = { ...(locationIds && { locationIds }), ...(range && { [range]: { gte: WEEK.from, lt: WEEK.to } }) };
  const type =
    { people: 'PersonFilter' }[list] ?? `${list.replace(/^./, (letter) => letter.toUpperCase()).slice(0, -1)}Filter`;
  const { data, errors } = await caller.query<Record<string, { nodes: Row[]; totalCount: number | null }>>(
    `query ($filter: ${type}) { ${list}(first: 200, filter: $filter) { nodes { id } totalCount } }`,
    { filter },
  );
  expect(errors).toBeUndefined();
  return { ids: data?.[list]?.nodes.map(({ id }) => id) ?? [], totalCount: data?.[list]?.totalCount };
}

/** Global ids anywhere in an answer, by type. */
function idsIn(answer: unknown): NodeIdSets {
  const sets = new Map<NodeType, Set<string>>(NODE_TYPES.map((type) => [type, new Set()]));
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const decoded = decodeNodeId(value);
      if (decoded !== null) sets.get(decoded.nodeType)?.add(value);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(answer);
  return sets;
}

type NodeIdSets = ReadonlyMap<NodeType, ReadonlySet<string>>;

/** Ids of an answer that the caller cannot read by themselves, as nothing exists behind them. */
async function findStrangers(caller: TestGateway, answer: unknown): Promise<string[]> {
  const ids = [...idsIn(answer).values()].flatMap((set) => [...set]);
  const strangers: string[] = [];
  for (let start = 0; start < ids.length; start += 50) {
    const part = ids.slice(start, start + 50);
    const { data } = await caller.query<{ nodes: (Row | null)[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: part,
    });
    strangers.push(...part.filter((_id, index) => (data?.nodes[index] ?? null) === null));
  }
  return strangers.map((id) => Buffer.from(id, 'base64url').toString());
}

describe.each(['SPACEBRING', 'W3LCOME', 'RESIDENT'])('a caller limited to one location of %s', (source) => {
  let caller: TestGateway;
  let here: string;
  let elsewhere: string[];

  beforeAll(async () => {
    here = placesOf(source)[0] ?? '';
    elsewhere = places.map(({ id }) => id).filter((id) => id !== here);
    caller = await signIn([here]);
  });

  test('finds this location only', async () => {
    const { data } = await caller.query('{ locations { id } }');
    expect(data).toEqual({ locations: [{ id: here }] });
  });

  test.each(LISTS)('sees of %s what an unlimited caller sees there, and counts no more', async (list) => {
    const expected = await readList(boss, list, [here]);
    expect(await readList(caller, list)).toEqual(expected);
    expect(await readList(caller, list, [here, ...elsewhere])).toEqual(expected);
    expect((await readList(caller, list, elsewhere)).ids).toEqual([]);
  });

  test('finds nothing by the id of what is elsewhere', async () => {
    const lists = await Promise.all(
      LISTS.filter((list) => list !== 'visitors').map((list) => readList(boss, list, elsewhere)),
    );
    const ids = [...elsewhere, ...lists.flatMap((list) => list.ids.slice(0, 15))];
    const { data, errors } = await caller.query<{ nodes: null[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids,
    });
    expect(errors).toBeUndefined();
    expect(data?.nodes).toEqual(ids.map(() => null));
    expect(ids.length).toBeGreaterThan(20);
  });

  test('sees nothing from elsewhere in any committed operation', async () => {
    const answers = await runEveryQuery(caller, here);
    const ids = idsIn(answers);
    expect([...(ids.get('Location') ?? [])]).toEqual([here]);
    expect(await findStrangers(caller, answers)).toEqual([]);
    expect(ids.get('Visit')?.size).toBeGreaterThan(0);
  });

  test('is led nowhere else by what lies within what', async () => {
    const visits = 'visits(first: 20) { totalCount nodes { id location { id } host { id } } }';
    const { data, errors } = await caller.query(
      `query ($filter: VisitorFilter) {
        locations { id ${visits} }
        people(first: 20) { nodes { id location { id } company { id location { id } } ${visits} } }
        visitors(first: 20, filter: $filter) {
          nodes {
            person { id }
            ${visits}
            tickets(first: 20) { nodes { id location { id } requester { id } activities { author { id } assignee { id } } } }
            transactions(first: 20) { nodes { id location { id } createdBy { id } } }
          }
        }
      }`,
      { filter: { visitedAt: { gte: WEEK.from, lt: WEEK.to } } },
    );
    expect(errors).toBeUndefined();
    expect([...(idsIn(data).get('Location') ?? [])]).toEqual([here]);
    expect(await findStrangers(caller, data)).toEqual([]);
  });

  test('knows of visitors who come elsewhere only what they do here', async () => {
    const { ids } = await readList(boss, 'visitors', elsewhere);
    const visitors = await Promise.all(
      ids.slice(0, 10).map(async (id) => {
        const { data, errors } = await caller.query(
          'query ($id: ID!) { visitor(by: { id: $id }) { id visits(first: 50) { nodes { location { id } } } } }',
          { id },
        );
        expect(errors).toBeUndefined();
        return data?.['visitor'];
      }),
    );
    expect(visitors).toContain(null);
    expect([...(idsIn(visitors).get('Location') ?? [])].filter((id) => id !== here)).toEqual([]);
  });

  test('meets the blocked list only where it is kept', async () => {
    const { data } = await caller.query<{ blockedPeople: { nodes: Row[] } }>('{ blockedPeople { nodes { id } } }');
    expect((data?.blockedPeople.nodes.length ?? 0) > 0).toBe(source === 'W3LCOME');
  });
});

/** Answers of all queries of schema/operations. A new one that is not run here fails. */
async function runEveryQuery(caller: TestGateway, here: string): Promise<unknown[]> {
  const visits = await boss.query<{ visits: { nodes: { host: Row | null; visitor: Row }[] } }>(
    `query ($filter: VisitFilter) { visits(first: 20, filter: $filter) { nodes { host { id } visitor { id } } } }`,
    { filter: { locationIds: [here], scheduledAt: { gte: WEEK.from, lt: WEEK.to } } },
  );
  const row = visits.data?.visits.nodes.find(({ host }) => host !== null);
  const variables: Record<string, object> = {
    BlockedCheckDocument: { search: 'a' },
    FrontDeskTodayDocument: WEEK,
    HostWeekDocument: { hostId: row?.host?.id, ...WEEK },
    LocationDayDocument: { locationId: here, ...WEEK },
    MonthExportDocument: WEEK,
    RollCallDocument: {},
    TicketsBoardDocument: { statuses: ['NEW', 'IN_PROGRESS', 'SOLVED', 'CLOSED'] },
    TransactionsLedgerDocument: WEEK,
    VisitorProfileDocument: { by: { id: row?.visitor.id } },
  };
  const queries = committedQueries();
  expect(queries.map(([name]) => name).sort()).toEqual(Object.keys(variables));
  const answers = [];
  for (const [name, document] of queries) {
    const { data, errors } = await caller.run(document, variables[name] ?? {});
    expect([name, errors]).toEqual([name, undefined]);
    answers.push(data);
  }
  return answers;
}

/** The documents with their names; fragments and mutations are none of them. */
function committedQueries(): [string, TypedDocumentNode<unknown, object>][] {
  const named: [string, unknown][] = Object.entries(documents);
  return named.flatMap(([name, document]) => (isQuery(document) ? [[name, document]] : []));
}

function isQuery(document: unknown): document is TypedDocumentNode<unknown, object> {
  if (typeof document !== 'object' || document === null || !('definitions' in document)) return false;
  const [operation] = document.definitions as readonly { readonly operation?: string }[];
  return operation?.operation === 'query';
}

describe('a limited caller who writes', () => {
  let caller: TestGateway;
  let here: string;
  let there: string;

  beforeAll(async () => {
    [here = '', there = ''] = placesOf('SPACEBRING');
    caller = await signIn([here]);
  });

  const firstOf = async (list: string, place: string) => (await readList(boss, list, [place])).ids[0] ?? '';
  const visitor = { name: 'Ana Prado', email: 'ana.prado@guest.example' };

  test('meets nothing at another location', async () => {
    const [visit, ticket, host, request] = await Promise.all(
      ['visits', 'tickets', 'people', 'visitRequests'].map((list) => firstOf(list, there)),
    );
    const own = { ticket: await firstOf('tickets', here) };
    const refused = await Promise.all([
      refusalOf(caller, { name: 'updateVisit', input: { id: visit, partySize: 2 } }),
      refusalOf(caller, { name: 'checkInVisit', input: { id: visit } }),
      refusalOf(caller, { name: 'checkInVisit', input: { locationId: there, accessCode: '1234' } }),
      refusalOf(caller, { name: 'checkOutVisit', input: { id: visit } }),
      refusalOf(caller, { name: 'cancelVisit', input: { id: visit } }),
      refusalOf(caller, { name: 'deleteVisit', input: { id: visit } }),
      refusalOf(caller, {
        name: 'scheduleVisit',
        input: { locationId: there, expectedAt: minutesFromNow(60), visitor },
      }),
      refusalOf(caller, { name: 'requestVisit', input: { locationId: there, hostId: host, visitor } }),
      refusalOf(caller, { name: 'approveVisitRequest', input: { id: request } }),
      refusalOf(caller, { name: 'rejectVisitRequest', input: { id: request } }),
      refusalOf(caller, { name: 'createTicket', input: { locationId: there, text: 'x' } }),
      refusalOf(caller, { name: 'commentOnTicket', input: { ticketId: ticket, text: 'x' } }),
      refusalOf(caller, { name: 'assignTicket', input: { ticketId: own.ticket, assigneeId: host } }),
      refusalOf(caller, { name: 'setTicketStatus', input: { ticketId: ticket, status: 'SOLVED' } }),
      refusalOf(caller, {
        name: 'createCreditTransaction',
        input: { customerId: host, locationId: there, direction: 'ALLOCATE', amount: '1' },
      }),
    ]);
    expect(refused.map(([problem]) => problem?.split(' ')[0])).toEqual(refused.map(() => 'NOT_FOUND'));
  });

  test('cannot tell what is elsewhere from what is nowhere', async () => {
    const nowhere = encodeNodeId({
      nodeType: 'Visit',
      source: 'SPACEBRING',
      sourceId: '00000000-0000-4000-8000-000000000000',
    });
    const cancel = (id: string) => mutate(caller, { name: 'cancelVisit', input: { id } });
    expect(await cancel(await firstOf('visits', there))).toEqual(await cancel(nowhere));
  });

  test('writes at the own location, and reads back what was written', async () => {
    const ticket = await mutateWell<Row & { location: Row }>(caller, {
      name: 'createTicket',
      input: { locationId: here, text: 'The projector is dark.' },
      selection: 'id location { id }',
    });
    expect(ticket.location.id).toBe(here);
    const commented = await mutateWell<{ activities: { text: string | null }[] }>(caller, {
      name: 'commentOnTicket',
      input: { ticketId: ticket.id, text: 'Soon.' },
      selection: 'activities { text }',
    });
    expect(commented.activities.map(({ text }) => text)).toContain('Soon.');
  });

  test('has no blocked list to write to', async () => {
    expect(await refusalOf(caller, { name: 'blockPerson', input: { name: 'Ana', email: 'ana@x.example' } })).toEqual([
      'NOT_SUPPORTED_BY_SOURCE',
    ]);
  });
});

test('a token that names no locations sees none', async () => {
  const caller = await signIn([]);
  expect((await caller.query('{ locations { id } }')).data).toEqual({ locations: [] });
  for (const list of LISTS) expect(await readList(caller, list)).toEqual({ ids: [], totalCount: 0 });
});
