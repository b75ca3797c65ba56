import type { Visit, VisitTarget, VisitWriter } from '../../domain/model/visit.js';
import { notSupported } from '../../domain/writes/user-problem.js';
import { afterWrite } from '../evaluated-visit.js';
import type { AdapterParts, WriteCalls } from './adapter-parts.js';
import { INVITEE_ID_PREFIX } from './invitee.mapper.js';
import { CANNOT_CHANGE, createInviteeWriter } from './invitee.writer.js';
import { toUpstreamId } from './source-id.js';
import { isInside, toVisit, VISIT_ID_PREFIX } from './visit.mapper.js';
import { checkOutRefusals } from './visit-check-out.js';
import { type RefusalMeaning, tellingRefusals, unknownRecord } from './w3lcome.refusals.js';
import type { VisitWire } from './w3lcome.wire.js';
import type { WriteAnswer } from './w3lcome-writes.client.js';
import { alreadyCheckedIn, alreadyCheckedOut, unreadableRecord } from './write-problems.js';

const CANNOT_CANCEL = 'W3lcome cannot cancel a visit that has begun. Check the visitor out instead.';

interface VisitWrite {
  readonly refusals: RefusalMeaning;
  send(calls: WriteCalls): WriteAnswer<VisitWire>;
}

/** Invitees are scheduled, changed and cancelled; a visit has begun, and can be decided on, ended and deleted. */
export function createVisitWriter(parts: AdapterParts): VisitWriter {
  const invitees = createInviteeWriter(parts);

  async function write(id: string, now: Date, { refusals, send }: VisitWrite): Promise<Visit> {
    const calls = parts.beginWrite();
    const answer = await tellingRefusals(refusals, () => send(calls));
    const visit = answer ?? (await afterWrite(() => calls.client.getVisit(id)));
    if (visit === null) throw unreadableRecord();
    return toVisit(visit, { now, mapping: parts.mapping });
  }

  return {
    isCreationTimeTold: false,
    scheduleVisit: (draft, now) => invitees.schedule(draft, now),
    findScheduledVisits: (draft, _startedAt, now) => invitees.findScheduled(draft, now),
    updateVisit: async (sourceId, changes, now) =>
      invitees.update(demandInvitee(sourceId, CANNOT_CHANGE), changes, now),
    findUpdatedVisit: async (sourceId, changes, now) =>
      invitees.findUpdated(demandInvitee(sourceId, CANNOT_CHANGE), changes, now),
    async checkInVisit(target, now) {
      const { kind, id } = toRecordId(idOf(target));
      if (kind === 'invitee') return invitees.checkIn(id, now);
      const visit = await parts.beginWrite().client.getVisit(id);
      if (visit === null) throw unknownRecord();
      throw isInside(visit) ? alreadyCheckedIn() : alreadyCheckedOut();
    },
    async findMovedVisit(sourceId, now) {
      const { kind, id } = toRecordId(sourceId);
      if (kind === 'invitee') return invitees.findMoved(id, now);
      const visit = await parts.beginWrite().client.getVisit(id);
      return visit === null ? null : toVisit(visit, { now, mapping: parts.mapping });
    },
    async checkOutVisit(target, { at, force }, now) {
      const { kind, id } = toRecordId(idOf(target));
      if (kind === 'invitee') return invitees.checkOut(id, { at, force, now });
      const send = ({ writes }: WriteCalls) => writes.checkOutVisit(id, { at, force });
      return write(id, now, { refusals: checkOutRefusals(at), send });
    },
    cancelVisit: async (sourceId, now) => invitees.cancel(demandInvitee(sourceId, CANNOT_CANCEL), now),
    async deleteVisit(sourceId) {
      const { kind, id } = toRecordId(sourceId);
      if (kind === 'invitee') return invitees.delete(id);
      return tellingRefusals({}, () => parts.beginWrite().writes.deleteVisit(id));
    },
    async decideVisit(sourceId, decision, now) {
      const { kind, id } = toRecordId(sourceId);
      if (kind === 'invitee') throw notSupported('W3lcome decides on visitors when they have come, not before.');
      const word = decision === 'ALLOWED' ? 'allow' : 'deny';
      return write(id, now, { refusals: {}, send: ({ writes }) => writes.decideVisit(id, word) });
    },
  };
}

function idOf(target: VisitTarget): string {
  if ('sourceId' in target) return target.sourceId;
  throw notSupported('W3lcome has no access codes. Name the visit by its id.', ['accessCode']);
}

interface RecordId {
  readonly kind: 'visit' | 'invitee';
  /** W3lcome's own. */
  readonly id: string;
}

function toRecordId(sourceId: string): RecordId {
  const inviteeId = toUpstreamId(sourceId, INVITEE_ID_PREFIX);
  if (inviteeId !== null) return { kind: 'invitee', id: inviteeId };
  const visitId = toUpstreamId(sourceId, VISIT_ID_PREFIX);
  if (visitId === null) throw unknownRecord();
  return { kind: 'visit', id: visitId };
}

/** `refusal`: why it has to be an invitee. */
function demandInvitee(sourceId: string, refusal: string): string {
  const { kind, id } = toRecordId(sourceId);
  if (kind === 'visit') throw notSupported(refusal);
  return id;
}
