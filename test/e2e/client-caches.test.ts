import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { jest } from '@jest/globals';
import { type DocumentNode, Kind, parse } from 'graphql';
import * as documents from '../../src/generated/operations.js';
import type { ClientCache, Variables } from '../support/client-cache.js';
import { CLIENT_CACHES } from '../support/client-caches.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutateWell } from '../support/mutate.js';
import { first, hostsOf, minutesFromNow } from '../support/write-scene.js';

const DAY = { from: '2026-06-15T03:00:00Z', to: '2026-06-16T03:00:00Z' };
const RECEPTION = 'reception@big-client.example';
const NAMES = ['Ana Lima', 'Bruno Teixeira', 'Carla Nunes', 'Davi Rocha'];

const RECEPTION_VISITS = parse(`query ReceptionVisits($from: DateTime!, $to: DateTime!, $search: String) {
  visits(first: 20, filter: { scheduledAt: { gte: $from, lt: $to }, search: $search }) {
    nodes { id guest { name email } visitor { id name email isBlocked visits { nodes { id guest { name } visitor { id name } } } } }
  }
}`);
const RECEPTION_VISITORS = parse(`query ReceptionVisitors($from: DateTime!, $to: DateTime!, $search: String) {
  visitors(first: 20, filter: { visitedAt: { gte: $from, lt: $to }, search: $search }) {
    edges { visitCount node { id name email isBlocked identities { name email } } }
  }
}`);

interface ReceptionVisit {
  readonly guest: { readonly name: string; readonly email: string };
  readonly visitor: { readonly id: string; readonly name: string };
}

/**
 * What a cache lacks after all others were read, as some ask for a host without an id and some with one: the client asks
 * again. Relay asks for ids wherever there are some.
 */
const INCOMPLETE: Readonly<Record<string, readonly string[]>> = {
  'Apollo Client': [
    'DayBoard',
    'ExportTickets',
    'ExportTransactions',
    'ExportVisits',
    'FrontDeskToday',
    'OnSite',
    'RollCall',
  ],
  urql: ['ExportTickets', 'ExportTransactions'],
  Relay: [],
};

let gateway: TestGateway;
let variables: Readonly<Record<string, Variables>>;

beforeAll(async () => {
  gateway = await startTestGateway();
  const hostId = first(await hostsOf(gateway, 'W3LCOME')).id;
  for (const name of NAMES) {
    const input = { hostId, expectedAt: minutesFromNow(30), visitor: { name, email: RECEPTION } };
    await mutateWell(gateway, { name: 'scheduleVisit', input });
  }
  variables = await variablesOfOperations();
});

afterAll(() => gateway.close());

/** Such that each operation has an answer with rows in it. */
async function variablesOfOperations(): Promise<Record<string, Variables>> {
  const visits = (await gateway.run(documents.FrontDeskTodayDocument, DAY)).data?.visits?.nodes ?? [];
  const { locations } = (await gateway.run(documents.LocationsDocument, {})).data ?? {};
  const locationId = visits.find(({ location }) => location !== null)?.location?.id;
  const filter = { scheduledAt: { gte: DAY.from, lt: DAY.to } };
  return {
    BlockedCheck: { search: 'a' },
    DayBoard: DAY,
    ExportTickets: { from: '2026-05-01T00:00:00Z', to: DAY.to },
    ExportTransactions: { from: '2026-06-01T00:00:00Z', to: DAY.to },
    ExportVisitors: DAY,
    ExportVisits: DAY,
    FrontDeskToday: DAY,
    HostSearch: { search: 'a' },
    HostWeek: { hostId: visits.find(({ source }) => source === 'W3LCOME')?.host?.id, ...DAY },
    LocationDay: { locationId, ...DAY },
    Locations: {},
    MonthExport: DAY,
    NeverCheckedOut: {},
    NoShows: { from: '2026-06-08T03:00:00Z', to: DAY.to },
    OnSite: {},
    OnSiteCount: {},
    ReportFigures: { ...DAY, namedIds: locations?.map(({ id }) => id), timeZone: 'America/Sao_Paulo', period: 'DAY' },
    ReportStays: DAY,
    ReturningVisitors: DAY,
    RollCall: {},
    TicketsBoard: {},
    TransactionsLedger: { kinds: ['DAY_PASS', 'CREDIT', 'MONEY'] },
    VisitStats: { filter, groupBy: ['SOURCE'] },
    VisitorProfile: { by: { id: visits.find(({ source }) => source === 'SPACEBRING')?.visitor?.id } },
    VisitsBoard: DAY,
  };
}

