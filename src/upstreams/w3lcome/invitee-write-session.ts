import type { Visit, VisitDraft } from '../../domain/model/visit.js';
import { afterWrite } from '../evaluated-visit.js';
import type { AdapterParts, WriteCalls } from './adapter-parts.js';
import { createInviteeReader, type InviteeReader, nullIfFault } from './invitee-reader.js';
import { isStored, NEW_INVITEE } from './stored-members.js';
import { toVisit } from './visit.mapper.js';
import { createVisitLists } from './visit-lists.js';
import { unknownRecord } from './w3lcome.refusals.js';
import type { InviteeWire, VisitWire } from './w3lcome.wire.js';
import { toInviteeBody } from './w3lcome-body.mapper.js';
import { demandWhole, unreadableRecord } from './write-problems.js';

/** What one write to an invitee reads and writes: nothing in it is older than the write. */
export interface InviteeWriteSession extends WriteCalls {
  /** One that has read nothing yet: what was read before a write does not show it. */
  newReader(): InviteeReader;
  /** @throws UserProblemError NOT_FOUND */
  take(id: string): Promise<InviteeInHand>;
  /** The record after a PATCH: as answered, else as read again, else as it was with what is known to have changed. */
  showChanged(id: string, answer: InviteeWire | null, context: ShowContext): Promise<Visit>;
  /** The visit that lists show after its visitor came or went. `visit`: as answered; null = it is looked for. */
  showMoved(id: string, visit: VisitWire | null, context: ShowContext): Promise<Visit>;
  /** Invitees that say what a POST with this draft sends, as new ones do. */
  findAlike(draft: VisitDraft, hostId: string): Promise<readonly InviteeWire[]>;
}

export interface InviteeInHand {
  readonly invitee: InviteeWire;
  /** The visit that belongs to it, null where there is none yet. */
  readonly visit: VisitWire | null;
}

export interface ShowContext {
  readonly now: Date;
  /** Stands in for a record that can no longer be read. */
  readonly fallback?: InviteeWire;
}

export function openInviteeSession(parts: AdapterParts): InviteeWriteSession {
  const calls = parts.beginWrite();
  const fresh = { ...parts, client: calls.client };
  const { mapping } = parts;
  const newReader = () => createInviteeReader(createVisitLists(fresh), mapping);
  const showVisit = (visit: VisitWire, now: Date): Visit => toVisit(visit, { now, mapping, wasExpected: true });

  async function readAgain(id: string, { fallback }: ShowContext): Promise<InviteeWire> {
    if (fallback !== undefined) return (await calls.client.getInvitee(id).catch(nullIfFault)) ?? fallback;
    const invitee = await afterWrite(() => calls.client.getInvitee(id));
    if (invitee === null) throw unreadableRecord();
    return invitee;
  }

  return {
    ...calls,
    newReader,
    async take(id) {
      const invitee = await calls.client.getInvitee(id);
      if (invitee === null) throw unknownRecord();
      return { invitee, visit: await newReader().visitOf(invitee) };
    },
    async showChanged(id, answer, context) {
      return newReader().showWritten(answer ?? (await readAgain(id, context)), context.now);
    },
    async showMoved(id, visit, context) {
      if (visit !== null) return showVisit(visit, context.now);
      const invitee = await readAgain(id, context);
      const reader = newReader();
      const found = await reader.visitOf(invitee).catch(nullIfFault);
      return found === null ? reader.show(invitee, null, context.now) : showVisit(found, context.now);
    },
    async findAlike(draft, hostId) {
      const second = Math.floor(draft.expectedAt.getTime() / 1_000) * 1_000;
      const range = { from: new Date(second), to: new Date(second + 1_000) };
      const slice = await createVisitLists(fresh).readInviteesOfHost(hostId, range);
      const { expectedAt, requiresAuthorization: _unread, ...sent } = toInviteeBody(draft, null, parts.config.timeZone);
      return demandWhole(slice).filter((invitee) =>
        isStored(invitee, { ...NEW_INVITEE, ...sent, expectedAt }, mapping),
      );
    },
  };
}
