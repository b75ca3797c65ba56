import type { Visit } from '../../domain/model/visit.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { notSupported, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { isArrived, isCancelled } from './invitee.mapper.js';
import { nullIfFault } from './invitee-reader.js';
import type { InviteeInHand, InviteeWriteSession } from './invitee-write-session.js';
import { isInside } from './visit.mapper.js';
import type { CheckOutOptions } from './visit-check-out.js';
import { isUnknownRoute } from './w3lcome.client.js';
import { tellingRefusals } from './w3lcome.refusals.js';
import { alreadyCheckedIn, alreadyCheckedOut, notCheckedIn } from './write-problems.js';

/** Whoever was cancelled cannot come; whoever came, by the source's word or by a visit that is open, has come. */
export function assertAwaited({ invitee, visit }: InviteeInHand): void {
  if (isCancelled(invitee)) throw userProblem('CANCELLED', 'The visit is cancelled.');
  const hasLeft = visit !== null && !isInside(visit);
  // One that is still awaited although a visit of that day is over may be expected a second time.
  if (isArrived(invitee) && hasLeft) throw alreadyCheckedOut();
  if (isArrived(invitee) || (visit !== null && !hasLeft)) throw alreadyCheckedIn();
}

/** The call's path is a setting: where the source does not know it, the setting is wrong. */
export async function checkInInvitee(session: InviteeWriteSession, id: string, now: Date): Promise<Visit> {
  const inHand = await session.take(id);
  assertAwaited(inHand);
  const visit = await tellingRefusals(
    { words: { ALREADY_CHECKIN: alreadyCheckedIn, ALREADY_CHECKED_IN: alreadyCheckedIn } },
    () => session.writes.checkInInvitee(id).catch(nameSetting),
  );
  return session.showMoved(id, visit, { now, fallback: { ...inHand.invitee, status: 'arrived' } });
}

function nameSetting(error: unknown): never {
  if (!isUnknownRoute(error)) throw error;
  throw new SourceFaultError({
    source: 'W3LCOME',
    code: 'SOURCE_NOT_CONFIGURED',
    message: 'W3lcome does not know the call that W3LCOME_INVITEE_CHECKIN names',
  });
}

/**
 * By the call for invitees, which knows the invitee's own visit. It takes no time and overwrites nothing, and no answer
 * tells beforehand which visit that is: one that only looks alike is never written to.
 */
export async function checkOutInvitee(
  session: InviteeWriteSession,
  id: string,
  { at, force, now }: CheckOutOptions & { readonly now: Date },
): Promise<Visit> {
  if (at !== null || force) throw await refuseToChoose(session, id, at === null ? 'force' : 'at');
  try {
    const visit = await tellingRefusals({ words: { DID_NOT_CHECKIN: notCheckedIn } }, () =>
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
  const { invitee, visit } = await session.take(id);
  if (!isArrived(invitee) && visit === null) return notCheckedIn();
  return notSupported('W3lcome ends the visit of an invitee only as of now. Name the visit by its own id.', [field]);
}

/** DID_NOT_CHECKIN says no more than that the invitee has no open visit. */
async function hasLeft(session: InviteeWriteSession, id: string): Promise<boolean> {
  const inHand = await session.take(id).catch(nullIfFault);
  return inHand !== null && isArrived(inHand.invitee) && inHand.visit !== null && !isInside(inHand.visit);
}
