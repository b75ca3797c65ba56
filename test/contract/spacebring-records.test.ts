import { addDays } from '../../src/domain/time/time-range.js';
import { idsOf, NOW, type RawRecord, type RunningSpacebring, startSpacebring, textOf } from './spacebring-sandbox.js';

const MEMBERSHIPS = 'GET /community/memberships/v1';
const TICKETS = 'GET /support/tickets/v1';
const LOCATIONS = 'GET /locations/v1 ×1';

let sandbox: RunningSpacebring;
let places: readonly RawRecord[];
let members: readonly RawRecord[];

beforeAll(async () => {
  sandbox = await startSpacebring();
  places = await sandbox.askPlaces();
  members = await sandbox.askEverywhere('/community/memberships/v1', 'memberships');
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await sandbox.setFaults([]);
  await sandbox.takeRequests();
});

afterEach(() => {
  expect(sandbox.violations).toEqual([]);
});

function emailOf(member: RawRecord): string {
  const { email } = member['user'] as { email: string };
  return email.trim().toLowerCase();
}

describe('people', () => {
  test('by id are the locations’ lists when many are wanted', async () => {
    const ids = members.filter((_member, index) => index % 3 === 0).map(({ id }) => id);
    const { people } = sandbox.forRequest();
    const found = await Promise.all(ids.map((id) => people.loadPerson(id)));
    expect(found.map((person) => person?.sourceId)).toEqual(ids);
    const requests = await sandbox.takeRequests();
    expect(requests).not.toContainEqual(expect.stringContaining('/:id'));
    expect(requests).toHaveLength(2);
  });

  test('whose membership was deleted are still known, as inactive', async () => {
    const [gone] = await sandbox.askEverywhere('/community/memberships/v1/deleted', 'memberships');
    const { people, visits } = sandbox.forRequest();
    expect(await people.loadPerson(textOf(gone, 'id'))).toMatchObject({ sourceId: gone?.id, isActive: false });
    const range = { from: addDays(NOW, -120), to: addDays(NOW, 30) };
    const hosted = await visits.readVisits({ range, now: NOW, hostIds: [textOf(gone, 'id')] });
    expect(hosted.records.length).toBeGreaterThan(0);
    expect(hosted.records.every(({ host }) => host?.sourceId === gone?.id)).toBe(true);
  });

  test('by account are found in the location of the record', async () => {
    const [member] = members;
    const account = { accountId: textOf(member, 'userRef'), locationId: textOf(member, 'locationRef') };
    const { people } = sandbox.forRequest();
    expect(await people.loadPersonByAccount?.(account)).toMatchObject({ sourceId: member?.id });
    const elsewhere = await people.loadPerson(`user/${account.accountId}`);
    expect(elsewhere).toMatchObject({ sourceId: `user/${account.accountId}` });
  });

  test('by e-mail are all memberships of that human', async () => {
    const emails = members.map(emailOf);
    const email = emails.find((candidate, index) => emails.indexOf(candidate) !== index) ?? '';
    const found = await sandbox.forRequest().people.findPeopleByEmail(email);
    expect(found.length).toBeGreaterThan(1);
    expect(idsOf(found)).toEqual(
      members
        .filter((member) => emailOf(member) === email)
        .map(({ id }) => id)
        .sort(),
    );
    expect(await sandbox.takeRequests()).toEqual([`${MEMBERSHIPS} ×${places.length}`, LOCATIONS]);
  });
});

