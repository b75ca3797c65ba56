import type { Visit, VisitDraft, VisitWriter } from '../../src/domain/model/visit.js';
import { addDays } from '../../src/domain/time/time-range.js';
import { problemOf } from '../support/user-problems.js';
import { VISITOR } from '../support/write-drafts.js';
import { NOW } from './spacebring-sandbox.js';
import { draftAt, LATER, useSpacebringWrites } from './spacebring-write-harness.js';
import { UNKNOWN } from './suites/unknown-ids.js';
import { problemsOf } from './suites/write-checks.js';

const VISITS = '/visitors/visits/v1';

const subject = useSpacebringWrites();
const takeRequests = () => subject().sandbox.takeRequests();
const placeId = (index = 0): string => subject().placeIds[index] ?? '';
const memberId = (): string => subject().members[0]?.id ?? '';
const writer = (): VisitWriter => subject().newRequest().visitWriter;
const schedule = (given?: Partial<VisitDraft>): Promise<Visit> => subject().schedule(given);
const load = (sourceId: string): Promise<Visit | null> => subject().newRequest().visits.loadVisit(sourceId, NOW);

describe('scheduling', () => {
  test('makes the visit that was drafted, in one call of the user', async () => {
    const visit = await schedule({ notes: 'Ring twice' });
    expect(await takeRequests()).toEqual([`POST ${VISITS} ×1`]);
    expect(visit).toMatchObject({
      source: 'SPACEBRING',
      status: 'EXPECTED',
      scheduledAt: LATER,
      createdAt: NOW,
      notes: 'Ring twice',
      partySize: 1,
      location: { sourceId: placeId() },
      visitor: { name: VISITOR.name, email: VISITOR.email, phoneNumber: VISITOR.phoneNumber, company: null },
    });
    expect(visit.accessCode).toMatch(/^\d{6}$/);
    expect(await load(visit.sourceId)).toEqual(visit);
  });

  test('sends the whole name as one', async () => {
    const { sourceId } = await schedule();
    const { visit } = await subject().sandbox.ask(`${VISITS}/${sourceId}`);
    expect(visit).toMatchObject({ visitor: { name: VISITOR.name } });
    expect(visit).not.toHaveProperty('visitor.surname');
  });

  test('accepts the user as host once it is known who that is', async () => {
    const { host } = await schedule();
    const hostId = host?.sourceId ?? '';
    expect(await schedule({ hostId })).toMatchObject({ host: { sourceId: hostId }, location: { sourceId: placeId() } });
    await takeRequests();
    expect(await problemOf(schedule({ hostId: memberId() }))).toEqual({
      code: 'NOT_SUPPORTED_BY_SOURCE',
      field: ['hostId'],
    });
    expect(await takeRequests()).not.toContainEqual(expect.stringContaining('POST'));
  });

  test('accepts the user as host from the first call on where it is configured who that is', async () => {
    const hostId = (await schedule()).host?.sourceId ?? '';
    const { membership } = await subject().sandbox.ask(`/community/memberships/v1/${hostId}`);
    const { userRef } = membership as { userRef: string };
    const first = () => subject().newRequestOf({ userRef }).visitWriter;
    const host = { sourceId: hostId };
    expect(await first().scheduleVisit(draftAt(placeId(), { hostId }), NOW)).toMatchObject({ host });
    const account = { hostId: `user/${userRef}`, locationId: placeId() };
    expect(await first().scheduleVisit(draftAt(placeId(), account), NOW)).toMatchObject({ host });
    await takeRequests();
    const other = first().scheduleVisit(draftAt(placeId(), { hostId: memberId() }), NOW);
    expect(await problemOf(other)).toEqual({ code: 'NOT_SUPPORTED_BY_SOURCE', field: ['hostId'] });
    expect(await takeRequests()).not.toContainEqual(expect.stringContaining('POST /visitors'));
  });

  test('accepts no host before it is known who the user is, not even the user', async () => {
    const { host } = await subject().newRequestOf({}).visitWriter.scheduleVisit(draftAt(placeId()), NOW);
    await takeRequests();
    expect(await problemOf(schedule({ hostId: host?.sourceId ?? '' }))).toMatchObject({ field: ['hostId'] });
    expect(await takeRequests()).not.toContainEqual(expect.stringContaining('POST'));
  });

  test('knows nobody of an unknown id, and no member of another location', async () => {
    expect(await problemOf(schedule({ hostId: UNKNOWN }))).toEqual({ code: 'NOT_FOUND', field: ['hostId'] });
    expect(await problemOf(schedule({ hostId: 'nonsense' }))).toEqual({ code: 'NOT_FOUND', field: ['hostId'] });
    const elsewhere = schedule({ hostId: memberId(), locationId: placeId(1) });
    expect(await problemOf(elsewhere)).toEqual({ code: 'INVALID_INPUT', field: ['hostId'] });
  });

  test.each<[keyof VisitDraft, Partial<VisitDraft>]>([
    ['expectedUntil', { expectedUntil: addDays(LATER, 1) }],
    ['partySize', { partySize: 2 }],
    ['purpose', { purpose: 'Interview' }],
    ['vehicle', { vehicle: { color: null, licensePlate: '11-AA-22' } }],
    ['requiresAuthorization', { requiresAuthorization: true }],
  ])('has no place for %s, and says so before anything is sent', async (field, given) => {
    expect(await problemOf(schedule(given))).toEqual({ code: 'NOT_SUPPORTED_BY_SOURCE', field: [field] });
    expect(await takeRequests()).toEqual([]);
  });

  test('names everything there is no place for at once', async () => {
    const problems = await problemsOf(schedule({ partySize: 3, purpose: 'Interview' }));
    expect(problems.map(({ field }) => field)).toEqual([['partySize'], ['purpose']]);
  });

  test('takes one visitor without authorization for what it is', async () => {
    expect(await schedule({ partySize: 1, requiresAuthorization: false })).toMatchObject({ partySize: 1 });
  });

  test('needs the visitor’s e-mail', async () => {
    const problem = await problemOf(schedule({ visitor: { ...VISITOR, email: null } }));
    expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['visitor', 'email'] });
    expect(await takeRequests()).toEqual([]);
  });

  test('needs a location that there is', async () => {
    expect(await problemOf(schedule({ locationId: UNKNOWN }))).toEqual({ code: 'NOT_FOUND', field: ['locationId'] });
    expect(await problemOf(schedule({ locationId: 'nonsense' }))).toEqual({ code: 'NOT_FOUND', field: ['locationId'] });
    expect(await problemOf(schedule({ locationId: null }))).toEqual({ code: 'INVALID_INPUT', field: ['locationId'] });
  });

  test('passes on why the source refuses, where nobody knows better', async () => {
    await subject().sandbox.setFaults([{ route: `POST ${VISITS}`, status: 422 }]);
    const [problem] = await problemsOf(schedule());
    expect(problem).toMatchObject({ code: 'REJECTED_BY_SOURCE', field: null, sourceCode: 'sandboxFault' });
    expect(problem?.message).not.toMatch(/127\.0\.0\.1|Bearer|@/);
  });
});

