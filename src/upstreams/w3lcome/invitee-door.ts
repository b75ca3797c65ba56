import { SourceFaultError } from '../../domain/errors/source-fault.js';
import type { Visit } from '../../domain/visit/visit.js';
import { notSupported, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { isArrived, isCancelled } from './invitee.mapper.js';
import type { InviteeInHand, InviteeWriteSession } from './invitee-write-session.js';
import { isInside } from './visit.mapper.js';
import { type CheckOutOptions, checkOutRefusals } from './visit-check-out.js';
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
 * By the call for invitees. It takes no time and overwrites nothing, and it knows only visits that began with the invitee:
 * for the rest the matching visit is checked out instead.
 */
export async function checkOutInvitee(
  session: InviteeWriteSession,
  id: string,
  { at, force, now }: CheckOutOptions & { readonly now: Date },
): Promise<Visit> {
  const isPlain = at === null && !force;
  const refusal = isPlain ? await leave(session, id) : null;
  if (refusal !== null && !(refusal instanceof UserProblemError)) return session.showMoved(id, refusal.visit, { now });

  const { invitee, visit } = await session.take(id);
  if (visit !== null) {
    const sourceCode = refusal?.problems[0]?.sourceCode ?? null;
    if (refusal !== null && !isInside(visit)) throw alreadyCheckedOut(sourceCode);
    const left = await tellingRefusals(checkOutRefusals(at), () =>
      session.writes.checkOutVisit(visit.id, { at, force }),
    );
    return session.showMoved(id, left, { now, fallback: invitee });
  }
  if (refusal !== null) throw refusal;
  if (!isArrived(invitee)) throw notCheckedIn();
  if (at !== null)
    throw notSupported('W3lcome does not tell which visit this is: it can be ended only as of now.', ['at']);
  const outcome = await leave(session, id);
  if (outcome instanceof UserProblemError) throw outcome;
  return session.showMoved(id, outcome.visit, { now, fallback: invitee });
}

type Left = { readonly visit: Awaited<ReturnType<InviteeWriteSession['writes']['checkOutInvitee']>> };

/** DID_NOT_CHECKIN comes back: it says no more than that the invitee has no open visit. */
async function leave(session: InviteeWriteSession, id: string): Promise<Left | UserProblemError> {
  try {
    const visit = await tellingRefusals({ words: { DID_NOT_CHECKIN: notCheckedIn } }, () =>
      session.writes.checkOutInvitee(id),
    );
    return { visit };
  } catch (error) {
    if (error instanceof UserProblemError && error.problems[0]?.code === 'NOT_CHECKED_IN') return error;
    throw error;
  }
}
