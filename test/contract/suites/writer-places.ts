import type { Company } from '../../../src/domain/model/company.js';
import type { Person } from '../../../src/domain/model/person.js';
import type { SourceAdapter } from '../../../src/domain/model/source-adapter.js';

/** Where a writer's suite writes, and whom it names: found by reading, so that every source brings its own. */
export interface WriterPlace {
  readonly locationId: string;
  readonly otherLocationId: string;
  readonly member: Person;
  readonly otherMember: Person;
  /** Of the other location. */
  readonly stranger: Person;
}

export async function findWriterPlace({ people, locations }: SourceAdapter): Promise<WriterPlace> {
  const [place, other] = (await locations.readLocations()).records;
  const locationId = place?.sourceId ?? '';
  const otherLocationId = other?.sourceId ?? '';
  const { records } = await people.readPeople({ locationIds: [locationId, otherLocationId] });
  const membersOf = (id: string) => records.filter((person) => person.isActive && person.location?.sourceId === id);
  const [member, otherMember] = membersOf(locationId);
  const [stranger] = membersOf(otherLocationId);
  if (!member || !otherMember || !stranger) throw new Error('the source has too few members to write about');
  return { locationId, otherLocationId, member, otherMember, stranger };
}

/** A company of somebody in that location. */
export async function findCompany({ people, companies }: SourceAdapter, locationId: string): Promise<Company> {
  const { records } = await people.readPeople({ locationIds: [locationId] });
  const ids = [...new Set(records.flatMap(({ company }) => company?.sourceId ?? []))];
  for (const id of ids) {
    const company = await companies?.loadCompany(id);
    if (company && (company.location === null || company.location.sourceId === locationId)) return company;
  }
  throw new Error('the location has no company');
}
