import type { Visit, VisitDraft, VisitWriter } from '../../../src/domain/model/visit.js';
import { addDays } from '../../../src/domain/time/time-range.js';
import type { UserErrorCode } from '../../../src/domain/writes/user-problem.js';
import { type ContractSubject, FOREIGN_IDS, requirePort, unknownIdOf, useSubject } from './contract-subject.js';
import { expectFrozen, expectSameFacts, idsOf } from './record-checks.js';
import { expectVisitState } from './visit-state-checks.js';
import { expectProblem, problemsOf, stateOf } from './write-checks.js';

const HOUR_MS = 3_600_000;

/** A source that visits can be written to. Its clock and the one that writes are told stand still at `now`. */
export interface VisitWriterSubject extends ContractSubject {
  /** Somebody who can be visited. */
  readonly hostId: string;
  /** Given members, and what a visit shows of them. */
  readonly kept: readonly (readonly [given: Partial<VisitDraft>, shown: Partial<Visit>])[];
  /** Members that the source has no place for. */
  readonly unsupported: readonly (readonly [field: string, given: Partial<VisitDraft>])[];
  /** A visit that somebody can allow or deny; absent where the source asks for nobody's leave. */
  readonly decidableId?: () => Promise<string>;
  /** How the source refuses to cancel a visit that has begun. */
  readonly begunCancellation: UserErrorCode;
  /** A cancelled visit can still be read. */
  readonly keepsCancelled: boolean;
}

