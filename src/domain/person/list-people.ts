import { InvalidInputError } from '../errors/invalid-input-error.js';
import { buildConnection } from '../lists/build-connection.js';
import type { Connection, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { adaptersToRead, idsBySource } from '../lists/list-plan.js';
import { assertFilterValues, assertPageSize, assertSearch } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { nameKey } from '../lists/sort-key.js';
import { readWholeList } from '../lists/whole-list.js';
import type { Person } from '../model/person.js';
import { filterInPace } from '../pace/in-pace.js';
import type { Source } from '../source/source.js';
import { normalizeEmail } from '../text/normalize-email.js';
import { createTextSearch } from '../text/text-search.js';

export interface PersonFilter {
  readonly sources?: readonly Source[] | null;
  readonly locationIds?: readonly string[] | null;
  readonly search?: string | null;
  readonly email?: string | null;
}

const keyOf = (person: Person) => nameKey(person.name ?? '', person);

/**
 * Members, hosts and residents by name.
 * @throws InvalidInputError for invalid arguments; SourceFaultError when every source fails.
 */
export async function listPeople(
  env: ListEnvironment,
  request: PageRequest & { readonly filter: PersonFilter },
): Promise<Connection<Person>> {
  const { filter, first } = request;
  assertPageSize(first);
  assertFilterValues('filter.sources', filter.sources);
  assertSearch('filter.search', filter.search);
  assertSearch('filter.email', filter.email);
  const locations = idsBySource('filter.locationIds', filter.locationIds, 'Location');
  const paginator = createPaginator(env.encryptor, {
    list: 'people',
    args: filter,
    after: request.after,
    now: env.now,
  });
  const email = readEmail(filter.email);
  const sources = adaptersToRead(env.adapters, { sources: filter.sources, ids: [locations] }).map(
    ({ source, people }) => ({
      source,
      read: () =>
        people.readPeople({
          ...(locations && { locationIds: locations.get(source) ?? [] }),
          ...(email !== null && { email }),
        }),
    }),
  );
  const isFound = createTextSearch(filter.search);
  const select = (people: readonly Person[]) =>
    filterInPace(env.pace, people, ({ name, email, phoneNumber }) => isFound([name, email, phoneNumber]));
  const options = { pace: env.pace, sources, first, direction: 'ASC', keyOf, select } as const;
  return buildConnection(paginator, await readWholeList(paginator, options), options);
}

/** Null without a filter by e-mail. @throws InvalidInputError for an invalid address. */
function readEmail(text: string | null | undefined): string | null {
  const email = normalizeEmail(text);
  if (email === null && text?.trim()) throw new InvalidInputError('filter.email', 'is not an e-mail address');
  return email;
}
