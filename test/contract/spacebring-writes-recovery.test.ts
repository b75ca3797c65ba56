import type { VisitDraft } from '../../src/domain/model/visit.js';
import { SourceFaultError } from '../../src/domain/source/source-error.js';
import { VISITOR } from '../support/write-drafts.js';
import { NOW } from './spacebring-sandbox.js';
import { draftAt, LATER, type SpacebringPorts, useSpacebringWrites } from './spacebring-write-harness.js';
import { idsOf } from './suites/record-checks.js';

const CREATE = 'POST /visitors/visits/v1';
const subject = useSpacebringWrites();
const placeId = (index = 0) => subject().placeIds[index] ?? '';
/** Somebody else in every test. */
const draftFor = (name: string, given: Partial<VisitDraft> = {}): VisitDraft =>
  draftAt(placeId(), { visitor: { ...VISITOR, name, email: `${name.replace(' ', '.')}@guest.example` }, ...given });
const find = (draft: VisitDraft, startedAt = NOW) =>
  subject().newRequest().visitWriter.findScheduledVisits(draft, startedAt, NOW);

async function faultOf(write: Promise<unknown>): Promise<SourceFaultError> {
  const error = await write.catch((failure: unknown) => failure);
  if (error instanceof SourceFaultError) return error;
  throw new Error(`no fault, but ${JSON.stringify(error)}`);
}

