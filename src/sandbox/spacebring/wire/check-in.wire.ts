import { type CheckInView, placeOf, startOf, statusOf, timesOf } from '../state/check-in-view.js';
import type { LocalDay } from '../state/local-day.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import type { VisitRecord } from '../state/visit-record.js';
import { dateMember, toIso } from './instant.js';
import { visitorOf } from './visit.wire.js';

/** `dayOf`: the location's days of an instant, for the end of a visit's window and for what is over. */
export interface CheckInWiring {
  readonly state: SpacebringState;
  readonly today: number;
  dayOf(instant: number): LocalDay;
}

export function toCheckIn(view: CheckInView, { state, today, dayOf }: CheckInWiring): object {
  const { location } = placeOf(view, state);
  const { checkedInAt, checkedOutAt } = timesOf(view);
  return {
    networkRef: state.directory.networkId,
    locationRef: location.id,
    startDate: toIso(startOf(view)),
    status: statusOf(view, today),
    type: view.type,
    ...dateMember('checkInDate', checkedInAt),
    ...dateMember('checkOutDate', checkedOutAt),
    ...(view.type === 'visit' ? ofVisit(view.visit, { state, dayOf }) : ofDesk(view)),
  };
}

function ofVisit(visit: VisitRecord, { state, dayOf }: Pick<CheckInWiring, 'state' | 'dayOf'>): object {
  const { directory, visits } = state;
  const { email, name, surname = null, phoneNumber = null } = visitorOf(visit, directory);
  const { user: host } = directory.memberAt(visit.host);
  return {
    id: visits.checkInIdOf(visit),
    createDate: toIso(visit.createdAt),
    endDate: toIso(dayOf(visit.date).to),
    code: visits.codeOf(visit),
    user: { id: directory.userAt(visit.visitor).id, email, name, phoneNumber, photoUrl: null, surname },
    visit: { id: visits.idOf(visit), userHost: { id: host.id, name: host.name, surname: host.surname } },
  };
}

function ofDesk(view: Extract<CheckInView, { type: 'deskBooking' }>): object {
  const { id, bookingId, createdAt, endsAt, member } = view.booking;
  const { user } = member;
  return {
    ...{ id, createDate: toIso(createdAt), endDate: toIso(endsAt), booking: { id: bookingId } },
    user: {
      id: user.id,
      email: user.email,
      name: user.name,
      phoneNumber: user.phone,
      photoUrl: null,
      surname: user.surname,
    },
  };
}
