import type { VisitTarget, VisitWriter } from '../../src/domain/model/visit.js';
import { problemOf } from '../support/user-problems.js';
import { NOW } from './spacebring-sandbox.js';
import { useSpacebringWrites } from './spacebring-write-harness.js';
import { describeSpacebringCheckIn } from './suites/spacebring-check-in.suite.js';
import { UNKNOWN } from './suites/unknown-ids.js';

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

describeSpacebringCheckIn('spacebring');

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
