import type { Visit } from '../../domain/model/visit.js';
import { startOfDay } from '../../domain/time/time-zone.js';
import { nullIfFault } from '../http/failed-reads.js';
import { findVisitOf } from './expected-visits.js';
import { type Evaluation, isCancelled, toExpectedVisit } from './invitee.mapper.js';
import type { Mapping } from './values.js';
import { toIdKey, wholeDays } from './values.js';
import type { VisitLists } from './visit-lists.js';
import type { InviteeWire, VisitWire } from './wire.js';

/** Invitees by id, each with its visit. */
export interface InviteeReader {
  /** Null for a cancelled one and for one without a visit. */
  visitOf(invitee: InviteeWire): Promise<VisitWire | null>;
  show(invitee: InviteeWire, visit: VisitWire | null, now: Date): Visit;
  /** After a write: where the read of the visit fails, the invitee is shown without it, since the write was carried out. */
  showWritten(invitee: InviteeWire, now: Date): Promise<Visit>;
}

export function createInviteeReader(lists: VisitLists, mapping: Mapping): InviteeReader {
  async function visitOf(invitee: InviteeWire): Promise<VisitWire | null> {
    if (isCancelled(invitee)) return null;
    const { expectedAt, host } = invitee;
    const day = wholeDays({ from: expectedAt, to: new Date(expectedAt.getTime() + 1) }, mapping.account.timeZone);
    const visits = (await lists.visits.read(day)).records;
    // Other invitees matter only where there is a visit, which may belong to one of them.
    if ((await findVisitOf(invitee, { invitees: [invitee], visits }, mapping)) === null) return null;
    const others = await (host === null ? lists.invitees.read(day) : lists.readInviteesOfHost(host.id, day));
    const invitees = [invitee, ...others.records.filter(({ id }) => toIdKey(id) !== toIdKey(invitee.id))];
    return findVisitOf(invitee, { invitees, visits }, mapping);
  }

  const show = (invitee: InviteeWire, visit: VisitWire | null, now: Date): Visit =>
    toExpectedVisit(invitee, { evaluation: toEvaluation(now, mapping), visit, mapping });

  return {
    visitOf,
    show,
    showWritten: async (invitee, now) => show(invitee, await visitOf(invitee).catch(nullIfFault), now),
  };
}

export function toEvaluation(now: Date, { account }: Mapping): Evaluation {
  return { now, startOfToday: startOfDay(now, account.timeZone) };
}
