import { localDay } from '../../domain/time/time-zone.js';
import { INVITEE_ID_PREFIX, isArrived, isCancelled } from './invitee.mapper.js';
import { type Appointment, appointmentKey, indexVisits } from './invitee-matching.js';
import type { Mapping } from './mapping.js';
import { VISIT_ID_PREFIX } from './visit.mapper.js';
import { toVisitorRecord } from './visitor.mapper.js';
import type { InviteeWire, VisitWire } from './w3lcome.wire.js';

/** Tells invitees that stand for themselves from those that are the earlier half of a visit. */
export interface ExpectedVisits {
  /** What lists show beside `visits`: neither who arrived nor who is expected and has a visit that day. */
  withoutVisit(invitees: readonly InviteeWire[], visits: readonly VisitWire[]): InviteeWire[];
  visitOf(invitee: InviteeWire, visits: readonly VisitWire[]): VisitWire | null;
}

export function createExpectedVisits(mapping: Mapping): ExpectedVisits {
  const localDayOf = (instant: Date) => localDay(instant, mapping.account.timeZone);

  /** Visits that share neither host nor day with an invitee are left out early: reading their phones would cost most. */
  function matcher(
    invitees: readonly InviteeWire[],
    visits: readonly VisitWire[],
  ): (invitee: InviteeWire) => VisitWire | null {
    const appointments = new Set(invitees.map((invitee) => appointmentKey(expectation(invitee), localDayOf)));
    const candidates = visits
      .filter((visit) => appointments.has(appointmentKey(arrival(visit), localDayOf)))
      .map((visit) => ({
        ...arrival(visit),
        visitor: toVisitorRecord(visit, VISIT_ID_PREFIX + visit.id, mapping),
        visit,
      }));
    const index = indexVisits(candidates, localDayOf);
    return (invitee) =>
      index.find({
        ...expectation(invitee),
        visitor: toVisitorRecord(invitee, INVITEE_ID_PREFIX + invitee.id, mapping),
      });
  }

  return {
    withoutVisit(invitees, visits) {
      const shown = invitees.filter((invitee) => !isArrived(invitee));
      const visitOf = matcher(
        shown.filter((invitee) => !isCancelled(invitee)),
        visits,
      );
      return shown.filter((invitee) => isCancelled(invitee) || visitOf(invitee) === null);
    },
    visitOf: (invitee, visits) => matcher([invitee], visits)(invitee),
  };
}

function expectation({ host, expectedAt }: InviteeWire): Appointment {
  return { hostId: host?.id ?? null, at: expectedAt };
}

function arrival({ host, checkinAt }: VisitWire): Appointment {
  return { hostId: host?.id ?? null, at: checkinAt };
}
