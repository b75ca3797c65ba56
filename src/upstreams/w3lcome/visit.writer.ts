import type { Visit, VisitChanges, VisitDraft, VisitTarget, VisitWriter } from '../../domain/model/visit.js';
import { notSupported, userProblem } from '../../domain/writes/user-problem.js';
import { afterWrite } from '../http/failed-reads.js';
import type { AdapterParts, WriteCalls } from './context.js';
import { INVITEE_ID_PREFIX, isArrived, isCancelled } from './invitee.mapper.js';
import { ACCOUNT_ID } from './person.mapper.js';
import {
  alreadyCheckedIn,
  alreadyCheckedOut,
  assertNone,
  type MemberPaths,
  mapRefusals,
  type RefusalMeaning,
  unknownRecord,
  unreadableRecord,
} from './refusals.js';
import { isStored } from './stored-members.js';
import { toUpstreamId } from './values.js';
import { isInside, toVisit, VISIT_ID_PREFIX } from './visit.mapper.js';
import { CANCELLATION, findUnsupported, toInviteeBody, toInviteeChanges } from './visit-body.mapper.js';
import {
  assertAwaited,
  type CheckOutOptions,
  checkInInvitee,
  checkOutInvitee,
  checkOutRefusals,
  createInviteeSession,
} from './visit-check-in.js';
import type { InviteeWire, VisitWire } from './wire.js';
import type { WriteAnswer } from './write-client.js';

const CANNOT_CANCEL = 'W3lcome cannot cancel a visit that has begun. Check the visitor out instead.';

interface VisitWrite {
  readonly refusals: RefusalMeaning;
  send(calls: WriteCalls): WriteAnswer<VisitWire>;
}

