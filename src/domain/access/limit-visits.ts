import type { LocationRef } from '../location/location.js';
import type { Person, PersonRef } from '../person/person.js';
import type { PersonSource } from '../person/person-source.js';
import type { SourceAdapter } from '../source/source-adapter.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { Visit } from '../visit/visit.js';
import type { VisitQuery, VisitSource } from '../visit/visit-source.js';
import type { LocationLimit } from './location-limit.js';

/**
 * A visit exists where it takes place; where its record does not say, at its host's location, and without either
 * nowhere. Lists are narrowed before the source is asked, the roll call as well.
 */
export function limitVisits(
  { visits, people }: Pick<SourceAdapter, 'visits' | 'people'>,
  limit: LocationLimit,
): VisitSource {
  async function read<Q extends Omit<VisitQuery, 'range'>>(
    query: Q,
    readAll: (narrowed: Q) => Promise<SourceSlice<Visit>>,
  ): Promise<SourceSlice<Visit>> {
    const locationIds = limit.narrow(query.locationIds);
    if (locationIds.length === 0) return limit.nothing();
    const slice = await readAll({ ...query, locationIds });
    // Records that do not say where they are have been cut by the source.
    const records = slice.records.filter(({ location }) => location === undefined || limit.allows(location));
    return { ...slice, records };
  }

  return {
    isReadInParts: visits.isReadInParts,
    longestStayDays: visits.longestStayDays,
    readVisits: (query) => read(query, (narrowed) => visits.readVisits(narrowed)),
    readVisitsOnSite: (query) => read(query, (narrowed) => visits.readVisitsOnSite(narrowed)),
    async loadVisit(sourceId, now) {
      if (limit.isEmpty) return null;
      const visit = await visits.loadVisit(sourceId, now);
      return visit !== null && limit.allows(await placeOf(visit, people)) ? visit : null;
    },
  };
}

async function placeOf({ location, host }: Visit, people: PersonSource): Promise<LocationRef | null> {
  if (location !== undefined) return location;
  if (host === null) return null;
  return host.location ?? (await loadHost(host, people))?.location ?? null;
}

async function loadHost({ sourceId, account }: PersonRef, people: PersonSource): Promise<Person | null> {
  if (sourceId !== undefined) return people.loadPerson(sourceId);
  return account === undefined ? null : ((await people.loadPersonByAccount?.(account)) ?? null);
}
