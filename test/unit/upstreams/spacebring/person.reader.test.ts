import { idOf, memberOf, PLACES, paged, type Route, refuse, scriptSpacebring } from './scripted-spacebring.js';

const MEMBERSHIPS = '/community/memberships/v1';
const [HERE, THERE] = PLACES;

/** Members 1 to 40 here, 41 to 80 there; member 99 was deleted and is found by id only. */
const MEMBERS = Array.from({ length: 80 }, (_, index) => ({ number: index + 1, place: index < 40 ? HERE : THERE }));

const list: Route = (query) => {
  const found = MEMBERS.filter(
    ({ number, place }) =>
      place === query.get('locationRef') &&
      [null, idOf('user', number)].includes(query.get('userRef')) &&
      [null, `member${number}@host.example`].includes(query.get('userEmail')),
  );
  return paged(
    'memberships',
    found.map(({ number, place }) => memberOf(number, place)),
    query,
    100,
  );
};

const single: Route = (_query, id) => {
  if (id === idOf('membership', 99)) return { membership: memberOf(99, HERE, { deleteDate: '2026-01-01T00:00:00Z' }) };
  const found = MEMBERS.find(({ number }) => idOf('membership', number) === id);
  return found === undefined ? refuse(400) : { membership: memberOf(found.number, found.place) };
};

const routes = { [MEMBERSHIPS]: list, [`${MEMBERSHIPS}/{id}`]: single };

const listCalls = (calls: readonly string[]) => calls.filter((call) => call.startsWith(`${MEMBERSHIPS}?`));
const DELETED = `${MEMBERSHIPS}/deleted`;
const singleCalls = (calls: readonly string[]) =>
  calls.filter((call) => call.startsWith(`${MEMBERSHIPS}/`) && !call.startsWith(DELETED));

describe('a user with two memberships in a location', () => {
  const twice: Route = (query) => {
    const rows = [50, 7, 3, 9].map((number) => memberOf(number, HERE, { userRef: idOf('user', Math.min(number, 7)) }));
    const found = rows.filter((row) => [null, userOf(row)].includes(query.get('userRef')));
    return paged('memberships', query.get('locationRef') === HERE ? found : [], query, 100);
  };
  const userOf = (row: unknown): unknown => (row as { userRef: string }).userRef;
  const load = (adapter: ReturnType<typeof scriptSpacebring>['adapter'], number: number) =>
    adapter.people.loadPersonByAccount?.({ accountId: idOf('user', number), locationId: HERE });

  test('is the same person alone and in a batch', async () => {
    const alone = await load(scriptSpacebring({ [MEMBERSHIPS]: twice }).adapter, 7);
    const { adapter, calls } = scriptSpacebring({ [MEMBERSHIPS]: twice });
    const [batched, other] = await Promise.all([load(adapter, 7), load(adapter, 3)]);
    expect(alone?.sourceId).toBe(idOf('membership', 50));
    expect(batched).toEqual(alone);
    expect(other?.sourceId).toBe(idOf('membership', 3));
    expect(listCalls(calls)).toEqual([`${MEMBERSHIPS}?locationRef=${HERE}`]);
  });
});

describe('by id', () => {
  test('one is one call', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    expect(await adapter.people.loadPerson(idOf('membership', 3))).toMatchObject({ name: 'Member 3', isActive: true });
    expect(calls).toEqual([`${MEMBERSHIPS}/${idOf('membership', 3)}`]);
  });

  test('many are the locations’ lists, and one call for each whom no list has', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const numbers = [...Array.from({ length: 20 }, (_, index) => 4 * index + 1), 99, 500];
    const people = await Promise.all(numbers.map((number) => adapter.people.loadPerson(idOf('membership', number))));
    expect(people.map((person) => person?.sourceId)).toEqual(
      numbers.map((number) => (number === 500 ? undefined : idOf('membership', number))),
    );
    expect(people.at(-2)?.isActive).toBe(false);
    expect(listCalls(calls)).toHaveLength(3);
    expect(singleCalls(calls)).toHaveLength(2);
  });

  test('former members are found in the lists of the deleted, read once', async () => {
    const deleted: Route = (query) =>
      query.get('locationRef') === THERE ? { memberships: [memberOf(201, THERE), memberOf(202, THERE)] } : refuse(404);
    const { adapter, calls } = scriptSpacebring({ ...routes, [DELETED]: deleted });
    const load = (number: number) => adapter.people.loadPerson(idOf('membership', number));
    expect(await load(201)).toMatchObject({ sourceId: idOf('membership', 201), isActive: false });
    expect(await load(202)).toMatchObject({ sourceId: idOf('membership', 202), isActive: false });
    expect(await load(203)).toBeNull();
    expect(calls.filter((call) => call.startsWith(DELETED))).toHaveLength(PLACES.length);
  });

  test('a source whose lists of the deleted fail does not make a person unknown', async () => {
    const { adapter } = scriptSpacebring({ ...routes, [DELETED]: () => refuse(503) });
    await expect(adapter.people.loadPerson(idOf('membership', 203))).rejects.toMatchObject({ status: 503 });
  });

  test('a text that is no id of the source costs no call', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const people = await Promise.all(['1', 'user/1', ''].map((id) => adapter.people.loadPerson(id)));
    expect(people).toEqual([null, null, null]);
    expect(calls.filter((call) => call.startsWith(MEMBERSHIPS))).toEqual([]);
  });
});

