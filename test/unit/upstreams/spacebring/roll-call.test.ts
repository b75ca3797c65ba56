import {
  idOf,
  memberOf,
  NOW,
  PLACES,
  paged,
  type Route,
  refuse,
  scriptSpacebring,
  visitAt,
} from './scripted-spacebring.js';

const VISITS = '/visitors/visits/v1';
const CHECK_INS = '/check_ins/v1';
const [HERE, THERE] = PLACES;
const ON_SITE = { checkInDate: '2026-03-10T08:00:00Z' };
const TODAY = '2026-03-10T09:00:00Z';
const LONG_AGO = '2025-06-01T09:00:00Z';

function checkIn(visitNumber: number, startDate: string, changes: Readonly<Record<string, unknown>> = {}): unknown {
  const visit = { id: idOf('visit', visitNumber), userHost: { id: idOf('user', 1) } };
  return { id: idOf('checkin', visitNumber), startDate, status: 'checkedIn', type: 'visit', visit, ...changes };
}

function checkInsOf(checkIns: readonly unknown[]): Route {
  return (query) => paged('checkIns', query.get('locationRef') === HERE ? checkIns : [], query, 100);
}

/** The lists answer today's visits, single reads all of them. */
function visitRoutes(visits: Readonly<Record<number, unknown>>, today: readonly number[]): Record<string, Route> {
  return {
    [VISITS]: (query) =>
      paged(
        'visits',
        today.map((number) => visits[number]),
        query,
        100,
      ),
    [`${VISITS}/{id}`]: (_query, id) => {
      const found = Object.entries(visits).find(([number]) => idOf('visit', Number(number)) === id);
      return found === undefined ? refuse(404) : { visit: found[1] };
    },
  };
}

const numbersOf = (slice: { records: readonly { sourceId: string }[] }) =>
  slice.records.map(({ sourceId }) => Number(sourceId.slice(-6))).sort();

test('who came today is found in one list, who came long ago by id', async () => {
  const visits = { 1: visitAt(1, TODAY, ON_SITE), 2: visitAt(2, TODAY, ON_SITE), 3: visitAt(3, LONG_AGO, ON_SITE) };
  const { adapter, calls } = scriptSpacebring({
    [CHECK_INS]: checkInsOf([checkIn(1, TODAY), checkIn(2, TODAY), checkIn(3, LONG_AGO)]),
    ...visitRoutes(visits, [1, 2]),
  });
  const slice = await adapter.visits.readVisitsOnSite({ now: NOW });
  expect(numbersOf(slice)).toEqual([1, 2, 3]);
  expect(slice).toMatchObject({ isComplete: true, fault: null });
  const bounds = 'date[gte]=2026-03-10T00:00:00.000Z&date[lte]=2026-03-11T00:00:00.000Z';
  expect(calls.filter((call) => call.startsWith(VISITS)).sort()).toEqual([
    `${VISITS}/${idOf('visit', 3)}`,
    `${VISITS}?locationRef=${HERE}&${bounds}`,
  ]);
  expect(calls.filter((call) => call.startsWith(CHECK_INS))).toEqual(
    PLACES.map((place) => `${CHECK_INS}?locationRef=${place}&type=visit&status=checkedIn`),
  );
});

test('one visitor of today is read by id', async () => {
  const { adapter, calls } = scriptSpacebring({
    [CHECK_INS]: checkInsOf([checkIn(1, TODAY)]),
    ...visitRoutes({ 1: visitAt(1, TODAY, ON_SITE) }, []),
  });
  expect(numbersOf(await adapter.visits.readVisitsOnSite({ now: NOW }))).toEqual([1]);
  expect(calls.filter((call) => call.startsWith(VISITS))).toEqual([`${VISITS}/${idOf('visit', 1)}`]);
});

test('today’s visitors whom the list of the day lacks are read by id', async () => {
  const visits = { 1: visitAt(1, TODAY, ON_SITE), 2: visitAt(2, TODAY, ON_SITE) };
  const { adapter } = scriptSpacebring({
    [CHECK_INS]: checkInsOf([checkIn(1, TODAY), checkIn(2, TODAY)]),
    ...visitRoutes(visits, [1]),
  });
  expect(numbersOf(await adapter.visits.readVisitsOnSite({ now: NOW }))).toEqual([1, 2]);
});

test('a source that ignores the filters adds no visitor who is not on site', async () => {
  const gone = { ...ON_SITE, checkOutDate: '2026-03-10T10:00:00Z' };
  const visits = { 1: visitAt(1, LONG_AGO, gone), 2: visitAt(2, LONG_AGO, ON_SITE), 3: visitAt(3, LONG_AGO) };
  const { adapter, calls } = scriptSpacebring({
    [CHECK_INS]: checkInsOf([
      ...[1, 2, 3].map((number) => checkIn(number, LONG_AGO)),
      checkIn(4, LONG_AGO, { status: 'checkedOut' }),
      checkIn(5, LONG_AGO, { type: 'deskBooking' }),
    ]),
    ...visitRoutes(visits, []),
  });
  expect(numbersOf(await adapter.visits.readVisitsOnSite({ now: NOW }))).toEqual([2]);
  expect(calls.filter((call) => call.startsWith(`${VISITS}/`))).toHaveLength(3);
});

