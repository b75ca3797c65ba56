import { type Answer, NOW, objectOf, type ResidentsCaller, startResidents } from './residents-harness.js';
import type { Json } from './w3lcome-harness.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const MEMBERS = [
  ...['arrivalDate', 'createdAt', 'departureDate', 'id', 'licensePlate', 'residentId', 'residentName', 'subject'],
  ...['totalPeople', 'vehicleColor', 'visitorName'],
];
const READ_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}$/;

function errorsOf(answer: Answer): unknown {
  expect(answer.status).toBe(400);
  const body = objectOf(answer);
  expect(body['code']).toBe('VALIDATION_ERROR');
  expect(body['message']).toBe('Uno o más campos tienen errores de validación.');
  return body['errors'];
}

describe("the residents' sandbox, visits", () => {
  let residents: ResidentsCaller;
  let visits: Json[];
  let body: Json;

  beforeEach(async () => {
    residents = await startResidents();
    visits = await residents.list('/residentvisits');
    body = { residentId: visits[0]?.['residentId'], visitorName: 'Nueva Visita', totalPeople: 2, subject: 'Cena' };
    body = { ...body, arrivalDate: 'el viernes', departureDate: '2026-03-20', licensePlate: 'ABC-123' };
  });
  afterEach(() => residents.close());

  const path = (visit: Json | undefined) => `/residentvisits/${visit?.['id']}`;

  test('are listed whole, those deleted softly left out, nulls written', () => {
    expect(visits.length).toBeGreaterThan(1_100);
    expect(visits.length).toBeLessThan(1_200);
    expect(visits.every((visit) => Object.keys(visit).sort().join() === MEMBERS.join())).toBe(true);
    expect(visits.some(({ departureDate }) => departureDate === null)).toBe(true);
    expect(visits.some(({ licensePlate }) => licensePlate === null)).toBe(true);
  });

  test('are in no order of time', () => {
    const times = visits.map(({ createdAt }) => String(createdAt));
    expect(times).not.toEqual([...times].sort());
    expect(times).not.toEqual([...times].sort().reverse());
  });

  test('have dates in every form that the clients of the service write', () => {
    const forms = {
      roundTrip: /^\d{4}-\d{2}-\d{2}T[\d:]{8}\.\d{7}Z$/,
      midnight: /T00:00:00\.000Z$/,
      seconds: /T[\d:]{8}Z$/,
      noZone: /T[\d:]{8}$/,
      offset: /-06:00$/,
      dayAlone: /^\d{4}-\d{2}-\d{2}$/,
      empty: /^$/,
      noDate: /^(?!\d{4}-).+/,
    };
    for (const form of Object.values(forms)) {
      expect(visits.filter(({ arrivalDate }) => form.test(String(arrivalDate))).length).toBeGreaterThan(0);
    }
    const parsed = visits.filter(({ arrivalDate }) => !Number.isNaN(Date.parse(String(arrivalDate))));
    expect(parsed.length).toBeGreaterThan(visits.length * 0.95);
    expect(parsed.some(({ arrivalDate }) => Date.parse(String(arrivalDate)) > NOW.getTime())).toBe(true);
  });

  test('keep the working day of Mexico City', () => {
    const hours = visits
      .filter(({ arrivalDate }) => String(arrivalDate).endsWith('-06:00'))
      .map(({ arrivalDate }) => Number(String(arrivalDate).slice(11, 13)));
    expect(hours.length).toBeGreaterThan(5);
    expect(hours.every((hour) => hour >= 5 && hour < 23)).toBe(true);
  });

  test('tell when they were created without the Z that they had when they were', async () => {
    expect(visits.every(({ createdAt }) => READ_TIME.test(String(createdAt)))).toBe(true);
    const created = objectOf(await residents.call('POST', '/residentvisits', { body }));
    expect(created['createdAt']).toMatch(/^2026-03-18T17:00:00\.\d{7}Z$/);
    const read = objectOf(await residents.call('GET', path(created)));
    expect(`${read['createdAt']}Z`).toBe(created['createdAt']);
  });

  test('are answered by id, and by resident', async () => {
    const [visit] = visits;
    expect(objectOf(await residents.call('GET', path(visit)))).toEqual(visit);
    const mine = await residents.list(`/residentvisits/resident/${visit?.['residentId']}`);
    expect(mine).toEqual(visits.filter(({ residentId }) => residentId === visit?.['residentId']));
  });

  test('of an unknown resident are an empty list', async () => {
    expect(await residents.list(`/residentvisits/resident/${UNKNOWN}`)).toEqual([]);
  });

  test('are a problem document when unknown', async () => {
    for (const [method, options] of [
      ['GET', {}],
      ['PUT', { body }],
      ['DELETE', {}],
    ] as const) {
      const answer = await residents.call(method, `/residentvisits/${UNKNOWN}`, options);
      expect(answer.status).toBe(404);
      expect(answer.type).toContain('application/problem+json');
      expect(objectOf(answer)).toMatchObject({ title: 'Not Found', status: 404 });
    }
  });

  test.each([
    ['GET', '/residentvisits/x', 'id'],
    ['DELETE', '/residentvisits/x', 'id'],
    ['GET', '/residentvisits/resident/x', 'residentId'],
  ])('refuse %s %s, which is no GUID', async (method, wrong, parameter) => {
    expect(errorsOf(await residents.call(method, wrong))).toEqual({ [parameter]: ["The value 'x' is not valid."] });
  });

  describe('once created', () => {
    test('keep their dates to the letter and have an address', async () => {
      const answer = await residents.call('POST', '/residentvisits', { body });
      expect(answer.status).toBe(201);
      const created = objectOf(answer);
      expect(created).toMatchObject({ ...body, vehicleColor: null, residentName: visits[0]?.['residentName'] });
      expect(answer.headers.get('location')).toBe(
        `${new URL(residents.address).origin}/api/ResidentVisits/${created['id']}`,
      );
      expect(await residents.list('/residentvisits')).toHaveLength(visits.length + 1);
    });

    test('have empty text and no people where those were not given', async () => {
      const answer = await residents.call('POST', '/residentvisits', { body: { residentId: body['residentId'] } });
      const empty = { visitorName: '', subject: '', arrivalDate: '', totalPeople: 0, departureDate: null };
      expect(objectOf(answer)).toMatchObject(empty);
    });

    test('take names of members in any case, numbers as text, and unknown members', async () => {
      const odd = { RESIDENTID: body['residentId'], VisitorName: 'Ana', totalpeople: '-3', color: 'x' };
      expect(objectOf(await residents.call('POST', '/residentvisits', { body: odd }))).toMatchObject({
        visitorName: 'Ana',
        totalPeople: -3,
      });
    });
  });

  describe('refuse', () => {
    const post = (changes: Json) => residents.call('POST', '/residentvisits', { body: { ...body, ...changes } });

    test.each([UNKNOWN, undefined])('an unknown resident (%s) with a bare text', async (residentId) => {
      const answer = await post({ residentId });
      expect(answer).toMatchObject({ status: 400, type: 'text/plain; charset=utf-8', text: 'Resident not found' });
    });

    test('the same as a JSON string when asked for JSON alone', async () => {
      const token = await residents.tokenOf({ username: 'sandbox', password: 'sandbox-password' });
      const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
      const answer = await residents.call('POST', '/residentvisits', {
        body: { ...body, residentId: UNKNOWN },
        headers,
      });
      expect(answer.text).toBe('"Resident not found"');
    });

    test('an explicit null by the name of its field', async () => {
      expect(errorsOf(await post({ visitorName: null, arrivalDate: null }))).toEqual({
        VisitorName: ['The VisitorName field is required.'],
        ArrivalDate: ['The ArrivalDate field is required.'],
      });
    });

    test.each([
      [{ residentId: 'x' }, '$.residentId'],
      [{ totalPeople: 'many' }, '$.totalPeople'],
      [{ totalPeople: null }, '$.totalPeople'],
      [{ subject: 5 }, '$.subject'],
    ])('%j by its path', async (changes, jsonPath) => {
      const errors = errorsOf(await post(changes));
      expect(Object.keys(Object(errors)).sort()).toEqual([jsonPath, 'createVisitDto']);
    });

    test('text that is no JSON', async () => {
      const answer = await residents.call('POST', '/residentvisits', { body: '{"visitorName":' });
      expect(Object.keys(Object(errorsOf(answer)))).toContain('$');
    });

    test('text that is too long for the database', async () => {
      const answer = await post({ visitorName: 'x'.repeat(101) });
      expect(answer.status).toBe(500);
      expect(objectOf(answer)).toMatchObject({ code: 'DATABASE_ERROR', errors: null });
    });
  });

  test('are replaced in full', async () => {
    const created = objectOf(await residents.call('POST', '/residentvisits', { body }));
    const changed = await residents.call('PUT', path(created), {
      body: { residentId: visits[1]?.['residentId'], visitorName: 'Otra' },
    });
    expect(changed.status).toBe(200);
    expect(objectOf(changed)).toEqual({
      ...{ id: created['id'], residentId: visits[1]?.['residentId'], residentName: visits[1]?.['residentName'] },
      ...{ visitorName: 'Otra', totalPeople: 0, vehicleColor: null, licensePlate: null, subject: '' },
      ...{ arrivalDate: '', departureDate: null, createdAt: String(created['createdAt']).slice(0, -1) },
    });
  });

  test('vanish when deleted, can be deleted and replaced again, and do not come back', async () => {
    const [visit] = visits;
    expect(await residents.call('DELETE', path(visit))).toMatchObject({ status: 204, text: '' });
    expect((await residents.call('GET', path(visit))).status).toBe(404);
    expect(await residents.list('/residentvisits')).toEqual(visits.slice(1));
    expect((await residents.call('DELETE', path(visit))).status).toBe(204);
    expect((await residents.call('PUT', path(visit), { body })).status).toBe(200);
    expect((await residents.call('GET', path(visit))).status).toBe(404);
  });
});