/** Invitees are scheduled, changed and cancelled. A visit has begun: it can be approved, denied, ended and deleted. */
export function createVisitWriter(parts: AdapterParts): VisitWriter {
  const invitees = createInviteeWriter(parts);

  async function write(id: string, now: Date, { refusals, send }: VisitWrite): Promise<Visit> {
    const calls = parts.beginWrite();
    const answer = await mapRefusals(refusals, () => send(calls));
    const visit = answer ?? (await afterWrite(() => calls.client.getVisit(id)));
    if (visit === null) throw unreadableRecord();
    return toVisit(visit, { now, mapping: parts.mapping });
  }

  return {
    isCreationTimeReported: false,
    scheduleVisit: (draft, now) => invitees.schedule(draft, now),
    findScheduledVisits: (draft, _startedAt, now) => invitees.findScheduled(draft, now),
    updateVisit: async (sourceId, changes, now) =>
      invitees.update(requireInvitee(sourceId, CANNOT_CHANGE), changes, now),
    findUpdatedVisit: async (sourceId, changes, now) =>
      invitees.findUpdated(requireInvitee(sourceId, CANNOT_CHANGE), changes, now),
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
    cancelVisit: async (sourceId, now) => invitees.cancel(requireInvitee(sourceId, CANNOT_CANCEL), now),
    async deleteVisit(sourceId) {
      const { kind, id } = toRecordId(sourceId);
      if (kind === 'invitee') return invitees.delete(id);
      return mapRefusals({}, () => parts.beginWrite().writes.deleteVisit(id));
    },
    async decideVisit(sourceId, decision, now) {
      const { kind, id } = toRecordId(sourceId);
      if (kind === 'invitee') throw notSupported('W3lcome approves or denies a visitor only after they arrive.');
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
  /** W3lcome's id. */
  readonly id: string;
}

function toRecordId(sourceId: string): RecordId {
  const inviteeId = toUpstreamId(sourceId, INVITEE_ID_PREFIX);
  if (inviteeId !== null) return { kind: 'invitee', id: inviteeId };
  const visitId = toUpstreamId(sourceId, VISIT_ID_PREFIX);
  if (visitId === null) throw unknownRecord();
  return { kind: 'visit', id: visitId };
}

/** `refusal`: the message where the record is a visit. */
function requireInvitee(sourceId: string, refusal: string): string {
  const { kind, id } = toRecordId(sourceId);
  if (kind === 'visit') throw notSupported(refusal);
  return id;
}

const HOST: readonly string[] = ['hostId'];

const MEMBERS: MemberPaths = {
  NAME: ['visitor', 'name'],
  EMAIL: ['visitor', 'email'],
  PHONE: ['visitor', 'phoneNumber'],
  COMPANY: ['visitor', 'company'],
  DOCUMENT: ['visitor', 'document'],
  CPF: ['visitor', 'document'],
  RG: ['visitor', 'document'],
  NOTES: ['notes'],
  EXPECTED_AT: ['expectedAt'],
};

/** The message for a change of a visit, or of an invitee who arrived. */
const CANNOT_CHANGE = 'W3lcome cannot change a visit that has begun.';

const unknownHost = (sourceCode: string | null = null) => unknownRecord(HOST, sourceCode);

/** The writer of invitees. Ids are W3lcome's. */
interface InviteeWriter {
  schedule(draft: VisitDraft, now: Date): Promise<Visit>;
  findScheduled(draft: VisitDraft, now: Date): Promise<readonly Visit[]>;
  update(id: string, changes: VisitChanges, now: Date): Promise<Visit>;
  /** Null where the record does not have all the changes. */
  findUpdated(id: string, changes: VisitChanges, now: Date): Promise<Visit | null>;
  checkIn(id: string, now: Date): Promise<Visit>;
  /** Its visit; null where there is none. */
  findMoved(id: string, now: Date): Promise<Visit | null>;
  checkOut(id: string, options: CheckOutOptions & { readonly now: Date }): Promise<Visit>;
  cancel(id: string, now: Date): Promise<Visit>;
  delete(id: string): Promise<void>;
}

function createInviteeWriter(parts: AdapterParts): InviteeWriter {
  const { timeZone } = parts.config;
  return {
    async schedule(draft, now) {
      assertNone(findUnsupported(draft));
      const hostId = requireHostId(draft);
      const session = createInviteeSession(parts);
      const host = await session.client.getHost(hostId);
      if (host === null) throw unknownHost();
      const created = await mapRefusals(
        { absent: HOST, members: MEMBERS, words: { INVALID_HOST: unknownHost, MISSING_HOST: unknownHost } },
        () => session.writes.createInvitee(toInviteeBody(draft, host, timeZone)),
      );
      if (created === null) throw unreadableRecord();
      return session.newReader().showWritten(created, now);
    },
    async findScheduled(draft, now) {
      const hostId = toUpstreamId(draft.hostId ?? '');
      if (hostId === null) return [];
      const session = createInviteeSession(parts);
      const found = await session.findAlike(draft, hostId);
      const reader = session.newReader();
      return Promise.all(found.map((invitee) => reader.showWritten(invitee, now)));
    },
    async update(id, changes, now) {
      assertNone(findUnsupported(changes));
      const session = createInviteeSession(parts);
      const body = toInviteeChanges(changes, timeZone);
      const invitee = await session.client.getInvitee(id);
      if (invitee === null) throw unknownRecord();
      if (Object.keys(body).length === 0) return session.newReader().showWritten(invitee, now);
      assertChangeable(invitee);
      const changed = await mapRefusals({ members: MEMBERS }, () => session.writes.updateInvitee(id, body));
      return session.showChanged(id, changed, { now });
    },
    async findUpdated(id, changes, now) {
      const session = createInviteeSession(parts);
      const invitee = await session.client.getInvitee(id);
      const isDone = invitee !== null && isStored(invitee, toInviteeChanges(changes, timeZone), parts.mapping);
      return isDone ? session.newReader().showWritten(invitee, now) : null;
    },
    checkIn: (id, now) => checkInInvitee(createInviteeSession(parts), id, now),
    async findMoved(id, now) {
      const session = createInviteeSession(parts);
      const invitee = await session.client.getInvitee(id);
      const visit = invitee === null ? null : await session.newReader().visitOf(invitee);
      return visit === null ? null : session.showMoved(id, visit, { now });
    },
    checkOut: (id, options) => checkOutInvitee(createInviteeSession(parts), id, options),
    async cancel(id, now) {
      const session = createInviteeSession(parts);
      const loaded = await session.load(id);
      assertAwaited(loaded);
      const cancelled = await mapRefusals({}, () => session.writes.updateInvitee(id, CANCELLATION));
      return session.showChanged(id, cancelled, { now, fallback: { ...loaded.invitee, status: 'canceled' } });
    },
    delete: (id) => mapRefusals({}, () => parts.beginWrite().writes.deleteInvitee(id)),
  };
}

function assertChangeable(invitee: InviteeWire): void {
  if (isCancelled(invitee)) throw userProblem('CANCELLED', 'A cancelled visit cannot be changed.');
  if (isArrived(invitee)) throw notSupported(CANNOT_CHANGE);
}

/** W3lcome has one location, and demands a host for every visit. */
function requireHostId({ hostId, locationId }: VisitDraft): string {
  if (hostId === null) {
    throw userProblem('INVALID_INPUT', 'W3lcome needs the host who is visited.', { field: HOST });
  }
  if (locationId !== null && locationId !== ACCOUNT_ID) throw unknownRecord(['locationId']);
  const id = toUpstreamId(hostId);
  if (id === null) throw unknownHost();
  return id;
}
