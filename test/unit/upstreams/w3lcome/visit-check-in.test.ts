import { createVisitWriter } from '../../../../src/upstreams/w3lcome/visit.writer.js';
import { INVITEE, VISIT } from './samples.js';
import { fault, NOW } from './scripted-w3lcome.js';
import { type Answers, createWriteScript, InTurn, writesOf } from './scripted-writes.js';

const INVITEE_ID = 'invitee/1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED';
const VISIT_ID = 'visit/8A6E0804-2BD0-4672-B79D-D97027F9071A';
/** Of the same person, with the same host, on the same day. */
const MATCH = { ...VISIT, email: 'bruno@example.com' };
const LEFT = { ...MATCH, isInsideCompany: false, checkoutAt: '2026-03-10T11:00:00-03:00' };
const ARRIVED = { ...INVITEE, status: 'arrived' };
const CANCELED = { ...INVITEE, status: 'canceled' };
const CHECK_IN = 'POST /visit/inviteeCheckin/{inviteeId}';
const CHECK_OUT = 'POST /visit/inviteeCheckout/{inviteeId}';

function setUp(answers: Answers) {
  const { parts, sent } = createWriteScript(answers);
  return { writer: createVisitWriter(parts), sent };
}

const problem = (members: object) => ({ problems: [expect.objectContaining(members)] });
const target = (sourceId: string) => ({ sourceId });
const NOW_PLAIN = { at: null, force: false };

describe('a check-in', () => {
  test.each([
    ['the visit', VISIT],
    ['the invitee', ARRIVED],
    ['nothing', undefined],
  ])('that is answered with %s shows the visit, as lists do', async (_name, answer) => {
    const { writer } = setUp({
      [CHECK_IN]: answer,
      'GET /invitee/{id}': new InTurn(INVITEE, ARRIVED),
      'GET /visits': new InTurn({ visits: [] }, { visits: [MATCH] }),
    });
    expect(await writer.checkInVisit(target(INVITEE_ID), NOW)).toMatchObject({
      sourceId: VISIT_ID,
      status: 'CHECKED_IN',
      isOnSite: true,
      checkedInAt: new Date('2026-03-10T12:15:00Z'),
    });
  });

  test('is shown although the invitee cannot be read afterwards', async () => {
    const { writer } = setUp({ [CHECK_IN]: VISIT, 'GET /invitee/{id}': new InTurn(INVITEE, fault(500)) });
    expect(await writer.checkInVisit(target(INVITEE_ID), NOW)).toMatchObject({ status: 'CHECKED_IN', isOnSite: true });
  });

  test.each([
    ['cancelled', CANCELED, [], 'CANCELLED'],
    ['arrived, without a visit to be found', ARRIVED, [], 'ALREADY_CHECKED_IN'],
    ['arrived, and gone again', ARRIVED, [LEFT], 'ALREADY_CHECKED_OUT'],
    ['expected, with an open visit', INVITEE, [MATCH], 'ALREADY_CHECKED_IN'],
  ])('of one who is %s is not sent', async (_name, invitee, visits, code) => {
    const { writer, sent } = setUp({ 'GET /invitee/{id}': invitee, 'GET /visits': { visits } });
    await expect(writer.checkInVisit(target(INVITEE_ID), NOW)).rejects.toMatchObject(problem({ code }));
    expect(writesOf(sent)).toEqual([]);
  });

  test('of one who was there before, that day, and is expected again is sent', async () => {
    const { writer, sent } = setUp({
      [CHECK_IN]: VISIT,
      'GET /invitee/{id}': INVITEE,
      'GET /visits': { visits: [LEFT] },
    });
    await writer.checkInVisit(target(INVITEE_ID), NOW);
    expect(writesOf(sent)).toHaveLength(1);
  });

  test.each([404, 405])('by a call that the source does not have (%i) names the setting', async (status) => {
    const { writer } = setUp({ [CHECK_IN]: fault(status), 'GET /invitee/{id}': INVITEE });
    await expect(writer.checkInVisit(target(INVITEE_ID), NOW)).rejects.toMatchObject({
      code: 'SOURCE_NOT_CONFIGURED',
      message: expect.stringContaining('W3LCOME_INVITEE_CHECKIN'),
      isDelivered: false,
    });
  });

  test.each([
    [VISIT, 'ALREADY_CHECKED_IN'],
    [LEFT, 'ALREADY_CHECKED_OUT'],
    [fault(404, 'NOT_FOUND'), 'NOT_FOUND'],
  ])('of a visit is too late', async (visit, code) => {
    const { writer } = setUp({ 'GET /visit/{id}': visit });
    await expect(writer.checkInVisit(target(VISIT_ID), NOW)).rejects.toMatchObject(problem({ code }));
  });
});

