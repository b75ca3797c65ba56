import type { JsonObject } from '../../support/openapi/json-object.js';
import {
  idsOf,
  locationIds,
  objectOf,
  objectsOf,
  type SpacebringHarness,
  startSpacebring,
  UNKNOWN_ID,
} from './spacebring-harness.js';

const LISTS = [
  ['/visitors/visits/v1', 'visits'],
  ['/visitors/requests/v1', 'requests'],
  ['/visitors/contacts/v1', 'contacts'],
  ['/check_ins/v1', 'checkIns'],
  ['/support/tickets/v1', 'tickets'],
  ['/community/memberships/v1', 'memberships'],
  ['/community/memberships/v1/deleted', 'memberships'],
  ['/community/companies/v1', 'companies'],
  ['/transactions/day_passes/v1', 'transactions'],
  ['/transactions/credits/v1', 'transactions'],
  ['/transactions/money/v1', 'transactions'],
] as const;
const FORGIVING = [
  '/check_ins/v1',
  '/transactions/day_passes/v1',
  '/transactions/credits/v1',
  '/transactions/money/v1',
];
const WITHOUT_LOCATION = LISTS.map(([path]) => path).filter((path) => path.startsWith('/transactions'));
const WITHOUT_SEARCH_QUERY = ['/community/memberships/v1/deleted', '/community/companies/v1'];

describe('every list of the Spacebring sandbox', () => {
  let sandbox: SpacebringHarness;
  let locationRef: string;
  beforeAll(async () => {
    sandbox = await startSpacebring();
    [locationRef] = await locationIds(sandbox);
  });
  afterAll(() => sandbox.close());

  test.each(LISTS)('%s gives every record once, whatever the page size, and each conforms', async (path, member) => {
    const whole = idsOf(await sandbox.walk(path, member, { locationRef, limit: '100' }));
    const pieces = idsOf(await sandbox.walk(path, member, { locationRef, limit: '7' }));
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThan(0);
    expect(pieces).toEqual(whole);
  });

  test.each(LISTS)(
    '%s answers 25 rows by default and refuses a token under other filters or with a changed letter',
    async (path, member) => {
      const { body } = await sandbox.call('GET', path, { query: { locationRef } });
      expect(objectsOf(body, member).length).toBeLessThanOrEqual(25);
      const small = await sandbox.call('GET', path, { query: { locationRef, limit: '1' } });
      const token = small.body['nextPageToken'];
      if (typeof token !== 'string') return expect(objectsOf(small.body, member)).toHaveLength(1);
      const [, elsewhere] = await locationIds(sandbox);
      const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
      for (const query of [
        { locationRef: elsewhere, nextPageToken: token },
        { locationRef, nextPageToken: changed },
      ]) {
        expect((await sandbox.call('GET', path, { query })).status).toBe(400);
      }
    },
  );

  test.each(LISTS)('%s puts a limit out of range right, or refuses it', async (path, member) => {
    for (const limit of ['0', '101', 'x', '-1']) {
      const { status, body } = await sandbox.call('GET', path, { query: { locationRef, limit } });
      if (!FORGIVING.includes(path)) expect([path, limit, status]).toEqual([path, limit, 400]);
      else expect(objectsOf(body, member).length).toBeGreaterThan(limit === '101' ? 25 : 0);
    }
  });

  test.each(LISTS)('%s demands a location of the network where it is mandatory', async (path) => {
    const statusOf = async (query: Record<string, string>) => (await sandbox.call('GET', path, { query })).status;
    if (WITHOUT_LOCATION.includes(path)) return expect(await statusOf({})).toBe(200);
    expect([
      await statusOf({}),
      await statusOf({ locationRef: 'x' }),
      await statusOf({ locationRef: UNKNOWN_ID }),
    ]).toEqual([400, 400, 400]);
  });

  test.each(LISTS)('%s offers the next page as a query string where that is documented', async (path, member) => {
    const { body } = await sandbox.call('GET', path, { query: { locationRef, limit: '1' } });
    if (WITHOUT_SEARCH_QUERY.includes(path)) return expect(body['searchQueryNext']).toBeUndefined();
    const query = Object.fromEntries(new URLSearchParams(String(body['searchQueryNext'])));
    expect(query).toMatchObject({ locationRef, limit: '1', nextPageToken: body['nextPageToken'] });
    const next = await sandbox.call('GET', path, { query });
    expect(idsOf(objectsOf(next.body, member))).not.toEqual(idsOf(objectsOf(body, member)));
  });

  test('visits are not in the order of any of their times', async () => {
    const visits = await sandbox.walk('/visitors/visits/v1', 'visits', { locationRef, limit: '100' });
    for (const key of ['date', 'createDate']) {
      const times = visits.map((visit) => String(visit[key]));
      expect(times).not.toEqual([...times].sort());
      expect(times).not.toEqual([...times].sort().reverse());
    }
  });

  test('the walk neither repeats nor skips a visit when others are written between the pages', async () => {
    const path = '/visitors/visits/v1';
    const before = idsOf(await sandbox.walk(path, 'visits', { locationRef, limit: '100' }));
    const headers = await sandbox.userHeaders();
    const seen: string[] = [];
    let query: Record<string, string> = { locationRef, limit: '50' };
    for (;;) {
      const { body } = await sandbox.call('GET', path, { query });
      seen.push(...idsOf(objectsOf(body, 'visits')));
      const visitor = { email: 'between@example.com', name: 'Between' };
      await sandbox.call('POST', path, {
        headers,
        body: { visit: { date: '2026-11-19T10:00:00Z', locationRef, visitor } },
      });
      if (typeof body['nextPageToken'] !== 'string') break;
      query = { ...query, nextPageToken: body['nextPageToken'] };
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.includes(id))).toEqual(before);
  });
});

