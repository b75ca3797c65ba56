import { problemsOf } from '../../../contract/suites/write-checks.js';
import { problemOf } from '../../../support/user-problems.js';
import { idOf, NOW, PLACES, visitAt } from './scripted-spacebring.js';
import { failWith, refuseWith, type Script, scriptWrites } from './scripted-writes.js';

const VISITS = '/visitors/visits/v1';
const ONE = `${VISITS}/{id}`;
const [HERE] = PLACES;
const ID = idOf('visit', 1);
const AT_ONCE = { at: null, force: false };
const CHECKED_IN = { checkInDate: '2026-03-10T11:00:00Z' };

const visit = (changes: object = {}) => ({
  visit: visitAt(1, '2026-03-10T14:00:00Z', { code: '123456', locationRef: HERE, ...changes }),
});
const writerOf = (script: Script) => scriptWrites(script).writers.visitWriter;
const CHECK_IN_ID = idOf('check', 1);
const NOT_THERE = () => refuseWith(null, 'no', 404);
const listOf = (...visits: unknown[]) => ({ visits });

describe('the desk of a source with the Check-ins API', () => {
  const passed = (changes: object = {}) => ({ checkIn: { id: CHECK_IN_ID, visit: { id: ID }, ...changes } });
  const script = (answers: Script, current: object = {}) =>
    scriptWrites({ [`GET ${ONE}`]: () => visit({ checkInRef: CHECK_IN_ID, ...current }), ...answers });
  const checkIn = (answer: () => unknown) =>
    script({ 'POST /check_ins/v1/checkin': answer }).writers.visitWriter.checkInVisit({ sourceId: ID }, NOW);

  test('checks a visit in by the id of its check-in, with the code that it has', async () => {
    const { writers, calls, bodies } = script({ 'POST /check_ins/v1/checkin': () => passed(CHECKED_IN) });
    const checkedInAt = new Date(CHECKED_IN.checkInDate);
    const expected = { sourceId: ID, status: 'CHECKED_IN', checkedInAt, isOnSite: true };
    expect(await writers.visitWriter.checkInVisit({ sourceId: ID }, NOW)).toMatchObject(expected);
    expect(calls).toEqual([`GET ${ONE}`, 'GET /locations/v1', 'POST /check_ins/v1/checkin']);
    expect(bodies).toEqual([{ checkInId: CHECK_IN_ID, code: '123456' }]);
  });

  test('checks a visit out by that id alone, on whatever day', async () => {
    const yesterday = { date: '2026-03-09T14:00:00Z', checkInDate: '2026-03-09T14:00:00Z' };
    const { writers, bodies } = script(
      { 'POST /check_ins/v1/checkout': () => passed({ checkOutDate: '2026-03-10T12:00:00Z' }) },
      yesterday,
    );
    expect(await writers.visitWriter.checkOutVisit({ sourceId: ID }, AT_ONCE, NOW)).toMatchObject({
      status: 'CHECKED_OUT',
      checkedOutAt: NOW,
    });
    expect(bodies).toEqual([{ checkInId: CHECK_IN_ID }]);
  });

  test.each([
    ['tells of another visit', passed({ ...CHECKED_IN, visit: { id: idOf('visit', 2) } })],
    ['tells no time', passed()],
  ])('does not take for done what the source %s', async (_name, answer) => {
    const write = checkIn(() => answer);
    await expect(write).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', isDelivered: true });
  });

  test.each([403, 404])('goes by code where check-ins answer %i', async (status) => {
    const { writers, calls } = script({
      'POST /check_ins/v1/checkin': () => refuseWith(null, 'no', status),
      [`GET ${VISITS}`]: () => listOf(visit().visit),
      [`POST ${VISITS}/checkin`]: () => visit(CHECKED_IN),
    });
    expect(await writers.visitWriter.checkInVisit({ sourceId: ID }, NOW)).toMatchObject({ status: 'CHECKED_IN' });
    expect(calls.slice(2)).toEqual(['POST /check_ins/v1/checkin', `GET ${VISITS}`, `POST ${VISITS}/checkin`]);
  });

  test('checks a visitor out whose visit is known by the check-in only', async () => {
    const user = { id: idOf('guest', 1), name: 'Ana' };
    const inside = { id: CHECK_IN_ID, startDate: '2026-03-10T09:00:00Z', visit: { id: ID }, user, ...CHECKED_IN };
    const { writers, bodies } = scriptWrites({
      [`GET ${ONE}`]: NOT_THERE,
      'GET /check_ins/v1': () => ({ checkIns: [inside] }),
      'POST /check_ins/v1/checkout': () => passed({ checkOutDate: '2026-03-10T12:00:00Z' }),
    });
    expect(await writers.visitWriter.checkOutVisit({ sourceId: ID }, AT_ONCE, NOW)).toMatchObject({
      sourceId: ID,
      status: 'CHECKED_OUT',
      visitor: { name: 'Ana' },
    });
    expect(bodies).toEqual([{ checkInId: CHECK_IN_ID }]);
  });

  test('does not go by code once the check-in may have been heard', async () => {
    const { writers, calls } = script({ 'POST /check_ins/v1/checkin': () => failWith(true) });
    await expect(writers.visitWriter.checkInVisit({ sourceId: ID }, NOW)).rejects.toMatchObject({ isDelivered: true });
    expect(calls.at(-1)).toBe('POST /check_ins/v1/checkin');
  });
});