describe('changing', () => {
  test('moves a visit and keeps what is said of it', async () => {
    const { sourceId } = await schedule({ notes: 'Ring twice' });
    const expectedAt = addDays(LATER, 1);
    const visit = await writer().updateVisit(sourceId, { expectedAt }, NOW);
    expect(visit).toMatchObject({ sourceId, scheduledAt: expectedAt, notes: 'Ring twice' });
    expect(await load(sourceId)).toEqual(visit);
  });

  test('changes and clears the notes, and keeps the time', async () => {
    const { sourceId } = await schedule({ notes: 'Ring twice' });
    const changed = await writer().updateVisit(sourceId, { notes: 'Knock' }, NOW);
    expect(changed).toMatchObject({ scheduledAt: LATER, notes: 'Knock' });
    expect(await writer().updateVisit(sourceId, { notes: null }, NOW)).toMatchObject({ notes: null });
  });

  test('sees what was changed since the request read the visit', async () => {
    const { sourceId } = await schedule({ notes: 'Ring twice' });
    const { visits, visitWriter } = subject().newRequest();
    await visits.loadVisit(sourceId, NOW);
    await writer().updateVisit(sourceId, { notes: 'Knock' }, NOW);
    const moved = await visitWriter.updateVisit(sourceId, { expectedAt: addDays(LATER, 2) }, NOW);
    expect(moved.notes).toBe('Knock');
  });

  test('writes nothing where nothing is given', async () => {
    const visit = await schedule();
    await takeRequests();
    expect(await writer().updateVisit(visit.sourceId, { purpose: null, vehicle: null }, NOW)).toEqual(visit);
    expect(await takeRequests()).toEqual([`GET ${VISITS}/:id ×1`]);
  });

  test.each([
    ['visitor', { visitor: VISITOR }],
    ['expectedUntil', { expectedUntil: LATER }],
    ['partySize', { partySize: 2 }],
    ['purpose', { purpose: 'Interview' }],
    ['vehicle', { vehicle: { color: 'red', licensePlate: null } }],
  ])('does not change %s', async (field, changes) => {
    const { sourceId } = await schedule();
    await takeRequests();
    const problem = await problemOf(writer().updateVisit(sourceId, { ...changes, notes: 'Knock' }, NOW));
    expect(problem).toEqual({ code: 'NOT_SUPPORTED_BY_SOURCE', field: [field] });
    expect(await takeRequests()).toEqual([]);
  });

  test('changes no cancelled and no unknown visit', async () => {
    const { sourceId } = await schedule();
    await writer().cancelVisit(sourceId, NOW);
    const change = (id: string) => problemOf(writer().updateVisit(id, { notes: 'Knock' }, NOW));
    expect(await change(sourceId)).toMatchObject({ code: 'CANCELLED' });
    expect(await change(UNKNOWN)).toEqual({ code: 'NOT_FOUND', field: ['id'] });
    expect(await change('nonsense')).toEqual({ code: 'NOT_FOUND', field: ['id'] });
  });
});