describe('the filters of the Spacebring sandbox', () => {
  let sandbox: SpacebringHarness;
  let locationRef: string;
  const list = async (path: string, member: string, query: Record<string, string>): Promise<JsonObject[]> =>
    sandbox.walk(path, member, { locationRef, limit: '100', ...query });
  beforeAll(async () => {
    sandbox = await startSpacebring();
    [locationRef] = await locationIds(sandbox);
  });
  afterAll(() => sandbox.close());

  test.each([
    ['/visitors/visits/v1', 'visits', 'date'],
    ['/visitors/visits/v1', 'visits', 'createDate'],
    ['/visitors/requests/v1', 'requests', 'createDate'],
    ['/visitors/contacts/v1', 'contacts', 'createDate'],
    ['/check_ins/v1', 'checkIns', 'checkInDate'],
    ['/transactions/day_passes/v1', 'transactions', 'createDate'],
    ['/transactions/credits/v1', 'transactions', 'createDate'],
    ['/transactions/money/v1', 'transactions', 'createDate'],
  ])('%s keeps both ends of a %s range by %s', async (path, member, key) => {
    const all = await list(path, member, {});
    const times = all.flatMap((row) => (typeof row[key] === 'string' ? [row[key]] : [])).sort();
    const from = times[Math.floor(times.length * 0.3)] ?? '';
    const to = times[Math.floor(times.length * 0.6)] ?? '';
    const rows = await list(path, member, { [`${key}[gte]`]: from, [`${key}[lte]`]: to });
    expect(rows.map((row) => String(row[key])).sort()).toEqual(times.filter((time) => time >= from && time <= to));
    const { status } = await sandbox.call('GET', path, { query: { locationRef, [`${key}[gte]`]: 'yesterday' } });
    expect(status).toBe(400);
  });

  test.each(['userRefHost', 'userRefVisitor'])('visits are found by %s', async (key) => {
    const visits = await list('/visitors/visits/v1', 'visits', {});
    const wanted = String(visits[0]?.[key]);
    const rows = await list('/visitors/visits/v1', 'visits', { [key]: wanted });
    expect(idsOf(rows)).toEqual(idsOf(visits.filter((visit) => visit[key] === wanted)));
    expect(await list('/visitors/visits/v1', 'visits', { [key]: UNKNOWN_ID })).toEqual([]);
  });

  test('memberships are found by user, e-mail in any case, company and type', async () => {
    const path = '/community/memberships/v1';
    const members = await list(path, 'memberships', {});
    const inCompany = members.find(({ companyRef }) => companyRef !== undefined) ?? {};
    const email = String(objectOf(inCompany, 'user')['email']);
    expect(idsOf(await list(path, 'memberships', { userRef: String(inCompany['userRef']) }))).toEqual([
      inCompany['id'],
    ]);
    expect(idsOf(await list(path, 'memberships', { userEmail: email.toUpperCase() }))).toEqual([inCompany['id']]);
    const colleagues = members.filter(({ companyRef }) => companyRef === inCompany['companyRef']);
    expect(idsOf(await list(path, 'memberships', { companyRef: String(inCompany['companyRef']) }))).toEqual(
      idsOf(colleagues),
    );
    const nonmembers = members.filter(({ type }) => type === 'nonmember');
    expect(idsOf(await list(path, 'memberships', { types: 'nonmember' }))).toEqual(idsOf(nonmembers));
    expect(await list(path, 'memberships', { types: 'member,nonmember' })).toHaveLength(members.length);
    expect(await list(path, 'memberships', { status: 'requested' })).toEqual([]);
  });

  test('transactions of the three ledgers are found by customer, type and status', async () => {
    for (const ledger of ['day_passes', 'credits', 'money']) {
      const path = `/transactions/${ledger}/v1`;
      const all = await list(path, 'transactions', {});
      const customerOf = (row: JsonObject): unknown => objectOf(row, 'customer')['id'];
      const [first = {}] = all;
      const ofCustomer = await list(path, 'transactions', { customerRef: String(customerOf(first)) });
      expect(idsOf(ofCustomer)).toEqual(idsOf(all.filter((row) => customerOf(row) === customerOf(first))));
      const types = [...new Set(all.map(({ type }) => String(type)))].slice(0, 2);
      const ofTypes = await list(path, 'transactions', { type: types.join(',') });
      expect(idsOf(ofTypes)).toEqual(idsOf(all.filter(({ type }) => types.includes(String(type)))));
      expect((await sandbox.call('GET', path, { query: { type: 'gift' } })).status).toBe(400);
      if (ledger === 'day_passes') continue;
      const pending = await list(path, 'transactions', { status: 'pending,failed' });
      expect(idsOf(pending)).toEqual(idsOf(all.filter(({ status }) => status === 'pending' || status === 'failed')));
    }
  });

  test('check-ins come newest arrival first and are found by status, type and user', async () => {
    const path = '/check_ins/v1';
    const all = await list(path, 'checkIns', {});
    const arrivals = all.map(({ checkInDate, startDate }) => String(checkInDate ?? startDate));
    expect(arrivals).toEqual([...arrivals].sort().reverse());
    const statuses = new Set(all.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['checkedIn', 'checkedOut', 'expired', 'scheduled']);
    const onSite = await list(path, 'checkIns', { type: 'visit', status: 'checkedIn' });
    expect(idsOf(onSite)).toEqual(idsOf(all.filter(({ type, status }) => type === 'visit' && status === 'checkedIn')));
    const user = String(objectOf(all[0] ?? {}, 'user')['id']);
    const ofUser = await list(path, 'checkIns', { userRef: user });
    expect(idsOf(ofUser)).toEqual(idsOf(all.filter((row) => objectOf(row, 'user')['id'] === user)));
    expect((await sandbox.call('GET', path, { query: { locationRef, status: 'here' } })).status).toBe(400);
  });

  test('a query parameter given twice is refused', async () => {
    const response = await sandbox.call(
      'GET',
      `/visitors/visits/v1?locationRef=${locationRef}&locationRef=${locationRef}`,
      { isUnchecked: true },
    );
    expect(response.status).toBe(400);
  });
});