test('a visitor on site whose visit cannot be read is shown by the check-in', async () => {
  const user = { id: idOf('guest', 2), name: 'Ana', surname: 'Lima', email: 'ana@guest.example', phoneNumber: null };
  const { adapter } = scriptSpacebring({
    [CHECK_INS]: checkInsOf([
      checkIn(1, LONG_AGO),
      checkIn(2, LONG_AGO, { user, code: '123456', checkInDate: '2025-06-01T09:05:00Z' }),
    ]),
    ...visitRoutes({ 1: visitAt(1, LONG_AGO, ON_SITE) }, []),
  });
  const slice = await adapter.visits.readVisitsOnSite({ now: NOW });
  expect(numbersOf(slice)).toEqual([1, 2]);
  expect(slice).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
  expect(slice.records.find(({ sourceId }) => sourceId === idOf('visit', 2))).toMatchObject({
    status: 'CHECKED_IN',
    scheduledAt: new Date(LONG_AGO),
    checkedInAt: new Date('2025-06-01T09:05:00Z'),
    visitor: { name: 'Ana Lima', email: 'ana@guest.example' },
    location: { sourceId: HERE },
  });
});

describe.each([400, 404, 500])('where a visit by its id answers %i', (status) => {
  const user = { id: idOf('guest', 2), name: 'Ana', surname: 'Lima', email: 'ana@guest.example', phoneNumber: null };
  const script = (checkIns: readonly unknown[]) =>
    scriptSpacebring({
      [CHECK_INS]: checkInsOf(checkIns),
      [VISITS]: () => ({ visits: [] }),
      [`${VISITS}/{id}`]: () => refuse(status),
    });
  const inside = () => [checkIn(1, LONG_AGO, { user }), checkIn(2, TODAY, { user }), checkIn(3, TODAY, { user })];

  test('every visitor on site has a row', async () => {
    const slice = await script(inside()).adapter.visits.readVisitsOnSite({ now: NOW });
    expect(numbersOf(slice)).toEqual([1, 2, 3]);
    expect(slice.records.map(({ visitor }) => visitor.name)).toEqual(['Ana Lima', 'Ana Lima', 'Ana Lima']);
    // Of a visit that is not there a check-in is all there is; one that cannot be read now may say more.
    const reason = status < 500 ? null : { code: 'UPSTREAM_UNAVAILABLE' };
    expect(slice).toMatchObject({ isComplete: reason === null, droppedCount: 0, fault: reason });
  });

  test('a visitor who cannot be shown is left out, with a reason', async () => {
    const nameless = [...inside(), checkIn(4, TODAY)];
    const slice = await script(nameless).adapter.visits.readVisitsOnSite({ now: NOW });
    expect(numbersOf(slice)).toEqual([1, 2, 3]);
    expect(slice).toMatchObject({ isComplete: false, fault: { message: expect.any(String) } });
  });

  test('a roll call of which no visit can be shown fails', async () => {
    const { visits } = script([checkIn(1, TODAY)]).adapter;
    await expect(visits.readVisitsOnSite({ now: NOW, locationIds: [HERE] })).rejects.toMatchObject({
      name: 'SourceFaultError',
    });
  });
});

describe.each([400, 404])('a visit that the source does not find by its id (%i)', (status) => {
  const user = { id: idOf('guest', 2), name: 'Ana', surname: 'Lima', email: 'ana@guest.example', phoneNumber: null };
  const script = (checkIns: Route) =>
    scriptSpacebring({ [CHECK_INS]: checkIns, [`${VISITS}/{id}`]: () => refuse(status) });

  test('is found by the id under which the roll call shows it', async () => {
    const { adapter } = script(checkInsOf([checkIn(1, LONG_AGO, { user }), checkIn(2, LONG_AGO, { user })]));
    const { records } = await adapter.visits.readVisitsOnSite({ now: NOW });
    expect(records).toHaveLength(2);
    for (const row of records) expect(await adapter.visits.loadVisit(row.sourceId, NOW)).toEqual(row);
  });

  test('is unknown when it is over', async () => {
    const { adapter } = script(checkInsOf([checkIn(1, LONG_AGO, { user, status: 'checkedOut' })]));
    expect(await adapter.visits.loadVisit(idOf('visit', 1), NOW)).toBeNull();
  });

  test('is unknown where there are no check-ins', async () => {
    const { adapter } = script(() => refuse(403));
    expect(await adapter.visits.loadVisit(idOf('visit', 1), NOW)).toBeNull();
  });

  test('is not said to be absent while check-ins cannot be read', async () => {
    const { adapter } = script(() => refuse(503));
    await expect(adapter.visits.loadVisit(idOf('visit', 1), NOW)).rejects.toMatchObject({ status: 503 });
  });

  test('is found in one location although another cannot be read', async () => {
    const { adapter } = script((query, id) =>
      query.get('locationRef') === THERE ? refuse(503) : checkInsOf([checkIn(1, LONG_AGO, { user })])(query, id),
    );
    expect(await adapter.visits.loadVisit(idOf('visit', 1), NOW)).toMatchObject({ location: { sourceId: HERE } });
  });

  test('costs the check-ins once for all ids of a request', async () => {
    const { adapter, calls } = script(checkInsOf([]));
    await Promise.all([1, 2, 3].map((number) => adapter.visits.loadVisit(idOf('visit', number), NOW)));
    expect(calls.filter((call) => call.startsWith(CHECK_INS))).toHaveLength(PLACES.length);
  });
});

