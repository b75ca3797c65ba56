import { objectOf, type ResidentsCaller, startResidents } from './residents-harness.js';
import { type Json, the, toJson } from './w3lcome-harness.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe("the residents' sandbox, people and places", () => {
  let residents: ResidentsCaller;
  let people: Json[];
  let communities: Json[];
  /** Every resident that visits point to, listed or not. */
  let hosts: Map<string, Json>;

  beforeAll(async () => {
    residents = await startResidents();
    people = await residents.list('/residents');
    communities = await residents.list('/communities');
    hosts = new Map();
    for (const { residentId } of await residents.list('/residentvisits')) {
      const id = String(residentId);
      if (!hosts.has(id)) hosts.set(id, objectOf(await residents.call('GET', `/residents/${id}`)));
    }
  });
  afterAll(() => residents.close());

  const communityIds = () => new Set(communities.map(({ id }) => id));

  test('has three communities in the order of their names', () => {
    expect(communities).toHaveLength(3);
    const names = communities.map(({ nombre }) => String(nombre));
    expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right, 'es')));
    expect(communities.some((community) => 'isActive' in community)).toBe(false);
  });

  test('answers a community by id', async () => {
    const [community] = communities;
    expect(objectOf(await residents.call('GET', `/communities/${community?.['id']}`))).toEqual(community);
    expect((await residents.call('GET', `/communities/${UNKNOWN}`)).type).toContain('problem+json');
    const wrong = await residents.call('GET', '/communities/x');
    expect(objectOf(wrong)).toMatchObject({
      code: 'VALIDATION_ERROR',
      errors: { id: ["The value 'x' is not valid."] },
    });
  });

  test('has about a dozen residents in each community, in the order of their names', () => {
    for (const { id } of communities) {
      const members = people.filter(({ communityId }) => communityId === id);
      expect(members.length).toBeGreaterThanOrEqual(11);
      expect(members.every((member) => String(member['communityIds']) === id)).toBe(true);
    }
    const names = people.map(({ fullName }) => String(fullName));
    expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right, 'es')));
  });

  test('leaves a resident whose user is inactive out of the lists, but answers the id', async () => {
    const listed = new Set(people.map(({ id }) => id));
    const hidden = [...hosts.values()].filter(({ id }) => !listed.has(id));
    expect(hidden).toHaveLength(1);
    const community = await residents.list(`/residents/community/${hidden[0]?.['communityId']}`);
    expect(community.map(({ id }) => id)).not.toContain(hidden[0]?.['id']);
  });

  test('has a resident of a community that is deleted, and one of none', async () => {
    const stray = the(people, ({ communityId }) => communityId !== null && !communityIds().has(communityId));
    expect((await residents.call('GET', `/communities/${stray['communityId']}`)).status).toBe(404);
    expect(the(people, ({ communityId }) => communityId === null)['communityIds']).toEqual([]);
  });

  test('answers an unknown resident with a problem document, and nothing under an id that is no GUID', async () => {
    expect((await residents.call('GET', `/residents/${UNKNOWN}`)).type).toContain('problem+json');
    expect(await residents.call('GET', '/residents/x')).toMatchObject({ status: 404, text: '' });
    expect(await residents.call('GET', '/residents/community/x')).toMatchObject({ status: 404, text: '' });
  });

  test('lists a community by number, then name; an unknown one is empty', async () => {
    const members = await residents.list(`/residents/community/${communities[0]?.['id']}`);
    const keys = members.map(({ number }) => String(number ?? ''));
    expect(keys).toEqual([...keys].sort());
    expect(await residents.list(`/residents/community/${UNKNOWN}`)).toEqual([]);
  });

  test('pages when both numbers are given and positive', async () => {
    const page = objectOf(await residents.call('GET', '/residents?page=2&pageSize=10'));
    expect(page).toEqual({
      items: people.slice(10, 20),
      totalCount: people.length,
      page: 2,
      pageSize: 10,
      totalPages: Math.ceil(people.length / 10),
    });
    expect(objectOf(await residents.call('GET', '/residents?page=99&pageSize=10'))['items']).toEqual([]);
  });

  test.each(['?page=1', '?pageSize=5', '?page=0&pageSize=5', '?page=1&pageSize=-1'])(
    'does not page for %s',
    async (query) => {
      expect(await residents.list(`/residents${query}`)).toEqual(people);
    },
  );

  test('refuses a page that is no number', async () => {
    const answer = await residents.call('GET', '/residents?page=one&pageSize=5');
    expect(objectOf(answer)).toMatchObject({
      code: 'VALIDATION_ERROR',
      errors: { page: ["The value 'one' is not valid."] },
    });
  });

  test('lists the residents of several communities, and pages them by user', async () => {
    const [first, second] = communities.map(({ id }) => id);
    const query = `communityIds=${first}&communityIds=${second}`;
    const listed = await residents.list(`/residents/by-communities?${query}`);
    const wanted = people.filter(({ communityId }) => communityId === first || communityId === second);
    expect(listed).toHaveLength(wanted.length);
    expect(listed).toEqual(expect.arrayContaining(wanted));
    const paged = objectOf(await residents.call('GET', `/residents/by-communities?${query}&page=1&pageSize=100`));
    const users = Array.isArray(paged['items']) ? paged['items'].map((item) => String(toJson(item)['userId'])) : [];
    expect(users).toHaveLength(wanted.length);
    expect(users).toEqual([...users].sort());
  });

  test('answers an empty page where no community is asked for', async () => {
    const page = objectOf(await residents.call('GET', '/residents/by-communities'));
    expect(page).toEqual({ items: [], totalCount: 0, page: 1, pageSize: 10, totalPages: 0 });
  });

  test('tells when residents were created without an offset', () => {
    expect(people.every(({ createdAt }) => /\.\d{7}$/.test(String(createdAt)))).toBe(true);
  });

  test('tells the name of a resident in the visits', async () => {
    const visit = the(await residents.list('/residentvisits'), ({ residentId }) => hosts.has(String(residentId)));
    expect(visit['residentName']).toBe(hosts.get(String(visit['residentId']))?.['fullName']);
  });
});
