import type { Person, PersonSource } from '../../domain/model/person.js';
import { normalizeEmail } from '../../domain/text/normalize-email.js';
import type { Clock } from '../../domain/time/clock.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import type { ResidentClient } from './client.js';
import { createReadOnce } from './client.js';
import { toResidentList, toSlice } from './read-list.js';
import { normalizeGuid, normalizeGuids } from './values.js';
import { toPerson } from './visit.mapper.js';

/** Residents as people. One is read by id; two or more cost one read of the list, plus one call for each that it lacks. */
export function createResidentPersonSource(options: {
  readonly client: ResidentClient;
  readonly clock: Clock;
}): PersonSource {
  const { client, clock } = options;
  const list = createReadOnce(async () =>
    toResidentList(await client.listResidents(), (wire) => toPerson(wire, true), clock.now()),
  );
  const loader = createListOrEachLoader<Person>({
    onBatched: client.onBatched,
    readPage: async () => ({ entries: (await list.read()).byId, isLast: true }),
    loadOne: loadById,
  });

  /** Uses the list where it is loaded. It lacks residents with inactive users, who can be read by id. */
  async function loadById(id: string): Promise<Person | null> {
    const begun = await list.begun()?.catch(() => null);
    const listed = begun?.byId.get(id);
    if (listed !== undefined) return listed;
    const wire = await client.getResident(id);
    const isListWhole = begun?.droppedCount === 0;
    return wire === null ? null : toPerson(wire, isListWhole ? false : null);
  }

  return {
    async readPeople({ locationIds, email }) {
      const slice = toSlice(await list.read());
      const communityIds = normalizeGuids(locationIds);
      const records = slice.records.filter(
        (person) =>
          (communityIds === undefined || communityIds.includes(person.location?.sourceId ?? '')) &&
          (email === undefined || normalizeEmail(person.email) === email),
      );
      return { ...slice, records };
    },
    async loadPerson(sourceId) {
      const id = normalizeGuid(sourceId);
      return id === null ? null : loader.load(id);
    },
    async findPeopleByEmail(email) {
      const people = [...(await list.read()).byId.values()];
      return people.filter((person) => normalizeEmail(person.email) === email);
    },
  };
}
