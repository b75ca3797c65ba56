import type { VisitorDraft } from '../../../src/domain/model/visit.js';
import type { VisitRequest, VisitRequestWriter } from '../../../src/domain/model/visit-request.js';
import { normalizeEmail } from '../../../src/domain/text/normalize-email.js';
import { userProblem } from '../../../src/domain/writes/user-problem.js';
import { createVisit, createVisitorRecord } from '../records.js';
import { putRecord, removeRecord, requireRecord } from './fake-writable.js';
import { type FakeWriteContext, nextId, requireLocation, requireMember } from './fake-writing.js';

/** A request that was answered is gone; an approved one becomes a visit of the moment. */
export function createFakeVisitRequestWriter(context: FakeWriteContext): VisitRequestWriter {
  const { data, now, source, write } = context;

  function take(sourceId: string): VisitRequest {
    const request = requireRecord(data.visitRequests, sourceId);
    removeRecord(data.visitRequests, sourceId);
    return request;
  }

  return {
    requestVisit: ({ locationId, hostId, visitor }) =>
      write('requestVisit', () => {
        const { name, email, phoneNumber } = visitor;
        if (email === null) throw userProblem('INVALID_INPUT', 'An e-mail is needed.', { field: ['visitor', 'email'] });
        const location = requireLocation(context, locationId);
        const host = requireMember(context, hostId, { field: 'hostId', locationId });
        const sourceId = nextId('request', [...data.visitRequests, ...data.visits]);
        const record = createVisitorRecord({ source, reference: sourceId, name, email, phoneNumber });
        const place = { nodeType: 'VisitRequest', source, sourceId, createdAt: now, host, location } as const;
        return putRecord(data.visitRequests, { ...place, visitor: record });
      }),
    findRequestedVisits: async ({ locationId, hostId, visitor }, startedAt) =>
      data.visitRequests.filter(
        (request) =>
          request.location?.sourceId === locationId &&
          request.host?.sourceId === hostId &&
          isSameVisitor(request, visitor) &&
          request.createdAt >= startedAt,
      ),
    assertMayDecide: () => {},
    approveVisitRequest: (requestId) =>
      write('approveVisitRequest', () => {
        const { visitor, host, location } = take(requestId);
        const sourceId = nextId('visit', data.visits);
        const times = { scheduledAt: now, expectedAt: now, checkedInAt: null, createdAt: now };
        const people = { visitor, host, location };
        return putRecord(data.visits, createVisit({ source, sourceId, status: 'EXPECTED', ...times, ...people }));
      }),
    rejectVisitRequest: (requestId) =>
      write('rejectVisitRequest', () => {
        take(requestId);
      }),
  };
}

function isSameVisitor({ visitor }: VisitRequest, { email, name, phoneNumber }: VisitorDraft): boolean {
  return (
    normalizeEmail(visitor.email) === normalizeEmail(email) &&
    visitor.name === name &&
    visitor.phoneNumber === phoneNumber
  );
}
