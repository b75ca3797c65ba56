import { addDays } from '../../src/domain/time/time-range.js';
import type { Visit } from '../../src/domain/visit/visit.js';
import type { VisitTarget, VisitWriter } from '../../src/domain/visit/visit-writer.js';
import { problemOf } from '../support/user-problems.js';
import { NOW } from './spacebring-sandbox.js';
import { LATER, UNKNOWN, useSpacebringWrites } from './spacebring-write-harness.js';
import { problemsOf } from './suites/write-checks.js';

const VISITS = '/visitors/visits/v1';
interface CheckOutOptions {
  readonly at: Date | null;
  readonly force: boolean;
}
const AT_ONCE: CheckOutOptions = { at: null, force: false };

const subject = useSpacebringWrites();
const writer = (): VisitWriter => subject().newRequest().visitWriter;
const placeId = () => subject().placeIds[0] ?? '';
const checkIn = (target: VisitTarget) => writer().checkInVisit(target, NOW);
const checkOut = (target: VisitTarget, options: CheckOutOptions = AT_ONCE) =>
  writer().checkOutVisit(target, options, NOW);

/** The two ways in which a visit is named at the desk. */
const TARGETS: readonly [string, (visit: Visit) => VisitTarget][] = [
  ['id', ({ sourceId }) => ({ sourceId })],
  ['access code', ({ accessCode }) => ({ locationId: placeId(), accessCode: accessCode ?? '' })],
];

describe.each(TARGETS)('by its %s a visit', (_name, targetOf) => {
  test('is checked in and out', async () => {
    const visit = await subject().schedule();
    const checkedIn = await checkIn(targetOf(visit));
    expect(checkedIn).toMatchObject({
      sourceId: visit.sourceId,
      status: 'CHECKED_IN',
      checkedInAt: NOW,
      isOnSite: true,
    });
    const checkedOut = await checkOut(targetOf(visit));
    expect(checkedOut).toMatchObject({
      sourceId: visit.sourceId,
      status: 'CHECKED_OUT',
      checkedOutAt: NOW,
      isOnSite: false,
    });
    expect(await subject().newRequest().visits.loadVisit(visit.sourceId, NOW)).toEqual(checkedOut);
  });

  test('is on the roll call from the check-in on', async () => {
    const visit = await subject().schedule();
    await checkIn(targetOf(visit));
    const { records } = await subject().newRequest().visits.readVisitsOnSite({ now: NOW });
    expect(records.map(({ sourceId }) => sourceId)).toContain(visit.sourceId);
  });

  test('is checked in once, and not after it is over', async () => {
    const target = targetOf(await subject().schedule());
    await checkIn(target);
    expect(await problemOf(checkIn(target))).toMatchObject({ code: 'ALREADY_CHECKED_IN' });
    await checkOut(target);
    const [problem] = await problemsOf(checkIn(target));
    expect(problem?.code).toMatch(/^ALREADY_CHECKED_(IN|OUT)$/);
  });

  test('is checked out once, by force too', async () => {
    const target = targetOf(await subject().schedule());
    await checkIn(target);
    await checkOut(target);
    expect(await problemOf(checkOut(target))).toMatchObject({ code: 'ALREADY_CHECKED_OUT' });
    expect(await problemOf(checkOut(target, { at: null, force: true }))).toMatchObject({ code: 'ALREADY_CHECKED_OUT' });
  });

  test('is not checked out before it was checked in', async () => {
    const target = targetOf(await subject().schedule());
    expect(await problemOf(checkOut(target))).toMatchObject({ code: 'NOT_CHECKED_IN' });
  });

  test('is not checked in once it is cancelled', async () => {
    const visit = await subject().schedule();
    await writer().cancelVisit(visit.sourceId, NOW);
    expect(await problemOf(checkIn(targetOf(visit)))).toMatchObject({ code: 'CANCELLED' });
  });

  test('is checked in on its own day only', async () => {
    const target = targetOf(await subject().schedule({ expectedAt: addDays(LATER, 1) }));
    const field = 'sourceId' in target ? ['id'] : ['accessCode'];
    expect(await problemsOf(checkIn(target))).toEqual([
      { code: 'INVALID_INPUT', field, message: 'The access code is not valid today.', sourceCode: 'codeNotValidToday' },
    ]);
  });
});

test('checking out by id is one reading and one call', async () => {
  const { sourceId } = await subject().schedule();
  await checkIn({ sourceId });
  await subject().sandbox.takeRequests();
  await checkOut({ sourceId });
  expect(await subject().sandbox.takeRequests()).toEqual([`GET ${VISITS}/:id ×1`, 'POST /check_ins/v1/checkout ×1']);
});

test('a cancelled visit that never began is not checked out', async () => {
  const { sourceId } = await subject().schedule();
  await writer().cancelVisit(sourceId, NOW);
  expect(await problemOf(checkOut({ sourceId }))).toMatchObject({ code: 'CANCELLED' });
});

test('an unknown id is nobody’s', async () => {
  expect(await problemOf(checkIn({ sourceId: UNKNOWN }))).toEqual({ code: 'NOT_FOUND', field: ['id'] });
  expect(await problemOf(checkOut({ sourceId: 'nonsense' }, AT_ONCE))).toEqual({ code: 'NOT_FOUND', field: ['id'] });
});

test.each(['000000', 'nonsense'])('the code %s is no visit’s', async (accessCode) => {
  const target = { locationId: placeId(), accessCode };
  expect(await problemOf(checkIn(target))).toEqual({ code: 'INVALID_INPUT', field: ['accessCode'] });
  expect(await problemOf(checkOut(target))).toEqual({ code: 'INVALID_INPUT', field: ['accessCode'] });
});

test('a code belongs to its location', async () => {
  const { accessCode } = await subject().schedule();
  const elsewhere = { locationId: subject().placeIds[1] ?? '', accessCode: accessCode ?? '' };
  expect(await problemOf(checkIn(elsewhere))).toEqual({ code: 'INVALID_INPUT', field: ['accessCode'] });
});

test('a location must be one', async () => {
  const target = (locationId: string) => ({ locationId, accessCode: '123456' });
  expect(await problemOf(checkIn(target(UNKNOWN)))).toEqual({ code: 'NOT_FOUND', field: ['locationId'] });
  await subject().sandbox.takeRequests();
  expect(await problemOf(checkIn(target('nonsense')))).toEqual({ code: 'NOT_FOUND', field: ['locationId'] });
  expect(await subject().sandbox.takeRequests()).toEqual([]);
});

test('a check-out happens now and at no other time', async () => {
  const { sourceId } = await subject().schedule();
  await checkIn({ sourceId });
  await subject().sandbox.takeRequests();
  const early = { at: new Date(NOW.getTime() - 61_000), force: false };
  expect(await problemOf(checkOut({ sourceId }, early))).toEqual({ code: 'NOT_SUPPORTED_BY_SOURCE', field: ['at'] });
  expect(await subject().sandbox.takeRequests()).toEqual([]);
  const aboutNow = { at: new Date(NOW.getTime() - 59_000), force: false };
  expect(await checkOut({ sourceId }, aboutNow)).toMatchObject({ status: 'CHECKED_OUT' });
});