/** What every VisitWriter keeps to. */
export function describeVisitWriter(name: string, setUp: () => Promise<VisitWriterSubject>): void {
  describe(`${name} as a writer of visits`, () => {
    let subject: VisitWriterSubject;
    const current = useSubject(async () => {
      subject = await setUp();
      return subject;
    });
    const writer = (): VisitWriter => requirePort(current().newRequest().visitWriter);
    const load = (sourceId: string) => current().newRequest().visits.loadVisit(sourceId, subject.now);
    const later = (hours: number) => new Date(subject.now.getTime() + hours * HOUR_MS);
    let count = 0;

    /** Somebody new every time, expected today. */
    function draft(changes: Partial<VisitDraft> = {}): VisitDraft {
      count += 1;
      return {
        hostId: subject.hostId,
        locationId: null,
        expectedAt: later(2),
        expectedUntil: null,
        visitor: {
          name: `Íris Visitor${count}`,
          email: `iris.visitor${count}@example.com`,
          phoneNumber: null,
          company: null,
          document: null,
        },
        partySize: null,
        purpose: null,
        notes: null,
        vehicle: null,
        requiresAuthorization: null,
        ...changes,
      };
    }

    const schedule = (changes: Partial<VisitDraft> = {}) => writer().scheduleVisit(draft(changes), subject.now);
    const checkIn = ({ sourceId }: Visit) => writer().checkInVisit({ sourceId }, subject.now);
    const checkOut = ({ sourceId }: Visit, options: { at?: Date; force?: boolean } = {}) =>
      writer().checkOutVisit({ sourceId }, { at: null, force: false, ...options }, subject.now);

    test('schedules a visit, which the next request finds by its id and in the list', async () => {
      const given = draft({ expectedAt: later(3) });
      const visit = await writer().scheduleVisit(given, subject.now);
      expect(visit).toMatchObject({
        nodeType: 'Visit',
        status: 'EXPECTED',
        isOnSite: false,
        expectedAt: given.expectedAt,
        scheduledAt: given.expectedAt,
        visitor: { name: given.visitor.name },
        host: { sourceId: subject.hostId },
      });
      expectVisitState(visit);
      expectFrozen([visit]);
      expectSameFacts(await load(visit.sourceId), visit);
      const range = { from: given.expectedAt, to: new Date(given.expectedAt.getTime() + 1) };
      const slice = await current().newRequest().visits.readVisits({ range, now: subject.now });
      expect(idsOf(slice.records)).toContain(visit.sourceId);
    });

    test('keeps what it has a place for', async () => {
      for (const [given, shown] of subject.kept) {
        const visit = await schedule(given);
        expect(visit).toMatchObject(shown);
        expectSameFacts(await load(visit.sourceId), visit);
      }
    });

    test('refuses what it has no place for, names it and writes nothing', async () => {
      for (const [field, given] of subject.unsupported) {
        const refused = draft(given);
        await expectProblem(writer().scheduleVisit(refused, subject.now), {
          code: 'NOT_SUPPORTED_BY_SOURCE',
          field: [field],
        });
        expect(await writer().findScheduledVisits(refused, subject.now, subject.now)).toEqual([]);
      }
    });

    test('needs the host', async () => {
      const [location] = (await current().newRequest().locations.readLocations()).records;
      const locationId = location?.sourceId ?? null;
      await expectProblem(schedule({ hostId: null, locationId }), { code: 'INVALID_INPUT', field: ['hostId'] });
    });

    test('does not know just any host', async () => {
      for (const hostId of [unknownIdOf(current(), 'Person'), ...FOREIGN_IDS]) {
        await expectProblem(schedule({ hostId }), { code: 'NOT_FOUND', field: ['hostId'] });
      }
    });

    test('finds what a draft has made, and nothing else', async () => {
      const given = draft();
      const find = (changes: Partial<VisitDraft> = {}) =>
        writer().findScheduledVisits({ ...given, ...changes }, subject.now, subject.now);
      expect(await find()).toEqual([]);
      const first = await writer().scheduleVisit(given, subject.now);
      expect(idsOf(await find())).toEqual([first.sourceId]);
      expectSameFacts(await find(), [first]);
      const second = await writer().scheduleVisit(given, subject.now);
      expect(idsOf(await find())).toEqual(idsOf([first, second]));
      expect(await find({ expectedAt: new Date(given.expectedAt.getTime() + 1_000) })).toEqual([]);
      expect(await find({ visitor: { ...given.visitor, name: 'Somebody Else' } })).toEqual([]);
      expect(await find({ hostId: unknownIdOf(current(), 'Person') })).toEqual([]);
    });

    test('changes what is given and keeps the rest', async () => {
      const [[given] = [{}]] = subject.kept;
      const before = await schedule(given);
      const expectedAt = later(5);
      const after = await writer().updateVisit(before.sourceId, { expectedAt }, subject.now);
      expectSameFacts(after, { ...before, expectedAt, scheduledAt: expectedAt });
      expectSameFacts(await load(before.sourceId), after);
    });

    test('changes the name of the visitor', async () => {
      const given = draft();
      const { sourceId, expectedAt } = await writer().scheduleVisit(given, subject.now);
      const visitor = { ...given.visitor, name: 'Another Name' };
      const after = await writer().updateVisit(sourceId, { visitor }, subject.now);
      expect(after).toMatchObject({ sourceId, expectedAt, visitor: { name: 'Another Name' } });
      expectSameFacts(await load(sourceId), after);
    });

    test('answers an update of nothing with the record', async () => {
      const visit = await schedule();
      expectSameFacts(await writer().updateVisit(visit.sourceId, {}, subject.now), visit);
    });

    test('lets a visitor in and out again', async () => {
      const expected = await schedule();
      const inside = await checkIn(expected);
      const here = { status: 'CHECKED_IN', isOnSite: true, checkedInAt: subject.now, checkedOutAt: null };
      expect(inside).toMatchObject({ visitor: { name: expected.visitor.name }, ...here });
      expect(await load(expected.sourceId)).toMatchObject(stateOf(inside));
      expect(await load(inside.sourceId)).toMatchObject(stateOf(inside));
      await expectProblem(checkIn(expected), { code: 'ALREADY_CHECKED_IN' });

      const left = await checkOut(expected);
      expect(left).toMatchObject({ status: 'CHECKED_OUT', isOnSite: false, checkedOutAt: subject.now });
      expect(await load(expected.sourceId)).toMatchObject(stateOf(left));
      await expectProblem(checkIn(expected), { code: 'ALREADY_CHECKED_OUT' });
      await expectProblem(checkOut(expected), { code: 'ALREADY_CHECKED_OUT' });
      expect(await checkOut(inside, { force: true })).toMatchObject({ status: 'CHECKED_OUT' });
    });

    test('calls a visit in the answer of a write as lists call it', async () => {
      const inside = await checkIn(await schedule());
      const listed = async () => {
        const range = { from: later(-24), to: later(24) };
        const slice = await current().newRequest().visits.readVisits({ range, now: subject.now });
        return idsOf(slice.records.filter(({ visitor }) => visitor.name === inside.visitor.name));
      };
      expect(await listed()).toEqual([inside.sourceId]);
      expect((await checkOut(inside)).sourceId).toBe(inside.sourceId);
      expect(await listed()).toEqual([inside.sourceId]);
    });

    test('calls the roll with whoever was let in', async () => {
      const visit = await checkIn(await schedule());
      const onSite = () => current().newRequest().visits.readVisitsOnSite({ now: subject.now });
      const isHere = async () => (await onSite()).records.some(({ visitor }) => visitor.name === visit.visitor.name);
      expect(await isHere()).toBe(true);
      await checkOut(visit);
      expect(await isHere()).toBe(false);
    });

    test('does not let out who has not come, nor before they came', async () => {
      const visit = await schedule();
      await expectProblem(checkOut(visit), { code: 'NOT_CHECKED_IN' });
      await expectProblem(checkOut(visit, { force: true }), { code: 'NOT_CHECKED_IN' });
      const inside = await checkIn(visit);
      const early = addDays(subject.now, -1);
      await expectProblem(checkOut(inside, { at: early }), { code: 'INVALID_INPUT', field: ['at'] });
      expect(await checkOut(inside, { at: subject.now })).toMatchObject({ checkedOutAt: subject.now });
    });

    test('cancels what has not begun, once', async () => {
      const visit = await schedule();
      const cancelled = await writer().cancelVisit(visit.sourceId, subject.now);
      expect(cancelled).toMatchObject({ sourceId: visit.sourceId, status: 'CANCELLED', isOnSite: false });
      const code = subject.keepsCancelled ? 'CANCELLED' : 'NOT_FOUND';
      expect((await load(visit.sourceId))?.status ?? 'NOT_FOUND').toBe(code);
      await expectProblem(writer().cancelVisit(visit.sourceId, subject.now), { code });
      await expectProblem(checkIn(visit), { code });
    });

    test('does not cancel what has begun', async () => {
      const visit = await checkIn(await schedule());
      await expectProblem(writer().cancelVisit(visit.sourceId, subject.now), { code: subject.begunCancellation });
      expect(await load(visit.sourceId)).toMatchObject({ status: 'CHECKED_IN' });
    });

    test('deletes, once', async () => {
      const visit = await schedule();
      await writer().deleteVisit(visit.sourceId, subject.now);
      expect(await load(visit.sourceId)).toBeNull();
      await expectProblem(writer().deleteVisit(visit.sourceId, subject.now), { code: 'NOT_FOUND', field: ['id'] });
    });

    test('allows and denies, or says that it cannot', async () => {
      const { decidableId } = subject;
      const sourceId = (await decidableId?.()) ?? (await schedule()).sourceId;
      for (const decision of ['DENIED', 'ALLOWED'] as const) {
        const decided = writer().decideVisit(sourceId, decision, subject.now);
        if (decidableId === undefined) await expectProblem(decided, { code: 'NOT_SUPPORTED_BY_SOURCE' });
        else expect((await decided).authorization).toBe(decision);
      }
      expectSameFacts((await load(sourceId))?.authorization, decidableId === undefined ? 'NOT_REQUIRED' : 'ALLOWED');
    });

    test('has no access codes', async () => {
      const target = { locationId: 'anywhere', accessCode: '1234' };
      const expected = { code: 'NOT_SUPPORTED_BY_SOURCE', field: ['accessCode'] } as const;
      await expectProblem(writer().checkInVisit(target, subject.now), expected);
      await expectProblem(writer().checkOutVisit(target, { at: null, force: false }, subject.now), expected);
    });

    test.each<[string, (port: VisitWriter, sourceId: string) => Promise<unknown>]>([
      ['update', (port, sourceId) => port.updateVisit(sourceId, { expectedAt: later(1) }, subject.now)],
      ['check-in', (port, sourceId) => port.checkInVisit({ sourceId }, subject.now)],
      ['check-out', (port, sourceId) => port.checkOutVisit({ sourceId }, { at: null, force: false }, subject.now)],
      ['cancellation', (port, sourceId) => port.cancelVisit(sourceId, subject.now)],
      ['deletion', (port, sourceId) => port.deleteVisit(sourceId, subject.now)],
    ])('refuses the %s of a visit that nobody knows', async (_name, write) => {
      for (const sourceId of [unknownIdOf(current(), 'Visit'), 'nonsense', '00000000', 'a/b/c/d']) {
        expect(await problemsOf(write(writer(), sourceId))).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
      }
    });
  });
}
