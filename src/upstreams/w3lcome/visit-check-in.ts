import type { Visit, VisitDraft } from '../../domain/model/visit.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { notSupported, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { afterWrite, nullIfFault } from '../http/failed-reads.js';
import { isUnknownRoute } from './client.js';
import type { AdapterParts, WriteCalls } from './context.js';
import { isArrived, isCancelled } from './invitee.mapper.js';
import { createInviteeReader, type InviteeReader } from './invitee.reader.js';
import {
  alreadyCheckedIn,
  alreadyCheckedOut,
  mapRefusals,
  notCheckedIn,
  type RefusalMeaning,
  requireWhole,
  unknownRecord,
  unreadableRecord,
} from './refusals.js';
import { isStored, NEW_INVITEE } from './stored-members.js';
import { isInside, toVisit } from './visit.mapper.js';
import { toInviteeBody } from './visit-body.mapper.js';
import { createVisitLists } from './visit-lists.js';
import type { InviteeWire, VisitWire } from './wire.js';

/** @throws UserProblemError for an invitee who is cancelled, has left, or is inside by status or by an open visit. */
export function assertAwaited({ invitee, visit }: LoadedInvitee): void {
  if (isCancelled(invitee)) throw userProblem('CANCELLED', 'The visit is cancelled.');
  const hasLeft = visit !== null && !isInside(visit);
  // An invitee who has not arrived by status, although a visit of that day is over, may be expected again.
  if (isArrived(invitee) && hasLeft) throw alreadyCheckedOut();
  if (isArrived(invitee) || (visit !== null && !hasLeft)) throw alreadyCheckedIn();
}

/** The call's path is a setting. @throws SourceFaultError SOURCE_NOT_CONFIGURED where the source does not know it. */
export async function checkInInvitee(session: InviteeWriteSession, id: string, now: Date): Promise<Visit> {
  const loaded = await session.load(id);
  assertAwaited(loaded);
  const visit = await mapRefusals(
    { words: { ALREADY_CHECKIN: alreadyCheckedIn, ALREADY_CHECKED_IN: alreadyCheckedIn } },
    () => session.writes.checkInInvitee(id).catch(nameSetting),
  );
  return session.showMoved(id, visit, { now, fallback: { ...loaded.invitee, status: 'arrived' } });
}

function nameSetting(error: unknown): never {
  if (!isUnknownRoute(error)) throw error;
  throw new SourceFaultError({
    source: 'W3LCOME',
    code: 'SOURCE_NOT_CONFIGURED',
    message: 'W3lcome does not have the call that W3LCOME_INVITEE_CHECKIN names',
  });
}

/**
 * Uses the call for invitees, since only the source knows the invitee's own visit: another one that looks alike must not be
 * written to. The call takes no time and overwrites nothing.
 */
export async function checkOutInvitee(
  session: InviteeWriteSession,
  id: string,
  { at, force, now }: CheckOutOptions & { readonly now: Date },
): Promise<Visit> {
  if (at !== null || force) throw await refuseToChoose(session, id, at === null ? 'force' : 'at');
  try {
    const visit = await mapRefusals({ words: { DID_NOT_CHECKIN: notCheckedIn } }, () =>
      session.writes.checkOutInvitee(id),
    );
    return await session.showMoved(id, visit, { now });
  } catch (error) {
    const problem = error instanceof UserProblemError ? error.problems[0] : undefined;
    if (problem?.code !== 'NOT_CHECKED_IN') throw error;
    throw (await hasLeft(session, id)) ? alreadyCheckedOut(problem.sourceCode) : error;
  }
}

async function refuseToChoose(session: InviteeWriteSession, id: string, field: string): Promise<UserProblemError> {
  const { invitee, visit } = await session.load(id);
  if (!isArrived(invitee) && visit === null) return notCheckedIn();
  return notSupported('W3lcome checks an invitee out at the current time only. Name the visit by its own id.', [field]);
}

/** DID_NOT_CHECKIN says only that the invitee has no open visit. */
async function hasLeft(session: InviteeWriteSession, id: string): Promise<boolean> {
  const loaded = await session.load(id).catch(nullIfFault);
  return loaded !== null && isArrived(loaded.invitee) && loaded.visit !== null && !isInside(loaded.visit);
}

/** The reads and writes of one write to an invitee. No read is older than the write. */
interface InviteeWriteSession extends WriteCalls {
  /** A new reader: reads from before a write do not show it. */
  newReader(): InviteeReader;
  /** @throws UserProblemError NOT_FOUND */
  load(id: string): Promise<LoadedInvitee>;
  /** The record after a PATCH: as answered, else as read again, else the earlier record with the changes. */
  showChanged(id: string, answer: InviteeWire | null, context: ShowContext): Promise<Visit>;
  /** The visit that lists show after a check-in or check-out. `visit`: as answered; null = it is looked up. */
  showMoved(id: string, visit: VisitWire | null, context: ShowContext): Promise<Visit>;
  /** Invitees that are equal to a new one from this draft. */
  findAlike(draft: VisitDraft, hostId: string): Promise<readonly InviteeWire[]>;
}

interface LoadedInvitee {
  readonly invitee: InviteeWire;
  /** Its visit, null where there is none yet. */
  readonly visit: VisitWire | null;
}

interface ShowContext {
  readonly now: Date;
  /** Replaces a record that can no longer be read. */
  readonly fallback?: InviteeWire;
}

export function createInviteeSession(parts: AdapterParts): InviteeWriteSession {
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
    async load(id) {
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
      return requireWhole(slice).filter((invitee) =>
        isStored(invitee, { ...NEW_INVITEE, ...sent, expectedAt }, mapping),
      );
    },
  };
}

export interface CheckOutOptions {
  /** Null = now. */
  readonly at: Date | null;
  readonly force: boolean;
}

/** The vendor's table of refusals is cut after these two. */
export function checkOutRefusals(at: Date | null): RefusalMeaning {
  const tooEarly = (sourceCode: string) =>
    userProblem('INVALID_INPUT', 'The visitor arrived later than this.', {
      sourceCode,
      ...(at !== null && { field: ['at'] }),
    });
  return {
    words: {
      ALREADY_CHECKOUT: alreadyCheckedOut,
      ALREADY_CHECKED_OUT: alreadyCheckedOut,
      CHECKOUT_AT_BEFORE_CHECKIN: tooEarly,
    },
    members: { DATE: ['at'] },
  };
}
