import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { decodeNodeId, NODE_TYPES, type NodeType } from '../../src/domain/ids/node-id.js';
import { VISIT_DIMENSIONS } from '../../src/domain/statistics/visit-stats.js';
import * as documents from '../../src/generated/operations.js';
import type { TestGateway } from '../support/gateway.js';
import { type LimitingGateway, type Row, readList, startLimitingGateway, WEEK } from '../support/limited-callers.js';

/** Every list of the graph that takes `locationIds`. */
const LISTS = ['visits', 'people', 'tickets', 'transactions', 'visitRequests', 'visitors'] as const;

let gateway: LimitingGateway;
let boss: TestGateway;

beforeAll(async () => {
  gateway = await startLimitingGateway();
  boss = gateway.boss;
});

afterAll(() => gateway.close());

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
    const places = gateway.places;
    here = places.find((place) => place.source === source)?.id ?? '';
    elsewhere = places.map(({ id }) => id).filter((id) => id !== here);
    caller = await gateway.signIn([here]);
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

  test.each(VISIT_DIMENSIONS)('is told by %s the statistics of this location, and no others', async (dimension) => {
    const expected = await readStats(boss, dimension, [here]);
    expect(await readStats(caller, dimension)).toEqual(expected);
    expect(await readStats(caller, dimension, [here, ...elsewhere])).toEqual(expected);
    const none = await readStats(caller, dimension, elsewhere);
    expect([none, ...none.buckets.map(({ metrics }) => metrics)].filter(({ visits }) => visits > 0)).toEqual([]);
    expect(expected.visits).toBeGreaterThan(0);
    expect(expected.visits).toBeLessThan((await readStats(boss, dimension)).visits);
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
        const codes = errors?.map(({ extensions }) => extensions?.['code']);
        expect(codes).toEqual(data?.['visitor'] === null ? ['VISITOR_OUT_OF_REACH'] : undefined);
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

/** What `visitStats` counts of `WEEK`, but for what each source says of itself. */
async function readStats(caller: TestGateway, dimension: documents.VisitDimension, locationIds?: string[]) {
  const { data, errors } = await caller.run(documents.VisitStatsDocument, {
    filter: { scheduledAt: { gte: WEEK.from, lt: WEEK.to }, ...(locationIds && { locationIds }) },
    groupBy: [dimension],
    timeZone: 'UTC',
  });
  if (!data?.visitStats || errors !== undefined) throw new Error(`cannot be counted: ${JSON.stringify(errors)}`);
  const { totals, buckets } = data.visitStats;
  return { ...totals, buckets };
}

/** Answers of all queries of schema/operations. A new one that is not run here fails. */
async function runEveryQuery(caller: TestGateway, here: string): Promise<unknown[]> {
  const visits = await boss.query<{ visits: { nodes: { host: Row | null; visitor: Row }[] } }>(
    `query ($filter: VisitFilter) { visits(first: 20, filter: $filter) { nodes { host { id } visitor { id } } } }`,
    { filter: { locationIds: [here], scheduledAt: { gte: WEEK.from, lt: WEEK.to } } },
  );
  const row = visits.data?.visits.nodes.find(({ host }) => host !== null);
  const variables: Record<string, object> = {
    BlockedCheckDocument: { search: 'a' },
    DayBoardDocument: WEEK,
    ExportTicketsDocument: { from: '2026-01-01T00:00:00Z', to: WEEK.to },
    ExportTransactionsDocument: WEEK,
    ExportVisitorsDocument: WEEK,
    ExportVisitsDocument: WEEK,
    FrontDeskTodayDocument: WEEK,
    HostSearchDocument: { search: 'a' },
    HostWeekDocument: { hostId: row?.host?.id, ...WEEK },
    LocationDayDocument: { locationId: here, ...WEEK },
    LocationsDocument: {},
    MonthExportDocument: WEEK,
    NeverCheckedOutDocument: {},
    NoShowsDocument: WEEK,
    OnSiteCountDocument: {},
    OnSiteDocument: {},
    ReportFiguresDocument: { ...WEEK, namedIds: [here], timeZone: 'UTC', period: 'DAY' },
    ReportStaysDocument: WEEK,
    ReturningVisitorsDocument: WEEK,
    RollCallDocument: {},
    TicketsBoardDocument: { statuses: ['NEW', 'IN_PROGRESS', 'SOLVED', 'CLOSED'] },
    TransactionsLedgerDocument: WEEK,
    VisitStatsDocument: { filter: { scheduledAt: { gte: WEEK.from, lt: WEEK.to } }, groupBy: ['LOCATION', 'HOST'] },
    VisitorProfileDocument: { by: { id: row?.visitor.id } },
    VisitsBoardDocument: WEEK,
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

test('a token that names no locations sees none', async () => {
  const caller = await gateway.signIn([]);
  expect((await caller.query('{ locations { id } }')).data).toEqual({ locations: [] });
  for (const list of LISTS) expect(await readList(caller, list)).toEqual({ ids: [], totalCount: 0 });
});
