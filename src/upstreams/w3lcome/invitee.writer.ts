import type { Visit, VisitChanges, VisitDraft } from '../../domain/model/visit.js';
import { notSupported, userProblem } from '../../domain/writes/user-problem.js';
import { ACCOUNT_ID } from './account.mapper.js';
import type { AdapterParts } from './adapter-parts.js';
import { isArrived, isCancelled } from './invitee.mapper.js';
import { assertAwaited, checkInInvitee, checkOutInvitee } from './invitee-door.js';
import { openInviteeSession } from './invitee-write-session.js';
import { toUpstreamId } from './source-id.js';
import { isStored } from './stored-members.js';
import type { CheckOutOptions } from './visit-check-out.js';
import { type MemberPaths, tellingRefusals, unknownRecord } from './w3lcome.refusals.js';
import type { InviteeWire } from './w3lcome.wire.js';
import { CANCELLATION, findUnsupported, toInviteeBody, toInviteeChanges } from './w3lcome-body.mapper.js';
import { assertNone, unreadableRecord } from './write-problems.js';

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

/** Why neither a visit nor an invitee who came is changed. */
export const CANNOT_CHANGE = 'W3lcome cannot change a visit that has begun.';

const unknownHost = (sourceCode: string | null = null) => unknownRecord(HOST, sourceCode);

/** Who is expected. Ids are W3lcome's own. */
export interface InviteeWriter {
  schedule(draft: VisitDraft, now: Date): Promise<Visit>;
  findScheduled(draft: VisitDraft, now: Date): Promise<readonly Visit[]>;
  update(id: string, changes: VisitChanges, now: Date): Promise<Visit>;
  /** Null: not all of it stands there. */
  findUpdated(id: string, changes: VisitChanges, now: Date): Promise<Visit | null>;
  checkIn(id: string, now: Date): Promise<Visit>;
  /** The visit that belongs to it; null where there is none. */
  findMoved(id: string, now: Date): Promise<Visit | null>;
  checkOut(id: string, options: CheckOutOptions & { readonly now: Date }): Promise<Visit>;
  cancel(id: string, now: Date): Promise<Visit>;
  delete(id: string): Promise<void>;
}

export function createInviteeWriter(parts: AdapterParts): InviteeWriter {
  const { timeZone } = parts.config;
  return {
    async schedule(draft, now) {
      assertNone(findUnsupported(draft));
      const hostId = demandHostId(draft);
      const session = openInviteeSession(parts);
      const host = await session.client.getHost(hostId);
      if (host === null) throw unknownHost();
      const created = await tellingRefusals(
        { absent: HOST, members: MEMBERS, words: { INVALID_HOST: unknownHost, MISSING_HOST: unknownHost } },
        () => session.writes.createInvitee(toInviteeBody(draft, host, timeZone)),
      );
      if (created === null) throw unreadableRecord();
      return session.newReader().showWritten(created, now);
    },
    async findScheduled(draft, now) {
      const hostId = toUpstreamId(draft.hostId ?? '');
      if (hostId === null) return [];
      const session = openInviteeSession(parts);
      const found = await session.findAlike(draft, hostId);
      const reader = session.newReader();
      return Promise.all(found.map((invitee) => reader.showWritten(invitee, now)));
    },
    async update(id, changes, now) {
      assertNone(findUnsupported(changes));
      const session = openInviteeSession(parts);
      const body = toInviteeChanges(changes, timeZone);
      const invitee = await session.client.getInvitee(id);
      if (invitee === null) throw unknownRecord();
      if (Object.keys(body).length === 0) return session.newReader().showWritten(invitee, now);
      assertChangeable(invitee);
      const changed = await tellingRefusals({ members: MEMBERS }, () => session.writes.updateInvitee(id, body));
      return session.showChanged(id, changed, { now });
    },
    async findUpdated(id, changes, now) {
      const session = openInviteeSession(parts);
      const invitee = await session.client.getInvitee(id);
      const isDone = invitee !== null && isStored(invitee, toInviteeChanges(changes, timeZone), parts.mapping);
      return isDone ? session.newReader().showWritten(invitee, now) : null;
    },
    checkIn: (id, now) => checkInInvitee(openInviteeSession(parts), id, now),
    async findMoved(id, now) {
      const session = openInviteeSession(parts);
      const invitee = await session.client.getInvitee(id);
      const visit = invitee === null ? null : await session.newReader().visitOf(invitee);
      return visit === null ? null : session.showMoved(id, visit, { now });
    },
    checkOut: (id, options) => checkOutInvitee(openInviteeSession(parts), id, options),
    async cancel(id, now) {
      const session = openInviteeSession(parts);
      const inHand = await session.take(id);
      assertAwaited(inHand);
      const cancelled = await tellingRefusals({}, () => session.writes.updateInvitee(id, CANCELLATION));
      return session.showChanged(id, cancelled, { now, fallback: { ...inHand.invitee, status: 'canceled' } });
    },
    delete: (id) => tellingRefusals({}, () => parts.beginWrite().writes.deleteInvitee(id)),
  };
}

function assertChangeable(invitee: InviteeWire): void {
  if (isCancelled(invitee)) throw userProblem('CANCELLED', 'A cancelled visit cannot be changed.');
  if (isArrived(invitee)) throw notSupported(CANNOT_CHANGE);
}

/** W3lcome has one location and knows nobody who could be visited without a host. */
function demandHostId({ hostId, locationId }: VisitDraft): string {
  if (hostId === null) {
    throw userProblem('INVALID_INPUT', 'W3lcome needs the host who is visited.', { field: HOST });
  }
  if (locationId !== null && locationId !== ACCOUNT_ID) throw unknownRecord(['locationId']);
  const id = toUpstreamId(hostId);
  if (id === null) throw unknownHost();
  return id;
}
