import type { JsonObject } from '../../support/openapi/json-object.js';
import {
  idsOf,
  locationIds,
  networkId,
  objectOf,
  objectsOf,
  type SpacebringHarness,
  startSpacebring,
} from './spacebring-harness.js';

describe('places and people of the Spacebring sandbox', () => {
  let sandbox: SpacebringHarness;
  beforeAll(async () => {
    sandbox = await startSpacebring();
  });
  afterAll(() => sandbox.close());

  const members = async (locationRef: string): Promise<JsonObject[]> =>
    sandbox.walk('/community/memberships/v1', 'memberships', { locationRef, limit: '100' });

  test('one network has three locations in three zones, each readable by id', async () => {
    const { body } = await sandbox.call('GET', '/networks/v1');
    expect(idsOf(objectsOf(body, 'networks'))).toEqual([networkId]);
    const locations = objectsOf((await sandbox.call('GET', '/locations/v1')).body, 'locations');
    expect(locations.map(({ timezoneId }) => timezoneId)).toEqual([
      'America/Sao_Paulo',
      'America/New_York',
      'Europe/Lisbon',
    ]);
    for (const location of locations) {
      expect((await sandbox.call('GET', `/locations/v1/${String(location['id'])}`)).body['location']).toEqual(location);
    }
  });

  test('each location has some dozens of members, about half of them in its companies', async () => {
    for (const locationRef of await locationIds(sandbox)) {
      const here = await members(locationRef);
      const employed = here.filter(({ companyRef }) => companyRef !== undefined);
      expect(here.length).toBeGreaterThan(35);
      expect(employed.length / here.length).toBeGreaterThan(0.3);
      expect(employed.length / here.length).toBeLessThan(0.75);
      const companies = idsOf(await sandbox.walk('/community/companies/v1', 'companies', { locationRef }));
      expect(employed.every(({ companyRef }) => companies.includes(String(companyRef)))).toBe(true);
      const [company = ''] = companies;
      expect((await sandbox.call('GET', `/community/companies/v1/${company}`)).status).toBe(200);
    }
  });

  test('some users have memberships in two locations, staff in all three', async () => {
    const users = (await Promise.all((await locationIds(sandbox)).map(members)))
      .flat()
      .map(({ userRef }) => String(userRef));
    const counts = new Map<string, number>();
    for (const user of users) counts.set(user, (counts.get(user) ?? 0) + 1);
    const withMemberships = (wanted: number): number => [...counts.values()].filter((count) => count === wanted).length;
    expect([withMemberships(2), withMemberships(3)]).toEqual([9, 3]);
  });

  test('a deleted membership is listed apart, still hosts visits, and cannot be read', async () => {
    const [locationRef] = await locationIds(sandbox);
    const [gone = {}] = await sandbox.walk('/community/memberships/v1/deleted', 'memberships', { locationRef });
    expect(typeof gone['deleteDate']).toBe('string');
    expect(idsOf(await members(locationRef))).not.toContain(gone['id']);
    expect((await sandbox.call('GET', `/community/memberships/v1/${String(gone['id'])}`)).status).toBe(400);
    const visits = await sandbox.walk('/visitors/visits/v1', 'visits', {
      locationRef,
      userRefHost: String(gone['userRef']),
      limit: '100',
    });
    expect(visits.length).toBeGreaterThan(0);
    expect(visits.map((visit) => objectOf(visit, 'customer')['id'])).toEqual(visits.map(() => gone['id']));
  });

  test('two sandboxes of the same world agree', async () => {
    const twin = await startSpacebring();
    const [locationRef] = await locationIds(sandbox);
    const query = { locationRef, limit: '20' };
    const [here, there] = await Promise.all(
      [sandbox, twin].map((one) => one.call('GET', '/visitors/visits/v1', { query })),
    );
    await twin.close();
    expect(there?.body).toEqual(here?.body);
  });

  test('visits hold every stage: expected, on site, left, cancelled, and days-old ones that nobody came for', async () => {
    const visits = (
      await Promise.all(
        (
          await locationIds(sandbox)
        ).map((locationRef) => sandbox.walk('/visitors/visits/v1', 'visits', { locationRef, limit: '100' })),
      )
    ).flat();
    const has = (test: (visit: JsonObject) => boolean): boolean => visits.some(test);
    expect(visits).toHaveLength(600);
    expect(has(({ checkInDate, checkOutDate }) => checkInDate !== undefined && checkOutDate === undefined)).toBe(true);
    expect(has(({ checkOutDate }) => checkOutDate !== undefined)).toBe(true);
    expect(has(({ deleteDate }) => deleteDate !== undefined)).toBe(true);
    expect(has(({ checkInDate, deleteDate, date }) => !checkInDate && !deleteDate && String(date) < '2026-11-17')).toBe(
      true,
    );
    expect(has(({ date }) => String(date) > '2026-11-19')).toBe(true);
    for (const { createDate, date, checkInDate = date, checkOutDate = '9' } of visits) {
      expect(String(createDate) <= String(date)).toBe(true);
      expect(String(checkInDate) < String(checkOutDate)).toBe(true);
    }
  });
});
