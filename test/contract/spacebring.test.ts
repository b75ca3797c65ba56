import { SourceFaultError } from '../../src/domain/source/source-error.js';
import { addDays, MS_PER_DAY } from '../../src/domain/time/time-range.js';
import { endOfDay, startOfDay } from '../../src/domain/time/time-zone.js';
import {
  createScope,
  idsOf,
  NOW,
  type RawRecord,
  type RunningSpacebring,
  startSpacebring,
  textOf,
} from './spacebring-sandbox.js';

const VISITS = 'GET /visitors/visits/v1';
const MEMBERSHIPS = 'GET /community/memberships/v1';
const LOCATIONS = 'GET /locations/v1 ×1';
const RANGE = { from: addDays(NOW, -2), to: addDays(NOW, 1) };

let sandbox: RunningSpacebring;
let places: readonly RawRecord[];

beforeAll(async () => {
  sandbox = await startSpacebring();
  places = await sandbox.askPlaces();
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await sandbox.setFaults([]);
  await sandbox.takeRequests();
});

afterEach(() => {
  expect(sandbox.violations).toEqual([]);
});

const rawVisits = () => sandbox.askEverywhere('/visitors/visits/v1', 'visits');

describe('visits', () => {
  test('of a range are one narrowed list per location', async () => {
    const expected = (await rawVisits()).filter(({ date }) => {
      const at = new Date(String(date));
      return at >= RANGE.from && at < RANGE.to;
    });
    await sandbox.takeRequests();
    const slice = await sandbox.forRequest().visits.readVisits({ range: RANGE, now: NOW });
    expect(idsOf(slice.records)).toEqual(expected.map(({ id }) => id).sort());
    expect(slice).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
    const pages = places.map(({ id }) =>
      Math.max(1, Math.ceil(expected.filter((visit) => visit['locationRef'] === id).length / 100)),
    );
    expect(await sandbox.takeRequests()).toEqual([
      LOCATIONS,
      `${VISITS} ×${pages.reduce((sum, count) => sum + count)}`,
    ]);
  });

  test('of a host are one list in their location, and the membership’s look-up', async () => {
    const visit = (await rawVisits()).find(({ date }) => new Date(String(date)) > RANGE.from);
    await sandbox.takeRequests();
    const hostIds = [textOf(visit, 'membershipRefHost')];
    const slice = await sandbox.forRequest().visits.readVisits({ range: RANGE, now: NOW, hostIds });
    expect(slice.records.every(({ host }) => host?.sourceId === hostIds[0])).toBe(true);
    expect(await sandbox.takeRequests()).toEqual([`${MEMBERSHIPS}/:id ×1`, LOCATIONS, `${VISITS} ×1`]);
  });

  test('asked for twice in a request, or as a part of what was read, cost nothing more', async () => {
    const { visits } = sandbox.forRequest();
    const wider = await visits.readVisits({ range: RANGE, now: NOW });
    await sandbox.takeRequests();
    const day = { from: addDays(NOW, -1), to: NOW };
    const [again, part] = await Promise.all([
      visits.readVisits({ range: RANGE, now: NOW }),
      visits.readVisits({ range: day, now: NOW }),
    ]);
    expect(idsOf(again.records)).toEqual(idsOf(wider.records));
    expect(idsOf(part.records)).toEqual(
      idsOf(wider.records.filter(({ scheduledAt }) => scheduledAt >= day.from && scheduledAt < day.to)),
    );
    expect(await sandbox.takeRequests()).toEqual([]);
  });

  test('carry host, company and location as the source tells them', async () => {
    const [raw] = await rawVisits();
    const visit = await sandbox.forRequest().visits.loadVisit(textOf(raw, 'id'), NOW);
    const customer = raw?.['customer'] as {
      id: string;
      user: { name: string; email: string };
      company?: { id: string };
    };
    expect(visit?.host).toMatchObject({ sourceId: customer.id, email: customer.user.email });
    expect(visit?.host?.name).toContain(customer.user.name);
    expect(visit?.host?.company?.sourceId).toBe(customer.company?.id);
    expect(visit?.location).toMatchObject({ sourceId: raw?.['locationRef'] });
  });

  test('whose source is down fail, and the fault names no address', async () => {
    await sandbox.setFaults([{ route: VISITS, status: 500 }]);
    const failure = await sandbox
      .forRequest()
      .visits.readVisits({ range: RANGE, now: NOW })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SourceFaultError);
    expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', source: 'SPACEBRING' });
    expect(JSON.stringify(failure)).not.toContain('127.0.0.1');
  });

  test('beyond the page limit are left out, incomplete', async () => {
    // On the grid that the source is asked on, so that nothing of the page is cut off.
    const midnight = new Date('2026-03-18T00:00:00Z');
    const range = { from: addDays(midnight, -90), to: addDays(midnight, 30) };
    const slice = await sandbox.forRequest({ maxPages: 1 }).visits.readVisits({ range, now: NOW });
    expect(slice.records).toHaveLength(300);
    expect(slice.isComplete).toBe(false);
  });

  test('with ids that no UUID is are not asked for', async () => {
    expect(await sandbox.forRequest().visits.loadVisit('1', NOW)).toBeNull();
    expect(await sandbox.takeRequests()).toEqual([]);
  });
});

