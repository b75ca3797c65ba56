import { listBlockedPeople } from '../../../../src/domain/blocked-person/list-blocked-people.js';
import type { Connection, PageRequest } from '../../../../src/domain/lists/connection.js';
import type { ListEnvironment } from '../../../../src/domain/lists/list-environment.js';
import { listPeople } from '../../../../src/domain/person/list-people.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../../support/list-environment.js';

const NOW = new Date('2026-06-15T12:00:00Z');
const LONG = 12_000;

type Listing = (
  env: ListEnvironment,
  page: PageRequest,
) => Promise<Connection<{ readonly sourceId: string; readonly name: string | null }>>;

const person = (sourceId: string, name: string) => ({
  ...{ nodeType: 'Person' as const, source: 'W3LCOME' as const, sourceId, name },
  ...{ email: null, phoneNumber: null, isActive: true, company: null, location: null, pictureUrl: null },
  ...{ position: null, department: null, unit: null, address: null },
});

const entry = (sourceId: string, name: string) => ({
  ...{ nodeType: 'BlockedPerson' as const, source: 'W3LCOME' as const, sourceId, name },
  ...{ reason: null, email: null, phoneNumber: null, document: null, documents: [], phoneE164: null },
});

const LISTS: readonly [string, Listing][] = [
  ['people', (env, page) => listPeople(env, { ...page, filter: {} })],
  ['blocked people', (env, page) => listBlockedPeople(env, { ...page, filter: {} })],
];

/** Names that are alike for longer than any cursor is, in Latin and in another script. */
const NAMES = ['a', 'ñ', '界', '🦜'].flatMap((sign) => [1, 2, 3].map((end) => sign.repeat(LONG) + end));

test.each(LISTS)('%s with endless names are paged one by one, each once', async (_name, list) => {
  const people = NAMES.map((name, index) => person(`p${index}`, name));
  const blockedPeople = NAMES.map((name, index) => entry(`p${index}`, name));
  const adapters = { W3LCOME: createFakeAdapter('W3LCOME', { people, blockedPeople }) };
  const env = createListEnvironment({ adapters, now: NOW });
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0; page <= NAMES.length; page += 1) {
    const { edges, pageInfo }: Awaited<ReturnType<Listing>> = await list(env, { first: 1, after, isCounted: false });
    seen.push(...edges.map(({ node }) => node.sourceId));
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) break;
  }
  expect(seen.toSorted()).toEqual(people.map(({ sourceId }) => sourceId).toSorted());
});