describe('tickets', () => {
  test('begin with one page per location', async () => {
    const page = await sandbox
      .forRequest()
      .tickets?.iterateTickets({ order: { field: 'CREATED_AT', direction: 'DESC' } }, null)
      .next();
    expect(page?.slice.records.length).toBeGreaterThan(0);
    expect(await sandbox.takeRequests()).toEqual([LOCATIONS, `${TICKETS} ×${places.length}`]);
  });

  test('of many requesters are one list per location', async () => {
    const requesters = members.slice(0, 90);
    const { tickets } = sandbox.forRequest();
    const slices = await Promise.all(
      requesters.map((member) =>
        tickets?.loadTicketsOfRequester({ sourceId: member.id, locationId: textOf(member, 'locationRef') }),
      ),
    );
    expect(slices.some((slice) => (slice?.records.length ?? 0) > 0)).toBe(true);
    const asked = new Set(requesters.map((member) => member['locationRef'])).size;
    const [count] = await sandbox.takeRequests();
    expect(Number(count?.split('×')[1])).toBeGreaterThanOrEqual(asked);
    expect(Number(count?.split('×')[1])).toBeLessThanOrEqual(asked + 2);
  });

  test('narrow to who works on them', async () => {
    const raw = await sandbox.askEverywhere('/support/tickets/v1', 'tickets');
    const assigned = raw.find(({ userRefAssignee }) => userRefAssignee !== undefined);
    const membership = members.find(
      (member) =>
        member['userRef'] === assigned?.['userRefAssignee'] && member['locationRef'] === assigned?.['locationRef'],
    );
    const walk = sandbox
      .forRequest()
      .tickets?.iterateTickets(
        { order: { field: 'UPDATED_AT', direction: 'DESC' }, assigneeIds: [textOf(membership, 'id')] },
        null,
      );
    const found: string[] = [];
    for (let page = await walk?.next(); page; page = await walk?.next()) found.push(...idsOf(page.slice.records));
    const expected = raw.filter(
      (ticket) =>
        ticket['userRefAssignee'] === membership?.['userRef'] && ticket['locationRef'] === membership?.['locationRef'],
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(found.sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  test('and what happened to them are one call', async () => {
    const [raw] = await sandbox.askAll(`/support/tickets/v1?locationRef=${textOf(places[0], 'id')}`, 'tickets');
    await sandbox.takeRequests();
    const { tickets } = sandbox.forRequest();
    const [ticket, activities] = await Promise.all([
      tickets?.loadTicket(textOf(raw, 'id')),
      tickets?.loadTicketActivities(textOf(raw, 'id')),
    ]);
    expect(ticket?.sourceId).toBe(raw?.id);
    expect(activities?.length).toBeGreaterThan(0);
    expect(await sandbox.takeRequests()).toEqual([`${TICKETS}/:id ×1`]);
  });
});

describe('transactions', () => {
  const range = { from: addDays(NOW, -3), to: NOW };

  test('of a few days are one list per ledger and location', async () => {
    const slice = await sandbox.forRequest().transactions?.readTransactions({ range });
    expect(slice).toMatchObject({ isComplete: true, droppedCount: 0 });
    expect(await sandbox.takeRequests()).toEqual([
      LOCATIONS,
      ...['credits', 'day_passes', 'money'].map((ledger) => `GET /transactions/${ledger}/v1 ×${places.length}`),
    ]);
  });

  test('of a member are one list per ledger', async () => {
    const raw = await sandbox.askAll(`/transactions/credits/v1?locationRef=${textOf(places[0], 'id')}`, 'transactions');
    const customers = raw.map(({ customer }) => customer as { id: string; type: string });
    const sourceId = customers.find(({ type }) => type === 'user')?.id ?? '';
    await sandbox.takeRequests();
    const { transactions } = sandbox.forRequest();
    const wide = { from: addDays(NOW, -120), to: NOW };
    const slice = await transactions?.readTransactions({ range: wide, customers: [{ nodeType: 'Person', sourceId }] });
    expect(slice?.records.some(({ kind }) => kind === 'CREDIT')).toBe(true);
    expect(await sandbox.takeRequests()).toEqual([
      `${MEMBERSHIPS}/:id ×1`,
      ...['credits', 'day_passes', 'money'].map((ledger) => `GET /transactions/${ledger}/v1 ×1`),
    ]);
  });
});