describe('a check-out of a visit', () => {
  const VISIT_OUT = 'PATCH /visit/checkout/{id}';

  test.each([
    [NOW_PLAIN, { force: undefined, date: undefined }],
    [
      { at: new Date('2026-03-10T14:30:15.900Z'), force: true },
      { force: 'true', date: 1_773_153_015 },
    ],
  ])('of %j sends %j', async (options, query) => {
    const { writer, sent } = setUp({ [VISIT_OUT]: LEFT });
    expect(await writer.checkOutVisit(target(VISIT_ID), options, NOW)).toMatchObject({ status: 'CHECKED_OUT' });
    expect(writesOf(sent)).toMatchObject([{ call: VISIT_OUT, query }]);
  });

  test.each([
    ['ALREADY_CHECKOUT', 'ALREADY_CHECKED_OUT', null],
    ['CHECKOUT_AT_BEFORE_CHECKIN', 'INVALID_INPUT', ['at']],
    ['A_THIRD_WORD', 'REJECTED_BY_SOURCE', null],
  ])('that is refused with %s is %s', async (sourceCode, code, field) => {
    const { writer } = setUp({ [VISIT_OUT]: fault(400, sourceCode) });
    const checkOut = writer.checkOutVisit(target(VISIT_ID), { at: NOW, force: false }, NOW);
    await expect(checkOut).rejects.toMatchObject(problem({ code, field, sourceCode }));
  });
});

describe('a check-out of an invitee', () => {
  test('goes by the call for invitees', async () => {
    const { writer, sent } = setUp({ [CHECK_OUT]: LEFT, 'GET /invitee/{id}': ARRIVED });
    const visit = await writer.checkOutVisit(target(INVITEE_ID), NOW_PLAIN, NOW);
    expect(visit).toMatchObject({ sourceId: VISIT_ID, status: 'CHECKED_OUT' });
    expect(writesOf(sent).map(({ call }) => call)).toEqual([CHECK_OUT]);
  });

  test.each([
    ['a refusal', fault(400, 'DID_NOT_CHECKIN')],
    ['a success', { type: 'DID_NOT_CHECKIN' }],
  ])('of a visitor who has not come is a problem, whether the word comes as %s', async (_name, answer) => {
    const { writer } = setUp({ [CHECK_OUT]: answer, 'GET /invitee/{id}': INVITEE });
    await expect(writer.checkOutVisit(target(INVITEE_ID), NOW_PLAIN, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_CHECKED_IN', sourceCode: 'DID_NOT_CHECKIN' }),
    );
  });

  test('of a visitor who has left already is a problem', async () => {
    const answers = { [CHECK_OUT]: fault(400, 'DID_NOT_CHECKIN'), 'GET /invitee/{id}': ARRIVED };
    const { writer } = setUp({ ...answers, 'GET /visits': { visits: [LEFT] } });
    await expect(writer.checkOutVisit(target(INVITEE_ID), NOW_PLAIN, NOW)).rejects.toMatchObject(
      problem({ code: 'ALREADY_CHECKED_OUT', sourceCode: 'DID_NOT_CHECKIN' }),
    );
  });

  test('of an invitee who never came writes to no other record, however alike', async () => {
    const { writer, sent } = setUp({
      [CHECK_OUT]: fault(400, 'DID_NOT_CHECKIN'),
      'GET /invitee/{id}': INVITEE,
      'GET /visits': { visits: [MATCH] },
    });
    await expect(writer.checkOutVisit(target(INVITEE_ID), NOW_PLAIN, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_CHECKED_IN', sourceCode: 'DID_NOT_CHECKIN' }),
    );
    expect(writesOf(sent).map(({ call }) => call)).toEqual([CHECK_OUT]);
  });

  test('is shown as the source answered, though no more can be read', async () => {
    const { writer } = setUp({ [CHECK_OUT]: fault(400, 'DID_NOT_CHECKIN'), 'GET /invitee/{id}': fault(500) });
    await expect(writer.checkOutVisit(target(INVITEE_ID), NOW_PLAIN, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_CHECKED_IN', sourceCode: 'DID_NOT_CHECKIN' }),
    );
  });

  test.each([
    ['at another time', { at: NOW, force: false }, ['at']],
    ['by force', { at: null, force: true }, ['force']],
  ])('%s needs the visit itself', async (_name, options, field) => {
    const { writer, sent } = setUp({ 'GET /invitee/{id}': ARRIVED, 'GET /visits': { visits: [MATCH] } });
    await expect(writer.checkOutVisit(target(INVITEE_ID), options, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_SUPPORTED_BY_SOURCE', field }),
    );
    expect(writesOf(sent)).toEqual([]);
  });

  test('at another time, of one who has not come, says so', async () => {
    const { writer } = setUp({ 'GET /invitee/{id}': INVITEE });
    await expect(writer.checkOutVisit(target(INVITEE_ID), { at: NOW, force: true }, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_CHECKED_IN' }),
    );
  });
});
