import type { CompanySource } from '../../../src/domain/model/company.js';
import type { LocationSource } from '../../../src/domain/model/location.js';
import type { PersonSource } from '../../../src/domain/model/person.js';
import { normalizeEmail } from '../../../src/domain/text/normalize-email.js';
import { type FakeSource, findRecord } from './fake-data.js';

export function createFakePeople({ data, begin, toSlice }: FakeSource): PersonSource {
  const people = () => data.people ?? [];
  return {
    async readPeople({ locationIds, email }) {
      await begin('readPeople');
      return toSlice(
        people().filter(
          (person) =>
            (locationIds === undefined || locationIds.includes(person.location?.sourceId ?? '')) &&
            (email === undefined || normalizeEmail(person.email) === email),
        ),
      );
    },
    async loadPerson(sourceId) {
      await begin('loadPerson');
      return findRecord(people(), sourceId);
    },
    ...(data.memberships !== undefined && {
      async loadPersonByAccount({ accountId, locationId }) {
        await begin('loadPersonByAccount');
        const membership = data.memberships?.find(
          (candidate) => candidate.accountId === accountId && candidate.locationId === locationId,
        );
        return membership === undefined ? null : findRecord(people(), membership.sourceId);
      },
    }),
    async findPeopleByEmail(email) {
      await begin('findPeopleByEmail');
      return people().filter((person) => normalizeEmail(person.email) === email);
    },
  };
}

export function createFakeLocations({ data, begin, toSlice }: FakeSource): LocationSource {
  return {
    async readLocations() {
      await begin('readLocations');
      return toSlice(data.locations ?? []);
    },
    async loadLocation(sourceId) {
      await begin('loadLocation');
      return findRecord(data.locations, sourceId);
    },
  };
}

export function createFakeCompanies({ data, begin }: FakeSource): CompanySource {
  return {
    async loadCompany(sourceId) {
      await begin('loadCompany');
      return findRecord(data.companies, sourceId);
    },
  };
}
