import type { VisitRequest, VisitRequestDraft, VisitRequestWriter } from '../../domain/model/visit-request.js';
import type { SourceFaultError } from '../../domain/source/source-error.js';
import { type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { isSpacebringId } from './client.js';
import type { WriteContext } from './context.js';
import { assertId, explainLocation, notFound, requireUserRef } from './named-records.js';
import { refusalWords, writeOrExplain } from './refusals.js';
import { toVisitorBody, toWrittenVisit } from './visit.mapper.js';
import { toVisitRequest } from './visit-request.mapper.js';
import { earliestCreation, isSameVisitor, readWholeList } from './write-recovery.js';

/** A request is made as the network and answered as the user. */
export function createVisitRequestWriter(context: WriteContext): VisitRequestWriter {
  const { writes, mapping } = context;
  return {
    async requestVisit(draft) {
      const { body, location } = await toBody(context, draft);
      const wire = await writeOrExplain(
        () => writes.createVisitRequest(body),
        () => explainLocation(context, location),
      );
      return toVisitRequest(wire, mapping);
    },
    findRequestedVisits: (draft, startedAt) => findRequestedVisits(context, draft, startedAt),
    assertMayDecide: (sourceId) => assertMayDecide(context, sourceId),
    async approveVisitRequest(sourceId, now) {
      assertMayDecide(context, sourceId);
      const wire = await writeOrExplain(
        () => writes.approveVisitRequest(sourceId),
        (refusal) => explainDecision(context, sourceId, refusal),
      );
      return toWrittenVisit(context, wire, now);
    },
    async rejectVisitRequest(sourceId) {
      assertMayDecide(context, sourceId);
      await writeOrExplain(
        () => writes.rejectVisitRequest(sourceId),
        (refusal) => explainDecision(context, sourceId, refusal),
      );
    },
  };
}

async function toBody(context: WriteContext, { locationId, hostId, visitor }: VisitRequestDraft) {
  const location = { id: locationId, field: ['locationId'] };
  assertId(location, 'location');
  const visitorBody = toVisitorBody(visitor);
  const userRefHost = await requireUserRef(context, { id: hostId, field: ['hostId'], locationId });
  return { body: { locationRef: locationId, userRefHost, visitor: visitorBody }, location };
}

/** It is not documented whether answered requests stay listed: one that was answered meanwhile may not be found. */
async function findRequestedVisits(
  context: WriteContext,
  draft: VisitRequestDraft,
  startedAt: Date,
): Promise<readonly VisitRequest[]> {
  const { freshReads, limits, clock, mapping } = context;
  const { body } = await toBody(context, draft);
  const { locationRef, userRefHost } = body;
  const createDate = { gte: earliestCreation(startedAt) };
  const requests = await readWholeList({
    maxPages: limits.maxPages,
    clock,
    readPage: (pageToken) => freshReads.listVisitRequests({ locationRef, createDate }, pageToken),
  });
  return requests
    .filter(
      (request) =>
        isSameVisitor(request.visitor, draft.visitor) &&
        request.createDate >= createDate.gte &&
        (request.userRefHost ?? request.userHost?.id ?? userRefHost) === userRefHost,
    )
    .map((request) => toVisitRequest(request, mapping));
}

function assertMayDecide({ writes }: WriteContext, sourceId: string): void {
  writes.assertUser();
  if (!isSpacebringId(sourceId)) throw notFound('visit request', ['id']);
}

/** It is not documented whether an answered request can still be read, so it may be unknown or in conflict. */
async function explainDecision(
  { freshReads }: WriteContext,
  sourceId: string,
  refusal: SourceFaultError,
): Promise<UserProblemError | null> {
  const { sourceCode } = refusal;
  if (/already|handled|decided|approved|rejected/.test(refusalWords(refusal))) {
    return userProblem('CONFLICT', 'This visit request is answered already.', { sourceCode });
  }
  return (await freshReads.getVisitRequest(sourceId)) === null ? notFound('visit request', ['id']) : null;
}