const queries = Object.values(documents as Record<string, DocumentNode>).flatMap((document) =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query'
      ? [{ name: definition.name?.value ?? '', document }]
      : [],
  ),
);

interface Answer {
  readonly name: string;
  readonly document: DocumentNode;
  readonly variables: Variables;
  readonly data: unknown;
}

async function ask(cache: ClientCache, given: DocumentNode, name: string, values: Variables): Promise<Answer> {
  const document = cache.prepare(given);
  const { data, errors } = await gateway.run(document as TypedDocumentNode<unknown, Variables>, values);
  expect({ name, errors }).toEqual({ name, errors: undefined });
  return { name, document, variables: values, data };
}

const readAgain = async (cache: ClientCache, { name, document, variables }: Answer) => ({
  name,
  data: await cache.read(document, variables),
});

test('every committed query is read', () => {
  expect(Object.keys(variables).sort()).toEqual(queries.map(({ name }) => name).sort());
});

describe.each(Object.entries(CLIENT_CACHES))('the cache of %s', (client, openCache) => {
  let warnings: unknown[][];

  beforeEach(() => {
    warnings = [];
    for (const method of ['error', 'warn'] as const) {
      jest.spyOn(console, method).mockImplementation((...words) => void warnings.push(words));
    }
  });

  afterEach(() => jest.restoreAllMocks());

  test('gives every committed query back as it was answered, alone and beside all others', async () => {
    const shared = openCache();
    const answers: Answer[] = [];
    for (const { name, document } of queries) {
      const alone = openCache();
      const answer = await ask(alone, document, name, variables[name] ?? {});
      for (const cache of [alone, shared]) {
        await cache.write(answer.document, answer.variables, answer.data);
        expect(await readAgain(cache, answer)).toEqual({ name, data: answer.data });
      }
      answers.push(answer);
    }
    const incomplete: string[] = [];
    for (const answer of answers) {
      const { name, data } = await readAgain(shared, answer);
      if (data === null) incomplete.push(name);
      else expect({ name, data }).toEqual({ name, data: answer.data });
    }
    expect(incomplete).toEqual(INCOMPLETE[client]);
    expect(warnings).toEqual([]);
  }, 120_000);

  test('keeps four people under one address apart', async () => {
    const cache = openCache();
    const range = { ...DAY, search: RECEPTION };
    const visits = await ask(cache, RECEPTION_VISITS, 'ReceptionVisits', range);
    const visitors = await ask(cache, RECEPTION_VISITORS, 'ReceptionVisitors', range);
    for (const { document, variables, data } of [visits, visitors]) await cache.write(document, variables, data);
    for (const answer of [visits, visitors]) {
      expect(await readAgain(cache, answer)).toEqual({ name: answer.name, data: answer.data });
    }
    const { nodes } = ((await cache.read(visits.document, range)) as { visits: { nodes: ReceptionVisit[] } }).visits;
    expect(nodes.map(({ guest }) => guest.name).sort()).toEqual(NAMES);
    expect(nodes.map(({ visitor }) => visitor.name)).toEqual(nodes.map(({ guest }) => guest.name));
    expect(new Set(nodes.map(({ visitor }) => visitor.id)).size).toBe(NAMES.length);
    expect(warnings).toEqual([]);
  });
});
