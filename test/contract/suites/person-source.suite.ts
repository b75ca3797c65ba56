import type { Person } from '../../../src/domain/model/person.js';
import { normalizeEmail } from '../../../src/domain/text/normalize-email.js';
import { FOREIGN_IDS, readOnce, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import {
  expectEmpty,
  expectFrozen,
  expectName,
  expectRecords,
  expectSameFacts,
  expectWhole,
  idsOf,
  sampleOf,
} from './record-checks.js';

/** What every PersonSource keeps to. */
export function describePersonSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of people`, () => {
    const subject = useSubject(setUp);
    const whole = readOnce(() => subject().newRequest().people.readPeople({}));
    const people = () => subject().newRequest().people;

    test('lists everyone once, nobody by an id', async () => {
      const slice = await whole();
      expectWhole(slice);
      expectRecords(subject().newRequest().source, 'Person', slice.records);
      for (const person of slice.records) expectName(person);
    });

    test('hands out records that cannot be changed', async () => {
      expectFrozen((await whole()).records);
    });

    test('lists the same people in the next request', async () => {
      expect(idsOf((await people().readPeople({})).records)).toEqual(idsOf((await whole()).records));
    });

    test('narrows to locations exactly', async () => {
      const { records } = await whole();
      const locationId = records.find(({ location }) => location !== null)?.location?.sourceId ?? '';
      const slice = await people().readPeople({ locationIds: [locationId] });
      expect(idsOf(slice.records)).toEqual(idsOf(records.filter(({ location }) => location?.sourceId === locationId)));
      expect(slice.records.length).toBeGreaterThan(0);
    });

    test('has nobody at unknown locations', async () => {
      expectEmpty(await people().readPeople({ locationIds: [unknownIdOf(subject(), 'Location')] }));
    });

    test('narrows to an e-mail exactly, however it is written', async () => {
      const { records } = await whole();
      const email = emailsOf(records)[0] ?? '';
      const slice = await people().readPeople({ email });
      expect(idsOf(slice.records)).toEqual(idsOf(withEmail(records, email)));
      expect(slice.records.length).toBeGreaterThan(0);
    });

    test('finds people by e-mail, one or many at once', async () => {
      const { records } = await whole();
      const emails = [...sampleOf(emailsOf(records), 4), 'nobody@nowhere.example'];
      const request = people();
      const found = await Promise.all(emails.map((email) => request.findPeopleByEmail(email)));
      expect(found.map(idsOf)).toEqual(emails.map((email) => idsOf(withEmail(records, email))));
      expect(found[0]?.length).toBeGreaterThan(0);
      expect(idsOf(await people().findPeopleByEmail(emails[0] ?? ''))).toEqual(idsOf(found[0] ?? []));
    });

    test('loads one alone as they are in the list', async () => {
      const [person] = (await whole()).records;
      const loaded = await people().loadPerson(person?.sourceId ?? '');
      expectSameFacts(loaded === null ? null : withoutActivity(loaded), withoutActivity(person));
      expect([null, person?.isActive]).toContain(loaded?.isActive);
    });

    test('loads many at once as they are in the list, null for the unknown among them', async () => {
      const sample = sampleOf((await whole()).records, 5);
      const request = people();
      const ids = [...sample.map(({ sourceId }) => sourceId), unknownIdOf(subject(), 'Person')];
      const loaded = await Promise.all(ids.map((id) => request.loadPerson(id)));
      expectSameFacts(loaded, [...sample, null]);
    });

    test('gives null for an unknown id alone', async () => {
      expect(await people().loadPerson(unknownIdOf(subject(), 'Person'))).toBeNull();
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await people().loadPerson(id)).toBeNull();
    });
  });
}

function emailsOf(people: readonly Person[]): string[] {
  return [...new Set(people.map(({ email }) => normalizeEmail(email)).filter((email) => email !== null))];
}

function withEmail(people: readonly Person[], email: string): Person[] {
  return people.filter((person) => normalizeEmail(person.email) === email);
}

/** One person alone may leave open whether they are active, which a list tells. */
function withoutActivity(person: Person | undefined): Omit<Person, 'isActive'> | undefined {
  if (person === undefined) return undefined;
  const { isActive: _isActive, ...rest } = person;
  return rest;
}
