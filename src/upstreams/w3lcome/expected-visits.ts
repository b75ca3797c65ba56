import { localDay } from '../../domain/time/time-zone.js';
import { INVITEE_ID_PREFIX, isArrived, isCancelled } from './invitee.mapper.js';
import { type Appointment, appointmentKey, indexVisits } from './invitee-matching.js';
import type { Mapping } from './mapping.js';
import { VISIT_ID_PREFIX } from './visit.mapper.js';
import { toVisitorRecord } from './visitor.mapper.js';
import type { InviteeWire, VisitWire } from './w3lcome.wire.js';

/** Invitees beside the visits of the same days. */
export interface JoinedInvitees {
  /** What lists show beside the visits: neither who arrived nor who is expected and has a visit that day. */
  readonly withoutVisit: readonly InviteeWire[];
  /** The visits to which an invitee belongs. */
  readonly expected: ReadonlySet<VisitWire>;
}

/** Tells invitees that stand for themselves from those that are the earlier half of a visit. */
export interface ExpectedVisits {
  join(invitees: readonly InviteeWire[], visits: readonly VisitWire[]): JoinedInvitees;
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
        hostId: visit.host?.id ?? null,
        at: visit.checkinAt,
        visitor: toVisitorRecord(visit, VISIT_ID_PREFIX + visit.id, mapping),
        visit,
      }));
    const index = indexVisits(candidates, localDayOf);
    return (invitee) =>
      index.find({
        hostId: invitee.host?.id ?? null,
        at: invitee.expectedAt,
        visitor: toVisitorRecord(invitee, INVITEE_ID_PREFIX + invitee.id, mapping),
      });
  }

  return {
    join(invitees, visits) {
      const visitOf = matcher(
        invitees.filter((invitee) => !isCancelled(invitee)),
        visits,
      );
      const expected = new Set<VisitWire>();
      const withoutVisit = invitees.filter((invitee) => {
        const visit = isCancelled(invitee) ? null : visitOf(invitee);
        if (visit !== null) expected.add(visit);
        return visit === null && !isArrived(invitee);
      });
      return { withoutVisit, expected };
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
