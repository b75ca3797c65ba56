import type { CompanySource } from '../company/company-source.js';
import type { LocationSource } from '../location/location-source.js';
import type { PersonSource } from '../person/person-source.js';
import type { LocationLimit } from './location-limit.js';

/** Places themselves. */
export function limitLocations(locations: LocationSource, limit: LocationLimit): LocationSource {
  return {
    async readLocations() {
      if (limit.isEmpty) return limit.nothing();
      const slice = await locations.readLocations();
      return { ...slice, records: slice.records.filter((location) => limit.allows(location)) };
    },
    loadLocation: async (sourceId) => (limit.allows({ sourceId }) ? locations.loadLocation(sourceId) : null),
  };
}

/**
 * A person exists where they are at home; one whose source does not say where is nobody. A record that exists may name
 * somebody else: then what the record itself carries of them is part of the record, and anything further is looked up
 * here, and not found.
 */
export function limitPeople(people: PersonSource, limit: LocationLimit): PersonSource {
  return {
    async readPeople(query) {
      const locationIds = limit.narrow(query.locationIds);
      return locationIds.length === 0 ? limit.nothing() : limit.cut(await people.readPeople({ ...query, locationIds }));
    },
    async loadPerson(sourceId) {
      const person = limit.isEmpty ? null : await people.loadPerson(sourceId);
      return limit.allows(person?.location) ? person : null;
    },
    async loadPersonByAccount(account) {
      if (!limit.allows({ sourceId: account.locationId })) return null;
      const person = (await people.loadPersonByAccount?.(account)) ?? null;
      return limit.allows(person?.location) ? person : null;
    },
    async findPeopleByEmail(email) {
      const found = limit.isEmpty ? [] : await people.findPeopleByEmail(email);
      return found.filter(({ location }) => limit.allows(location));
    },
  };
}

/** A company exists where it is a member; one that is a member of the whole network, or of nothing known, is none. */
export function limitCompanies(companies: CompanySource, limit: LocationLimit): CompanySource {
  return {
    async loadCompany(sourceId) {
      const company = limit.isEmpty ? null : await companies.loadCompany(sourceId);
      return limit.allows(company?.location) ? company : null;
    },
  };
}
