import type { PersonQuery, PersonSource } from '../../domain/model/person.js';
import { ACCOUNT_ID_PREFIX, type Person } from '../../domain/model/person.js';
import { completeSlice, type SourceSlice } from '../../domain/source/source-slice.js';
import type { AdapterContext } from './context.js';
import type { MembershipWire } from './location.wire.js';
import { gatherSlices, mapSlice, markIncomplete } from './paged-slice.js';
import { toPerson } from './person.mapper.js';

export function createPersonReader(context: AdapterContext): PersonSource {
  const { locations, memberships, clock } = context;

  async function readPeople({ locationIds, email }: PersonQuery): Promise<SourceSlice<Person>> {
    const { locations: places, isComplete } = await locations.select(locationIds);
    const reads = places.map(async ({ sourceId }): Promise<SourceSlice<MembershipWire>> => {
      if (email === undefined) return memberships.inLocation(sourceId);
      const records = await memberships.withEmail(email, sourceId);
      return completeSlice(records, clock.now());
    });
    const slice = await gatherSlices(reads, clock);
    return markIncomplete(mapSlice(slice, toPerson), isComplete);
  }

  /** A user's membership in another location, where they have none in the one that was named. */
  async function loadAccount(sourceId: string, accountId: string): Promise<Person | null> {
    const { locations: places } = await locations.select();
    const found = await Promise.all(places.map((place) => memberships.ofUser(accountId, place.sourceId)));
    const membership = found.find((candidate) => candidate !== null);
    return membership ? toPerson(membership, sourceId) : null;
  }

  return {
    readPeople,
    async loadPerson(sourceId) {
      if (sourceId.startsWith(ACCOUNT_ID_PREFIX)) {
        return loadAccount(sourceId, sourceId.slice(ACCOUNT_ID_PREFIX.length));
      }
      const membership = await memberships.byId(sourceId);
      return membership === null ? null : toPerson(membership);
    },
    async loadPersonByAccount({ accountId, locationId }) {
      const membership = await memberships.ofUser(accountId, locationId);
      return membership === null ? null : toPerson(membership);
    },
    async findPeopleByEmail(email) {
      const { locations: places } = await locations.select();
      const found = await Promise.all(places.map(({ sourceId }) => memberships.withEmail(email, sourceId)));
      return found.flat().map((membership) => toPerson(membership));
    },
  };
}