describe('by account', () => {
  test('a user is their membership in the given location, or null', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const find = (locationId: string) =>
      adapter.people.loadPersonByAccount?.({ accountId: idOf('user', 3), locationId });
    expect(await find(HERE)).toMatchObject({ sourceId: idOf('membership', 3) });
    expect(await find(THERE)).toBeNull();
    expect(await find(HERE)).toMatchObject({ sourceId: idOf('membership', 3) });
    expect(calls).toEqual(
      [HERE, THERE].map((place) => `${MEMBERSHIPS}?locationRef=${place}&userRef=${idOf('user', 3)}`),
    );
  });

  test('many users of a location are its list, which is not read again for a person whom it lacks', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const numbers = [1, 2, 3, 50, 51];
    const people = await Promise.all(
      numbers.map((number) =>
        adapter.people.loadPersonByAccount?.({ accountId: idOf('user', number), locationId: HERE }),
      ),
    );
    expect(people.map((person) => person?.sourceId ?? null)).toEqual([
      ...[1, 2, 3].map((number) => idOf('membership', number)),
      null,
      null,
    ]);
    expect(calls).toEqual([`${MEMBERSHIPS}?locationRef=${HERE}`]);
  });

  test('a user without a membership where they were named is found elsewhere, under the user’s id', async () => {
    const { adapter } = scriptSpacebring(routes);
    const sourceId = `user/${idOf('user', 50)}`;
    expect(await adapter.people.loadPerson(sourceId)).toMatchObject({ sourceId, name: 'Member 50' });
    expect(await adapter.people.loadPerson(`user/${idOf('user', 500)}`)).toBeNull();
  });
});

describe('by e-mail', () => {
  test('one is one filtered list per location', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const people = await adapter.people.findPeopleByEmail('member3@host.example');
    expect(people.map(({ sourceId }) => sourceId)).toEqual([idOf('membership', 3)]);
    expect(listCalls(calls)).toEqual(
      PLACES.map((place) => `${MEMBERSHIPS}?locationRef=${place}&userEmail=member3@host.example`),
    );
  });

  test('many are one whole list per location', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const emails = [1, 2, 41, 42, 500].map((number) => `member${number}@host.example`);
    const found = await Promise.all(emails.map((email) => adapter.people.findPeopleByEmail(email)));
    expect(found.map((people) => people.map(({ sourceId }) => sourceId))).toEqual([
      ...[1, 2, 41, 42].map((number) => [idOf('membership', number)]),
      [],
    ]);
    expect(listCalls(calls)).toEqual(PLACES.map((place) => `${MEMBERSHIPS}?locationRef=${place}`));
  });

  test('the source’s way to compare is not trusted, capitals do not matter', async () => {
    const written = (number: number, email: string) =>
      memberOf(number, HERE, { user: { id: idOf('user', number), email } });
    const prefixing: Route = (query) =>
      paged(
        'memberships',
        query.get('locationRef') === HERE ? [written(1, ' Ana@B.example'), written(2, 'ana@b.example.org')] : [],
        query,
      );
    const { adapter } = scriptSpacebring({ [MEMBERSHIPS]: prefixing });
    const people = await adapter.people.findPeopleByEmail('ana@b.example');
    expect(people.map(({ sourceId }) => sourceId)).toEqual([idOf('membership', 1)]);
  });

  test('a text that is no address belongs to no person: it is not sent, or refused by the source', async () => {
    const { adapter, calls } = scriptSpacebring({ [MEMBERSHIPS]: () => refuse(400) });
    expect(await adapter.people.findPeopleByEmail('not an address')).toEqual([]);
    expect(listCalls(calls)).toEqual([]);
    expect(await adapter.people.findPeopleByEmail('odd@host')).toEqual([]);
  });

  test('a source that fails does not make a person unknown', async () => {
    const { adapter } = scriptSpacebring({ [MEMBERSHIPS]: () => refuse(503) });
    await expect(adapter.people.findPeopleByEmail('a@b.example')).rejects.toMatchObject({ status: 503 });
  });
});

describe('all of them', () => {
  test('are the lists of all locations, or of the given ones', async () => {
    const { adapter } = scriptSpacebring(routes);
    expect((await adapter.people.readPeople({})).records).toHaveLength(80);
    expect((await adapter.people.readPeople({ locationIds: [THERE] })).records).toHaveLength(40);
    expect((await adapter.people.readPeople({ email: 'member41@host.example' })).records).toHaveLength(1);
  });

  test('are incomplete where a list is cut, or a later page fails', async () => {
    const endless: Route = (query) => ({
      memberships: [memberOf(1, HERE)],
      nextPageToken: `${Number(query.get('nextPageToken') ?? 0) + 1}`,
    });
    const cut = scriptSpacebring({ [MEMBERSHIPS]: endless }, { maxPages: 3 });
    expect(await cut.adapter.people.readPeople({ locationIds: [HERE] })).toMatchObject({
      isComplete: false,
      fault: { code: 'PAGE_LIMIT' },
    });
    expect(listCalls(cut.calls)).toHaveLength(3);
    const failing: Route = (query, id) => (query.has('nextPageToken') ? refuse(500) : endless(query, id));
    const broken = scriptSpacebring({ [MEMBERSHIPS]: failing });
    const slice = await broken.adapter.people.readPeople({ locationIds: [HERE] });
    expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(slice.records).toHaveLength(1);
  });
});
