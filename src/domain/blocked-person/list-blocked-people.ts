import { buildConnection } from '../lists/build-connection.js';
import type { Connection, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { assertPageSize, assertSearch } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { nameKey } from '../lists/sort-key.js';
import { readWholeList } from '../lists/whole-list.js';
import type { BlockedPerson } from '../model/blocked-person.js';
import { SOURCES } from '../source/source.js';
import { createTextSearch } from '../text/text-search.js';

export interface BlockedPersonFilter {
  readonly search?: string | null;
}

const keyOf = (entry: BlockedPerson) => nameKey(entry.name ?? '', entry);

/**
 * The blocked lists by name; entries without a name come first.
 * @throws InvalidInputError for invalid arguments; SourceFaultError when every source fails.
 */
export async function listBlockedPeople(
  env: ListEnvironment,
  request: PageRequest & { readonly filter: BlockedPersonFilter },
): Promise<Connection<BlockedPerson>> {
  const { filter, first } = request;
  assertPageSize(first);
  assertSearch('filter.search', filter.search);
  const paginator = createPaginator(env.encryptor, {
    list: 'blockedPeople',
    args: filter,
    after: request.after,
    now: env.now,
  });
  const sources = SOURCES.flatMap((source) => {
    const list = env.adapters[source]?.blockedPeople;
    return list === undefined ? [] : [{ source, read: () => list.readBlockedPeople() }];
  });
  const select = (entries: readonly BlockedPerson[]) => entries.filter(createSearch(filter.search));
  const options = { pace: env.pace, sources, first, direction: 'ASC', keyOf, select } as const;
  return buildConnection(paginator, await readWholeList(paginator, options), options);
}

function createSearch(search: string | null | undefined): (entry: BlockedPerson) => boolean {
  const isFound = createTextSearch(search);
  return ({ name, reason, email, phoneNumber, document, documents }) =>
    isFound([name, reason, email, phoneNumber, document, ...documents]);
}
