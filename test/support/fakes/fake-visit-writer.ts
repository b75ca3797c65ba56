import { isDeepStrictEqual } from 'node:util';
import type { Visit, VisitChanges, VisitorDraft, VisitTarget, VisitWriter } from '../../../src/domain/model/visit.js';
import { normalizeDocument } from '../../../src/domain/model/visitor-key.js';
import type { VisitorRecord } from '../../../src/domain/model/visitor-record.js';
import { normalizeEmail } from '../../../src/domain/text/normalize-email.js';
import {
  notSupported,
  type UserErrorCode,
  type UserProblemError,
  userProblem,
} from '../../../src/domain/writes/user-problem.js';
import { createVisit, createVisitorRecord } from '../records.js';
import { type FakeWrites, putRecord, removeRecord, requireRecord } from './fake-writable.js';

/** Has a place for everything a draft can say, and no access codes. */
export function createFakeVisitWriter({ source, data, write, nextId }: FakeWrites): VisitWriter {
  const { visits, people } = data;
  const take = (sourceId: string) => requireRecord(visits, sourceId);
  const show = (visit: Visit, now: Date): Visit => Object.freeze({ ...visit, evaluatedAt: now });
  const change = (visit: Visit, members: Partial<Visit>) => putRecord(visits, { ...visit, ...members });

  return {
    isCreationTimeReported: true,
    scheduleVisit: (draft, now) =>
      write('scheduleVisit', () => {
        if (draft.hostId === null) throw refusal('INVALID_INPUT', ['hostId']);
        const host = people.find(({ sourceId }) => sourceId === draft.hostId);
        if (host === undefined) throw refusal('NOT_FOUND', ['hostId']);
        const sourceId = nextId('visit');
        const created = createVisit({
          source,
          sourceId,
          evaluatedAt: now,
          createdAt: now,
          status: 'EXPECTED',
          scheduledAt: draft.expectedAt,
          expectedAt: draft.expectedAt,
          checkedInAt: null,
          authorization: draft.requiresAuthorization === true ? 'WAITING' : 'NOT_REQUIRED',
          purpose: draft.purpose,
          notes: draft.notes,
          partySize: draft.partySize ?? 1,
          vehicle: draft.vehicle,
          host: { nodeType: 'Person', source, sourceId: host.sourceId, name: host.name },
          location: undefined,
          visitor: toVisitor(draft.visitor, { source, reference: sourceId }),
        });
        return putRecord(visits, created);
      }),
    findScheduledVisits: async (draft, startedAt, now) =>
      visits
        .filter(({ createdAt, host }) => (createdAt ?? now) >= startedAt && host?.sourceId === draft.hostId)
        .filter(({ expectedAt }) => expectedAt?.getTime() === draft.expectedAt.getTime())
        .filter(({ visitor, notes }) => isSame(visitor, draft.visitor) && notes === draft.notes)
        .map((visit) => show(visit, now)),
    updateVisit: (sourceId, changes, now) =>
      write('updateVisit', () => {
        const visit = take(sourceId);
        return show(change(visit, toMembers(visit, changes)), now);
      }),
    findUpdatedVisit: async (sourceId, changes, now) => {
      const visit = take(sourceId);
      const wanted = { ...visit, ...toMembers(visit, changes) };
      return isDeepStrictEqual(wanted, visit) ? show(visit, now) : null;
    },
    checkInVisit: (target, now) =>
      write('checkInVisit', () => {
        const visit = take(idOf(target));
        assertAwaited(visit);
        return show(change(visit, { status: 'CHECKED_IN', isOnSite: true, checkedInAt: now }), now);
      }),
    checkOutVisit: (target, { at, force }, now) =>
      write('checkOutVisit', () => {
        const visit = take(idOf(target));
        if (visit.checkedInAt === null) throw refusal('NOT_CHECKED_IN');
        if (visit.status === 'CHECKED_OUT' && !force) throw refusal('ALREADY_CHECKED_OUT');
        if (at !== null && at < visit.checkedInAt) throw refusal('INVALID_INPUT', ['at']);
        return show(change(visit, { status: 'CHECKED_OUT', isOnSite: false, checkedOutAt: at ?? now }), now);
      }),
    cancelVisit: (sourceId, now) =>
      write('cancelVisit', () => {
        const visit = take(sourceId);
        assertAwaited(visit);
        return show(change(visit, { status: 'CANCELLED', cancelledAt: now }), now);
      }),
    deleteVisit: (sourceId) => write('deleteVisit', () => removeRecord(visits, sourceId)),
    decideVisit: (sourceId, authorization, now) =>
      write('decideVisit', () => show(change(take(sourceId), { authorization }), now)),
  };
}

function refusal(code: UserErrorCode, field?: readonly string[]): UserProblemError {
  return userProblem(code, 'The fake refuses this.', field === undefined ? {} : { field });
}

function idOf(target: VisitTarget): string {
  if ('sourceId' in target) return target.sourceId;
  throw notSupported('The fake has no access codes.', ['accessCode']);
}

function assertAwaited({ status }: Visit): void {
  if (status === 'CANCELLED') throw refusal('CANCELLED');
  if (status === 'CHECKED_OUT') throw refusal('ALREADY_CHECKED_OUT');
  if (status === 'CHECKED_IN') throw refusal('ALREADY_CHECKED_IN');
}

const EMPTY_MEMBERS = { email: null, phoneNumber: null, company: null, document: null };

function toMembers(visit: Visit, changes: VisitChanges): Partial<Visit> {
  const { expectedAt, visitor, partySize, purpose, notes, vehicle } = changes;
  return {
    ...(expectedAt !== undefined && { expectedAt, scheduledAt: expectedAt }),
    ...(visitor !== undefined && { visitor: toVisitor({ ...EMPTY_MEMBERS, ...visitor }, visit.visitor) }),
    ...(partySize !== undefined && { partySize }),
    ...(purpose !== undefined && { purpose }),
    ...(notes !== undefined && { notes }),
    ...(vehicle !== undefined && {
      vehicle: vehicle === null ? null : { color: null, licensePlate: null, ...visit.vehicle, ...vehicle },
    }),
  };
}

function toVisitor(
  draft: VisitorDraft,
  { source, reference }: Pick<VisitorRecord, 'source' | 'reference'>,
): VisitorRecord {
  const { name, email, phoneNumber, company } = draft;
  const document = normalizeDocument(draft.document);
  return Object.freeze({
    ...createVisitorRecord({ source, reference, email, phoneE164: phoneNumber?.startsWith('+') ? phoneNumber : null }),
    name,
    phoneNumber,
    company,
    documents: document === null ? [] : [document],
  });
}

function isSame(visitor: VisitorRecord, draft: VisitorDraft): boolean {
  return (
    visitor.name === draft.name &&
    normalizeEmail(visitor.email) === normalizeEmail(draft.email) &&
    visitor.phoneNumber === draft.phoneNumber
  );
}