test('a visitor on site who cannot be shown is missing, with a reason', async () => {
  const { adapter } = scriptSpacebring({
    [CHECK_INS]: checkInsOf([checkIn(1, LONG_AGO), checkIn(2, LONG_AGO)]),
    ...visitRoutes({ 1: visitAt(1, LONG_AGO, ON_SITE) }, []),
  });
  const slice = await adapter.visits.readVisitsOnSite({ now: NOW });
  expect(numbersOf(slice)).toEqual([1]);
  expect(slice).toMatchObject({ isComplete: false, droppedCount: 1, fault: { code: 'UPSTREAM_INVALID_RESPONSE' } });
});

test('a visit that cannot be read costs itself', async () => {
  const visits = { 1: visitAt(1, LONG_AGO, ON_SITE), 2: visitAt(2, 'unreadable', ON_SITE) };
  const { adapter } = scriptSpacebring({
    [CHECK_INS]: checkInsOf([1, 2].map((number) => checkIn(number, LONG_AGO))),
    ...visitRoutes(visits, []),
  });
  const slice = await adapter.visits.readVisitsOnSite({ now: NOW });
  expect(numbersOf(slice)).toEqual([1]);
  expect(slice).toMatchObject({ isComplete: false, droppedCount: 1, fault: { code: 'UPSTREAM_INVALID_RESPONSE' } });
});

test('the roll call of one host reads their visits only', async () => {
  const other = { visit: { id: idOf('visit', 2), userHost: { id: idOf('user', 2) } } };
  const { adapter, calls } = scriptSpacebring({
    '/community/memberships/v1/{id}': () => ({ membership: memberOf(1, HERE) }),
    [CHECK_INS]: checkInsOf([checkIn(1, LONG_AGO), checkIn(2, LONG_AGO, other)]),
    ...visitRoutes({ 1: visitAt(1, LONG_AGO, ON_SITE) }, []),
  });
  const slice = await adapter.visits.readVisitsOnSite({ now: NOW, hostIds: [idOf('membership', 1)] });
  expect(numbersOf(slice)).toEqual([1]);
  expect(calls.filter((call) => call.startsWith(CHECK_INS))).toHaveLength(1);
  expect(calls.filter((call) => call.startsWith(`${VISITS}/`))).toHaveLength(1);
});

test.each([403, 404])('without the Check-ins API (%s) the last days are read, which is incomplete', async (status) => {
  const visits = [visitAt(1, TODAY, ON_SITE), visitAt(2, TODAY)];
  const { adapter, calls } = scriptSpacebring(
    { [CHECK_INS]: () => refuse(status), [VISITS]: (query) => paged('visits', visits, query, 100) },
    { rollCallDays: 30 },
  );
  const slice = await adapter.visits.readVisitsOnSite({ now: NOW, locationIds: [THERE] });
  expect(numbersOf(slice)).toEqual([1]);
  expect(slice.isComplete).toBe(false);
  const bounds = 'date[gte]=2026-02-08T00:00:00.000Z&date[lte]=2026-03-12T00:00:00.000Z';
  expect(calls.filter((call) => call.startsWith(VISITS))).toEqual([`${VISITS}?locationRef=${THERE}&${bounds}`]);
});

test('without the Check-ins API a host who is named twice is read once', async () => {
  const { adapter, calls } = scriptSpacebring({
    '/community/memberships/v1/{id}': () => ({ membership: memberOf(1, HERE) }),
    [CHECK_INS]: () => refuse(404),
    [VISITS]: (query) => paged('visits', [visitAt(1, TODAY, ON_SITE)], query, 100),
  });
  const hostIds = [idOf('membership', 1), `user/${idOf('user', 1)}`];
  const slice = await adapter.visits.readVisitsOnSite({ now: NOW, hostIds, locationIds: [HERE] });
  expect(numbersOf(slice)).toEqual([1]);
  expect(calls.filter((call) => call.startsWith(`${VISITS}?`))).toHaveLength(1);
});

test('a source that fails is no source without the Check-ins API', async () => {
  const { adapter } = scriptSpacebring({ [CHECK_INS]: () => refuse(503) });
  await expect(adapter.visits.readVisitsOnSite({ now: NOW })).rejects.toMatchObject({ status: 503 });
});