describe('the roll call', () => {
  test('finds everyone on site by their check-ins: one list of the day, single reads for the rest', async () => {
    const onSite = (await rawVisits()).filter(({ checkInDate, checkOutDate }) => checkInDate && !checkOutDate);
    const isToday = ({ locationRef, date }: RawRecord) => {
      const zone = textOf(
        places.find(({ id }) => id === locationRef),
        'timezoneId',
      );
      const at = new Date(String(date));
      return at >= startOfDay(NOW, zone) && at < endOfDay(NOW, zone);
    };
    const perPlace = places.map(({ id }) => onSite.filter((visit) => visit['locationRef'] === id));
    const dayLists = perPlace.filter((visits) => visits.filter(isToday).length > 1).length;
    const singles = perPlace.flatMap((visits) => {
      const today = visits.filter(isToday);
      return visits.filter((visit) => today.length < 2 || !today.includes(visit));
    }).length;
    await sandbox.takeRequests();
    const slice = await sandbox.forRequest().visits.readVisitsOnSite({ now: NOW });
    expect(idsOf(slice.records)).toEqual(onSite.map(({ id }) => id).sort());
    expect(slice.isComplete).toBe(true);
    expect(await sandbox.takeRequests()).toEqual(
      [
        `GET /check_ins/v1 ×${places.length}`,
        LOCATIONS,
        ...(dayLists > 0 ? [`${VISITS} ×${dayLists}`] : []),
        ...(singles > 0 ? [`${VISITS}/:id ×${singles}`] : []),
      ].sort(),
    );
  });

  test('reads the last days where check-ins are refused, and says that it is incomplete', async () => {
    const onSite = (await rawVisits()).filter(({ checkInDate, checkOutDate }) => checkInDate && !checkOutDate);
    const recent = onSite.filter(({ date }) => NOW.getTime() - Date.parse(String(date)) <= 5 * MS_PER_DAY);
    await sandbox.setFaults([{ route: 'GET /check_ins/v1', status: 403 }]);
    const slice = await sandbox.forRequest({ rollCallDays: 5 }).visits.readVisitsOnSite({ now: NOW });
    expect(idsOf(slice.records)).toEqual(recent.map(({ id }) => id).sort());
    expect(recent.length).toBeGreaterThan(0);
    expect(slice.isComplete).toBe(false);
  });
});

test('the probe is one call for the networks', async () => {
  await sandbox.createUpstream().probe(createScope());
  expect(await sandbox.takeRequests()).toEqual(['GET /networks/v1 ×1']);
});

test('wrong credentials are told as such', async () => {
  const failure = sandbox.createUpstream({ clientSecret: 'wrong' }).probe(createScope());
  await expect(failure).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS', status: 401 });
});