describe('a visit whose answer was lost', () => {
  test('is found, whatever became of the connection', async () => {
    const draft = draftFor('Lost Answer');
    await subject().sandbox.setFaults([{ route: CREATE, reset: 'after' }]);
    const fault = await faultOf(subject().newRequest().visitWriter.scheduleVisit(draft, NOW));
    expect(fault).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', isDelivered: true });
    const [visit, ...others] = await find(draft);
    expect(visit).toMatchObject({ status: 'EXPECTED', scheduledAt: LATER, visitor: { name: 'Lost Answer' } });
    expect(others).toEqual([]);
  });

  test('is not found where it was never made', async () => {
    const draft = draftFor('Never Made');
    await subject().sandbox.setFaults([{ route: CREATE, reset: 'before' }]);
    expect((await faultOf(subject().newRequest().visitWriter.scheduleVisit(draft, NOW))).isDelivered).toBe(true);
    expect(await find(draft)).toEqual([]);
  });

  test('is found where the answer came but could not be read', async () => {
    const draft = draftFor('Cut Answer');
    await subject().sandbox.setFaults([{ route: CREATE, malformed: true }]);
    const fault = await faultOf(subject().newRequest().visitWriter.scheduleVisit(draft, NOW));
    expect(fault).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', isDelivered: true });
    expect(await find(draft)).toHaveLength(1);
  });

  test('is told by its visitor, time, place and the time of the try', async () => {
    const draft = draftFor('Told Apart');
    const { sourceId, host } = await subject().newRequest().visitWriter.scheduleVisit(draft, NOW);
    expect(idsOf(await find(draft))).toEqual([sourceId]);
    const { visitor } = draft;
    const same = { ...visitor, email: 'TOLD.Apart@guest.example', phoneNumber: '+351912000111' };
    expect(idsOf(await find({ ...draft, visitor: same }))).toEqual([sourceId]);
    expect(await find({ ...draft, visitor: { ...visitor, name: 'Told Appart' } })).toEqual([]);
    expect(await find({ ...draft, visitor: { ...visitor, name: 'told apart' } })).toEqual([]);
    expect(await find({ ...draft, visitor: { ...visitor, phoneNumber: null } })).toEqual([]);
    expect(await find({ ...draft, notes: 'Other' })).toEqual([]);
    expect(await find({ ...draft, visitor: { ...visitor, email: 'other@guest.example' } })).toEqual([]);
    expect(await find({ ...draft, expectedAt: new Date(LATER.getTime() + 1_000) })).toEqual([]);
    expect(await find({ ...draft, locationId: placeId(1) })).toEqual([]);
    expect(idsOf(await find({ ...draft, hostId: host?.sourceId ?? '' }))).toEqual([sourceId]);
    expect(await find({ ...draft, hostId: subject().members[0]?.id ?? '' })).toEqual([]);
  });

  test('may be dated two minutes before the try, by the source’s clock, and not more', async () => {
    const draft = draftFor('Slow Clock');
    await subject().newRequest().visitWriter.scheduleVisit(draft, NOW);
    expect(await find(draft, new Date(NOW.getTime() + 120_000))).toHaveLength(1);
    expect(await find(draft, new Date(NOW.getTime() + 120_001))).toEqual([]);
  });

  test('is looked for anew every time, in one request too', async () => {
    const draft = draftFor('Late Comer');
    const { visitWriter } = subject().newRequest();
    expect(await visitWriter.findScheduledVisits(draft, NOW, NOW)).toEqual([]);
    await subject().newRequest().visitWriter.scheduleVisit(draft, NOW);
    expect(await visitWriter.findScheduledVisits(draft, NOW, NOW)).toHaveLength(1);
  });

  test('cannot be said to be absent from a list that cannot be read', async () => {
    const draft = draftFor('Hidden Visit');
    await subject().sandbox.setFaults([{ route: 'GET /visitors/visits/v1', status: 500 }]);
    expect(await faultOf(find(draft))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', isDelivered: false });
  });
});

test('a comment that was written is reported as done when the ticket cannot be read after it', async () => {
  const { ticketWriter } = subject().newRequest();
  const draft = { locationId: placeId(), text: 'The lift is stuck', category: null, requesterId: null };
  const { sourceId } = await ticketWriter.createTicket(draft);
  await subject().sandbox.setFaults([{ route: 'GET /support/tickets/v1', status: 500 }]);
  const fault = await faultOf(ticketWriter.commentOnTicket(sourceId, 'Any news?'));
  expect(fault).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', isDelivered: true });
  await subject().sandbox.setFaults([]);
  expect(await ticketWriter.findComments(sourceId, 'Any news?', NOW)).toHaveLength(1);
});

describe('without a user token', () => {
  const USER_ONLY: readonly [string, (ports: SpacebringPorts) => Promise<unknown>][] = [
    ['scheduling a visit', ({ visitWriter }) => visitWriter.scheduleVisit(draftFor('No Token'), NOW)],
    ['cancelling a visit', ({ visitWriter }) => visitWriter.cancelVisit('nonsense', NOW)],
    ['approving a request', ({ visitRequestWriter }) => visitRequestWriter.approveVisitRequest('nonsense', NOW)],
    ['rejecting a request', ({ visitRequestWriter }) => visitRequestWriter.rejectVisitRequest('nonsense')],
    [
      'creating a ticket',
      ({ ticketWriter }) =>
        ticketWriter.createTicket({ locationId: placeId(), text: 'Hello', category: null, requesterId: null }),
    ],
    ['commenting on a ticket', ({ ticketWriter }) => ticketWriter.commentOnTicket('nonsense', 'Hello')],
  ];

  test.each(USER_ONLY)('%s is not configured, and the setting is named', async (_name, write) => {
    const fault = await faultOf(write(subject().newRequestOf({ userToken: null })));
    expect(fault).toMatchObject({ code: 'SOURCE_NOT_CONFIGURED', isDelivered: false });
    expect(fault.message).toContain('SPACEBRING_REFRESH_TOKEN');
    expect(await subject().sandbox.takeRequests()).toEqual([]);
  });

  test('a visitor is checked in all the same', async () => {
    const { sourceId } = await subject().schedule();
    const { visitWriter } = subject().newRequestOf({ userToken: null });
    expect(await visitWriter.checkInVisit({ sourceId }, NOW)).toMatchObject({ status: 'CHECKED_IN' });
  });

  test('a wrong one is told as such, and nothing was written', async () => {
    const tokenUrl = `${subject().sandbox.address}/api/oauth2/token`;
    const userToken = { refreshToken: 'wrong', tokenUrl, tokenFile: null };
    const { visitWriter } = subject().newRequestOf({ userToken });
    const draft = draftFor('Wrong Token');
    expect(await faultOf(visitWriter.scheduleVisit(draft, NOW))).toMatchObject({
      code: 'UPSTREAM_REJECTED_CREDENTIALS',
      isDelivered: false,
    });
    expect(await find(draft)).toEqual([]);
  });
});
