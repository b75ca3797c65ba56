import { FOREIGN_IDS, readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { expectName, expectRecords } from './record-checks.js';

/** What every CompanySource keeps to. The subject needs people who belong to companies: nothing lists companies. */
export function describeCompanySource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of companies`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().companies);
    const knownIds = readOnce(async () => {
      const { records } = await subject().newRequest().people.readPeople({});
      return [...new Set(records.flatMap(({ company }) => company?.sourceId ?? []))].sort().slice(0, 5);
    });

    test('loads companies with a name, alone as together', async () => {
      const ids = await knownIds();
      const request = port();
      const loaded = await Promise.all(ids.map((id) => request.loadCompany(id)));
      const companies = loaded.filter((company) => company !== null);
      expect(companies.map(({ sourceId }) => sourceId)).toEqual(ids);
      expectRecords(subject().newRequest().source, 'Company', companies);
      for (const company of companies) expectName(company);
      expect(await port().loadCompany(ids[0] ?? '')).toEqual(companies[0]);
    });

    test('gives null for an unknown id', async () => {
      expect(await port().loadCompany(unknownIdOf(subject(), 'Company'))).toBeNull();
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await port().loadCompany(id)).toBeNull();
    });
  });
}