describe('cancelling', () => {
  test('leaves a cancelled visit', async () => {
    const { sourceId } = await schedule();
    await takeRequests();
    const visit = await writer().cancelVisit(sourceId, NOW);
    expect(visit).toMatchObject({ sourceId, status: 'CANCELLED', cancelledAt: NOW, isOnSite: false });
    expect(await takeRequests()).toEqual([`DELETE ${VISITS}/:id ×1`, `GET ${VISITS}/:id ×2`]);
    expect(await load(sourceId)).toEqual(visit);
  });

  test('happens once', async () => {
    const { sourceId } = await schedule();
    await writer().cancelVisit(sourceId, NOW);
    expect(await problemOf(writer().cancelVisit(sourceId, NOW))).toMatchObject({ code: 'CANCELLED' });
  });

  test('is not for visits that have begun, nor for unknown ones', async () => {
    const { sourceId } = await schedule();
    await writer().checkInVisit({ sourceId }, NOW);
    expect(await problemOf(writer().cancelVisit(sourceId, NOW))).toMatchObject({ code: 'ALREADY_CHECKED_IN' });
    await writer().checkOutVisit({ sourceId }, { at: null, force: false }, NOW);
    expect(await problemOf(writer().cancelVisit(sourceId, NOW))).toMatchObject({ code: 'ALREADY_CHECKED_OUT' });
    expect(await problemOf(writer().cancelVisit(UNKNOWN, NOW))).toEqual({ code: 'NOT_FOUND', field: ['id'] });
  });

  test('is all there is: visits are neither deleted nor decided on', async () => {
    const { sourceId } = await schedule();
    await takeRequests();
    expect(await problemOf(writer().deleteVisit(sourceId, NOW))).toMatchObject({ code: 'NOT_SUPPORTED_BY_SOURCE' });
    const decided = writer().decideVisit(sourceId, 'ALLOWED', NOW);
    expect(await problemOf(decided)).toMatchObject({ code: 'NOT_SUPPORTED_BY_SOURCE' });
    expect(await takeRequests()).toEqual([]);
  });
});
