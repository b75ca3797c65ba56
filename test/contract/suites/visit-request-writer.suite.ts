import type { VisitRequestDraft } from '../../../src/domain/model/visit-request.js';
import { addDays } from '../../../src/domain/time/time-range.js';
import { problemOf } from '../../support/user-problems.js';
import { VISITOR } from '../../support/write-drafts.js';
import { FOREIGN_IDS, readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { expectFrozen, expectSameFacts, idsOf } from './record-checks.js';
import { findWriterPlace } from './writer-places.js';

/** What every VisitRequestWriter keeps to; the source also reads visit requests, visits, people and locations. */
export function describeVisitRequestWriter(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a writer of visit requests`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().visitRequestWriter);
    const place = readOnce(() => findWriterPlace(subject().newRequest()));
    const draftOf = async (given: Partial<VisitRequestDraft> = {}): Promise<VisitRequestDraft> => {
      const { locationId, member } = await place();
      return { locationId, hostId: member.sourceId, visitor: VISITOR, ...given };
    };
    const request = async (given?: Partial<VisitRequestDraft>) => port().requestVisit(await draftOf(given));
    const pending = async () =>
      idsOf((await requirePort(subject().newRequest().visitRequests).readVisitRequests({})).records);

    test('asks a host for a visit', async () => {
      const { locationId, member } = await place();
      const made = await request();
      expect(made).toMatchObject({
        host: { sourceId: member.sourceId },
        location: { sourceId: locationId },
        visitor: { name: VISITOR.name, email: VISITOR.email, phoneNumber: VISITOR.phoneNumber },
      });
      expectFrozen([made]);
      expectSameFacts(await requirePort(subject().newRequest().visitRequests).loadVisitRequest(made.sourceId), made);
      expect(await pending()).toContain(made.sourceId);
    });

    test('makes an expected visit of a request that is approved', async () => {
      const { sourceId } = await request();
      const { now, newRequest } = subject();
      const visit = await port().approveVisitRequest(sourceId, now);
      const { locationId, member } = await place();
      expect(visit).toMatchObject({
        ...{ nodeType: 'Visit', status: 'EXPECTED', location: { sourceId: locationId } },
        ...{ host: { sourceId: member.sourceId }, visitor: { email: VISITOR.email } },
      });
      expectFrozen([visit]);
      expectSameFacts(await newRequest().visits.loadVisit(visit.sourceId, now), visit);
      expect(await pending()).not.toContain(sourceId);
    });

    test('takes a request off the list that is rejected', async () => {
      const { sourceId } = await request();
      await port().rejectVisitRequest(sourceId);
      expect(await pending()).not.toContain(sourceId);
    });

    test('answers a request once', async () => {
      const { now } = subject();
      const [approved, rejected] = [await request(), await request()];
      await port().approveVisitRequest(approved.sourceId, now);
      await port().rejectVisitRequest(rejected.sourceId);
      for (const { sourceId } of [approved, rejected]) {
        expect((await problemOf(port().approveVisitRequest(sourceId, now))).code).toMatch(/^(NOT_FOUND|CONFLICT)$/);
        expect((await problemOf(port().rejectVisitRequest(sourceId))).code).toMatch(/^(NOT_FOUND|CONFLICT)$/);
      }
    });

    test('answers no request that there is not', async () => {
      for (const id of [unknownIdOf(subject(), 'VisitRequest'), ...FOREIGN_IDS]) {
        const nowhere = { code: 'NOT_FOUND', field: ['id'] };
        expect(await problemOf(port().approveVisitRequest(id, subject().now))).toEqual(nowhere);
        expect(await problemOf(port().rejectVisitRequest(id))).toEqual(nowhere);
      }
    });

    test('asks nobody who is not there', async () => {
      const { stranger } = await place();
      const unknownPlace = unknownIdOf(subject(), 'Location');
      const host = (hostId: string) => problemOf(request({ hostId }));
      expect(await host(unknownIdOf(subject(), 'Person'))).toEqual({ code: 'NOT_FOUND', field: ['hostId'] });
      expect(await host(stranger.sourceId)).toEqual({ code: 'INVALID_INPUT', field: ['hostId'] });
      expect((await problemOf(request({ locationId: unknownPlace }))).field).not.toBeNull();
    });

    test('needs the visitor’s e-mail', async () => {
      const problem = await problemOf(request({ visitor: { ...VISITOR, email: null } }));
      expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['visitor', 'email'] });
    });

    test('finds what it asked, letter by letter, and nothing else', async () => {
      const { now } = subject();
      const draft = await draftOf({ visitor: { ...VISITOR, name: 'Érica Found', email: 'erica@guest.example' } });
      const sought = async (given: Partial<VisitRequestDraft>, startedAt = now) =>
        idsOf(await finder.findRequestedVisits({ ...draft, ...given }, startedAt));
      const finder = port();
      expect(await sought({})).toEqual([]);
      const { sourceId } = await port().requestVisit(draft);
      expect(await sought({})).toEqual([sourceId]);
      const otherwise = { ...draft.visitor, email: 'Erica@Guest.example' };
      expect(await sought({ visitor: otherwise })).toEqual([sourceId]);
      expect(await sought({ visitor: { ...draft.visitor, name: 'erica  FOUND' } })).toEqual([]);
      expect(await sought({ visitor: { ...draft.visitor, phoneNumber: '+351 912 000 112' } })).toEqual([]);
      expect(await sought({ visitor: { ...draft.visitor, email: 'other@guest.example' } })).toEqual([]);
      expect(await sought({ visitor: { ...draft.visitor, name: 'Eric Found' } })).toEqual([]);
      expect(await sought({ hostId: (await place()).otherMember.sourceId })).toEqual([]);
      expect(await sought({}, addDays(now, 1))).toEqual([]);
      await port().requestVisit(draft);
      expect(await sought({})).toHaveLength(2);
    });
  });
}
