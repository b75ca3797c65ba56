import type { Visit, VisitChanges, VisitDraft, VisitWriter } from '../../domain/model/visit.js';
import { notSupported, type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { toStateProblem } from './desk-problem.js';
import { explainLocation, notFound } from './named-records.js';
import { writeOrExplain } from './refusal.js';
import type { VisitWire } from './visit.wire.js';
import { toWrittenVisit } from './visit-answers.js';
import { cancelVisit } from './visit-cancellation.js';
import { createVisitDesk } from './visit-desk.js';
import { assertChangeable, assertSupported, placeOfDraft } from './visit-draft.js';
import { hostUserOf } from './visit-hosts.js';
import { findScheduledVisits, findUpdatedVisit } from './visit-recovery.js';
import { toVisitorBody } from './visitor-body.js';
import type { WriteContext } from './write-context.js';

/**
 * Spacebring's visits. Who makes one is its host, so a host may be named only where it is the user of the token; where
 * SPACEBRING_USER_ID does not tell who that is, only a visit made by this process does, and until then no host is accepted.
 */
export function createVisitWriter(context: WriteContext): VisitWriter {
  return {
    isCreationTimeTold: true,
    scheduleVisit: (draft, now) => scheduleVisit(context, draft, now),
    findScheduledVisits: (draft, startedAt, now) => findScheduledVisits(context, draft, { startedAt, now }),
    updateVisit: (sourceId, changes, now) => updateVisit(context, { sourceId, changes, now }),
    async findUpdatedVisit(sourceId, changes, now) {
      assertChangeable(changes);
      const wire = await findUpdatedVisit(context, sourceId, changes);
      return wire === null ? null : toWrittenVisit(context, wire, now);
    },
    ...createVisitDesk(context),
    cancelVisit: (sourceId, now) => cancelVisit(context, sourceId, now),
    deleteVisit: async () => {
      throw notSupported('Spacebring keeps every visit: cancel it instead.');
    },
    decideVisit: async () => {
      throw notSupported('Visits to Spacebring locations need no authorization.');
    },
  };
}

async function scheduleVisit(context: WriteContext, draft: VisitDraft, now: Date): Promise<Visit> {
  const { writes, tokenUser } = context;
  writes.assertUser();
  assertSupported(draft);
  const visitor = toVisitorBody(draft.visitor);
  const { locationId, hostUserRef } = await placeOfDraft(context, draft);
  if (hostUserRef !== null && hostUserRef !== tokenUser.userRef) throw otherHost();
  const body = {
    date: draft.expectedAt.toISOString(),
    locationRef: locationId,
    visitor,
    ...(draft.notes !== null && { comment: draft.notes }),
  };
  const wire = await writeOrExplain(
    () => writes.createVisit(body),
    () => explainLocation(context, { id: locationId, field: ['locationId'] }),
  );
  tokenUser.learn(hostUserOf(wire));
  return toWrittenVisit(context, wire, now);
}

function otherHost(): UserProblemError {
  return notSupported(
    'Spacebring schedules visits to the user of its token only: leave the host out and name the location, request the visit, or set SPACEBRING_USER_ID where the host is that user.',
    ['hostId'],
  );
}

/** Two members can change, and one of them has to be sent always: what is not given is sent as it was read. */
async function updateVisit(
  context: WriteContext,
  { sourceId, changes, now }: { sourceId: string; changes: VisitChanges; now: Date },
): Promise<Visit> {
  assertChangeable(changes);
  const current = await context.freshReads.getVisit(sourceId);
  if (current === null) throw notFound('visit', ['id']);
  if (current.deleteDate !== null) throw userProblem('CANCELLED', 'A cancelled visit cannot be changed.');
  const { expectedAt, notes } = changes;
  if (expectedAt === undefined && notes === undefined) return toWrittenVisit(context, current, now);
  const wire = await writeOrExplain(
    () => context.writes.updateVisit(sourceId, toUpdateBody(current, changes)),
    async (refusal) => toStateProblem(refusal) ?? (refusal.status === 404 ? notFound('visit', ['id']) : null),
  );
  return toWrittenVisit(context, wire, now);
}

function toUpdateBody(current: VisitWire, { expectedAt, notes }: VisitChanges) {
  const comment = notes === undefined ? current.comment : (notes ?? '');
  return { date: (expectedAt ?? current.date).toISOString(), ...(comment !== null && { comment }) };
}