describe('the desk of a source without it', () => {
  const script = (answers: Script, current: object = {}) =>
    scriptWrites({
      [`GET ${ONE}`]: () => visit(current),
      [`GET ${VISITS}`]: () => listOf(visit(current).visit),
      ...answers,
    });
  const checkIn = (answer: () => unknown, current: object = {}) =>
    script({ [`POST ${VISITS}/checkin`]: answer }, current).writers.visitWriter.checkInVisit({ sourceId: ID }, NOW);
  const twin = (changes: object = {}) => visitAt(2, '2026-03-10T09:00:00Z', { code: '123456', ...changes });

  test('reads the visits of the day before it sends a code', async () => {
    const lists: object[] = [];
    const { writers, calls, bodies } = script({
      [`GET ${VISITS}`]: ({ query }) => {
        lists.push(query);
        return listOf(visit().visit, twin({ code: '654321' }), twin({ date: '2026-03-11T09:00:00Z' }));
      },
      [`POST ${VISITS}/checkin`]: () => visit(CHECKED_IN),
    });
    await writers.visitWriter.checkInVisit({ sourceId: ID }, NOW);
    expect(calls).toEqual([`GET ${ONE}`, 'GET /locations/v1', `GET ${VISITS}`, `POST ${VISITS}/checkin`]);
    expect(lists).toMatchObject([
      { locationRef: HERE, 'date[gte]': '2026-03-10T00:00:00.000Z', 'date[lte]': '2026-03-11T00:00:00.000Z' },
    ]);
    expect(bodies).toEqual([{ code: '123456', locationRef: HERE }]);
  });

  test.each([{}, { deleteDate: '2026-03-10T08:00:00Z' }, { checkInDate: '2026-03-10T09:00:00Z' }])(
    'sends no code that another visit of the day has: %j',
    async (state) => {
      const { writers, calls } = script({ [`GET ${VISITS}`]: () => listOf(visit().visit, twin(state)) });
      const problem = await problemOf(writers.visitWriter.checkInVisit({ sourceId: ID }, NOW));
      expect(problem).toEqual({ code: 'CONFLICT', field: ['id'] });
      expect(calls).not.toContain(`POST ${VISITS}/checkin`);
    },
  );

  test('finds the other visit on a later page', async () => {
    const pages = [() => ({ ...listOf(visit().visit), nextPageToken: '2' }), () => listOf(twin())];
    const { writers } = script({ [`GET ${VISITS}`]: pages });
    expect(await problemOf(writers.visitWriter.checkInVisit({ sourceId: ID }, NOW))).toMatchObject({
      code: 'CONFLICT',
    });
  });

  test.each<[string, () => unknown]>([
    ['fails', () => failWith()],
    ['holds what cannot be read', () => listOf(visit().visit, { id: idOf('visit', 2) })],
  ])('sends no code while the list of the day %s', async (_name, list) => {
    const { writers, calls } = script({ [`GET ${VISITS}`]: list });
    const write = writers.visitWriter.checkInVisit({ sourceId: ID }, NOW);
    await expect(write).rejects.toMatchObject({ name: 'SourceFaultError', isDelivered: false });
    expect(calls).not.toContain(`POST ${VISITS}/checkin`);
  });

  test.each(['2026-03-09T23:59:59Z', '2026-03-11T00:00:00Z'])('sends no code on another day than %s', async (date) => {
    const inside = { date, checkInDate: date };
    const entry = script({}, { date });
    const leaving = script({}, inside);
    const today = { code: 'INVALID_INPUT', field: ['id'] };
    const { visitWriter } = entry.writers;
    expect(await problemOf(visitWriter.checkInVisit({ sourceId: ID }, NOW))).toEqual(today);
    expect(await problemOf(leaving.writers.visitWriter.checkOutVisit({ sourceId: ID }, AT_ONCE, NOW))).toEqual(today);
    expect([...entry.calls, ...leaving.calls].filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  test('takes the day at the location', async () => {
    const location = { id: HERE, timezoneId: 'Pacific/Auckland' };
    // Noon of the 10th in Greenwich is one in the morning of the 11th in Auckland.
    const tomorrow = { date: '2026-03-10T13:00:00Z', location };
    expect(await checkIn(() => visit(CHECKED_IN), tomorrow)).toMatchObject({ status: 'CHECKED_IN' });
    const today = { date: '2026-03-10T10:00:00Z', location };
    expect(await problemOf(checkIn(() => visit(CHECKED_IN), today))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('does not take another visit with the same code for this one', async () => {
    const write = checkIn(() => ({ visit: visitAt(2, '2026-03-10T14:00:00Z', CHECKED_IN) }));
    await expect(write).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', isDelivered: true });
  });

  test('cannot check in by code without a location', async () => {
    const problem = await problemOf(checkIn(() => visit(CHECKED_IN), { locationRef: undefined }));
    expect(problem).toEqual({ code: 'NOT_SUPPORTED_BY_SOURCE', field: ['id'] });
  });

  test('does not check in a request, which is a visit without a code', async () => {
    const problem = await problemOf(checkIn(() => visit(CHECKED_IN), { code: undefined }));
    expect(problem).toEqual({ code: 'NOT_FOUND', field: ['id'] });
  });

  test('finds the location of a visit that only embeds it', async () => {
    const location = { id: HERE, timezoneId: 'UTC' };
    const { writers, bodies } = script(
      { [`POST ${VISITS}/checkin`]: () => visit(CHECKED_IN) },
      { locationRef: undefined, location },
    );
    await writers.visitWriter.checkInVisit({ sourceId: ID }, NOW);
    expect(bodies).toEqual([{ code: '123456', locationRef: HERE }]);
  });

  test('checks a visitor out whose visit was cancelled while they were in', async () => {
    const inside = { ...CHECKED_IN, deleteDate: '2026-03-10T11:30:00Z' };
    const left = () => visit({ ...inside, checkOutDate: '2026-03-10T12:00:00Z' });
    const { writers } = script({ [`POST ${VISITS}/checkout`]: left }, inside);
    expect(await writers.visitWriter.checkOutVisit({ sourceId: ID }, AT_ONCE, NOW)).toMatchObject({
      status: 'CHECKED_OUT',
    });
  });

  test('takes a 404 for an unknown code', async () => {
    const writer = writerOf({ [`POST ${VISITS}/checkin`]: NOT_THERE });
    const problem = await problemOf(writer.checkInVisit({ locationId: HERE, accessCode: '1' }, NOW));
    expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['accessCode'] });
  });
});

describe.each([
  ['by id', 'POST /check_ins/v1/checkin', CHECK_IN_ID],
  ['by code', `POST ${VISITS}/checkin`, undefined],
])('a check-in %s', (_name, route, checkInRef) => {
  const checkIn = (answer: () => unknown) =>
    writerOf({
      [`GET ${ONE}`]: () => visit({ checkInRef }),
      [`GET ${VISITS}`]: () => listOf(visit().visit),
      [route]: answer,
    }).checkInVisit({ sourceId: ID }, NOW);

  test.each([
    ['visitAlreadyCheckedIn', 'refused', 'ALREADY_CHECKED_IN'],
    [null, 'The visitor has already been checked in.', 'ALREADY_CHECKED_IN'],
    [null, 'The visitor was checked out already', 'ALREADY_CHECKED_OUT'],
    ['ALREADY_CHECKED_OUT', 'refused', 'ALREADY_CHECKED_OUT'],
    [null, 'The visitor has not been checked in yet', 'NOT_CHECKED_IN'],
    ['visit_not_checked_in', 'refused', 'NOT_CHECKED_IN'],
    [null, 'This visit was cancelled by its host', 'CANCELLED'],
    ['codeExpired', 'refused', 'INVALID_INPUT'],
    ['invalidCode', 'refused', 'INVALID_INPUT'],
    ['invalidParams', 'refused', 'REJECTED_BY_SOURCE'],
  ])('understands %p, %p as %s', async (word, message, code) => {
    const [problem] = await problemsOf(checkIn(() => refuseWith(word, message)));
    expect(problem).toMatchObject({ code, field: code === 'INVALID_INPUT' ? ['id'] : null, sourceCode: word });
  });

  test('lets a fault through as it is', async () => {
    await expect(checkIn(() => failWith(true))).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      isDelivered: true,
    });
  });
});
