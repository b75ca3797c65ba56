import { ApiError, invalidRequest, refused } from '../api-error.js';
import { BODIES, readBody } from '../bodies.js';
import { createPaginate, type Sorting } from '../paging.js';
import { type Query, readQuery } from '../query.js';
import { idParameter, knownLocation, locationOf, type RouteContext } from '../route-context.js';
import { isInBounds, UNBOUNDED } from '../state/bounds.js';
import {
  arrivalOf,
  CHECK_IN_STATUSES,
  CHECK_IN_TYPES,
  type CheckInTimes,
  type CheckInView,
  checkInById,
  hasCheckIn,
  orderOf,
  placeOf,
  statusAt,
} from '../state/check-in-view.js';
import type { SandboxLocation } from '../state/directory.js';
import { localDayOf } from '../state/local-day.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { createVisitCheckIn, type VisitCheckIn } from '../state/visit-check-in.js';
import type { VisitTable } from '../state/visit-columns.js';
import { toCheckIn } from '../wire/check-in.wire.js';

const PATH = '/check_ins/v1';

export function registerCheckIns(context: RouteContext): void {
  const { app, signer, state } = context;
  refuseWhereClosed(context);
  const paginate = createPaginate<CheckInView>(signer);
  const newestArrivalFirst: Sorting<CheckInView> = {
    primary: (view) => -arrivalOf(view),
    order: (view) => orderOf(view, state),
  };

  app.get(PATH, (request) => {
    const query = readQuery(request);
    const location = locationOf(query, context);
    const { from } = localDayOf(context.now(), location.timeZone);
    const filter = readFilter(query, context, { location, today: from });
    const page = paginate({
      ...{ query, sorting: newestArrivalFirst, limit: query.limit(true) },
      version: `${state.visits.version}/${from}/${deskVersion(state)}`,
      find: () => findCheckIns(state, filter),
    });
    return { checkIns: page.rows.map((view) => wired(view, context)), ...page.paging };
  });

  app.get(`${PATH}/:checkInId`, (request) => ({
    checkIn: wired(knownCheckIn(idParameter(request, 'checkInId'), context), context),
  }));

  const checkInDesk = createVisitCheckIn({ ...context, visits: state.visits });
  app.post(`${PATH}/checkin`, (request) => {
    const view = identify(readBody(BODIES.checkIn, request.body), context, checkInDesk);
    if (view.type === 'visit')
      return { checkIn: wired({ type: 'visit', visit: checkInDesk.checkIn(view.visit) }, context) };
    if (view.booking.checkedInAt !== 0) throw refused('alreadyCheckedIn', 'the member has been checked in before');
    state.desks.change(view.booking, { checkedInAt: context.now() });
    return { checkIn: wired(view, context) };
  });

  app.post(`${PATH}/checkout`, (request) => {
    const { checkInId, ...byCode } = readBody(BODIES.checkIn, request.body);
    const view = checkInId === undefined ? identify(byCode, context, checkInDesk) : knownCheckIn(checkInId, context);
    if (view.type === 'visit')
      return { checkIn: wired({ type: 'visit', visit: checkInDesk.checkOut(view.visit) }, context) };
    if (view.booking.checkedInAt === 0) throw refused('notCheckedIn', 'the member has not been checked in');
    state.desks.change(view.booking, { checkedOutAt: context.now() });
    return { checkIn: wired(view, context) };
  });
}

/** Refuses calls in a hook, so that they are still counted under their routes. */
function refuseWhereClosed({ app, behaviour }: RouteContext): void {
  const { checkInsRefusal } = behaviour;
  if (checkInsRefusal === null) return;
  app.addHook('preValidation', async ({ routeOptions }) => {
    if (!routeOptions.url?.startsWith(PATH)) return;
    throw checkInsRefusal === 403
      ? new ApiError(403, 'forbidden', 'check-ins are not for these credentials')
      : new ApiError(404, 'notFound', 'there is no such route');
  });
}

/** A desk booking only goes from booked to arrived to left, so the sum of steps is a version. */
function deskVersion({ desks }: SpacebringState): number {
  return desks.bookings.reduce(
    (steps, { checkedInAt, checkedOutAt }) => steps + Math.sign(checkedInAt) + Math.sign(checkedOutAt),
    0,
  );
}

interface CheckInFilter {
  readonly location: SandboxLocation;
  readonly types: ReadonlySet<string> | null;
  readonly userIndex: number | null;
  hasTimes(times: CheckInTimes): boolean;
}

function readFilter(
  query: Query,
  { state }: RouteContext,
  { location, today }: { location: SandboxLocation; today: number },
): CheckInFilter {
  const arrival = query.bounds('checkInDate');
  const isBounded = arrival.gte > UNBOUNDED.gte || arrival.lte < UNBOUNDED.lte;
  const statuses = query.words('status', CHECK_IN_STATUSES);
  const userRef = query.uuid('userRef');
  return {
    location,
    types: query.words('type', CHECK_IN_TYPES),
    userIndex: userRef === null ? null : (state.directory.user(userRef)?.index ?? -1),
    hasTimes: (times) =>
      (statuses === null || statuses.has(statusAt(times, today))) &&
      (!isBounded || (times.checkedInAt !== 0 && isInBounds(arrival, times.checkedInAt))),
  };
}

function findCheckIns({ visits, desks }: SpacebringState, filter: CheckInFilter): CheckInView[] {
  const { location, types, userIndex, hasTimes } = filter;
  const isWanted = (table: VisitTable, row: number): boolean => {
    const [checkedInAt = 0, checkedOutAt = 0] = [table.checkedInAt[row], table.checkedOutAt[row]];
    return (
      hasCheckIn({ deletedAt: table.deletedAt[row] ?? 0, checkedInAt }) &&
      (userIndex === null || table.visitor[row] === userIndex) &&
      hasTimes({ checkedInAt, checkedOutAt, startsAt: table.date[row] ?? 0 })
    );
  };
  const areVisitsWanted = types === null || types.has('visit');
  const rows = areVisitsWanted ? visits.find({ location, date: UNBOUNDED, createdAt: UNBOUNDED, isWanted }) : [];
  const areDesksWanted = types === null || types.has('deskBooking');
  const booked = desks.bookings.filter(
    (booking) =>
      areDesksWanted &&
      booking.member.location === location &&
      (userIndex === null || booking.member.user.index === userIndex) &&
      hasTimes(booking),
  );
  return [
    ...rows.map((row): CheckInView => ({ type: 'visit', visit: visits.at(row) })),
    ...booked.map((booking): CheckInView => ({ type: 'deskBooking', booking })),
  ];
}

function wired(view: CheckInView, { state, now }: RouteContext): object {
  const { timeZone } = placeOf(view, state).location;
  const dayOf = (instant: number) => localDayOf(instant, timeZone);
  return toCheckIn(view, { state, dayOf, today: dayOf(now()).from });
}

/** @throws ApiError 404, as documented, for an unknown id */
function knownCheckIn(id: string, { state }: RouteContext): CheckInView {
  const view = checkInById(id, state);
  if (view === null) throw new ApiError(404, 'notFound', 'there is no such check-in');
  return view;
}

interface Identification {
  readonly checkInId?: string | undefined;
  readonly code?: string | undefined;
  readonly locationRef?: string | undefined;
  readonly customerRef?: string | undefined;
}

/** By id (with the code, where the check-in has one), by location and code, or by location and member. */
function identify(body: Identification, context: RouteContext, checkInDesk: VisitCheckIn): CheckInView {
  const { checkInId, code, locationRef, customerRef } = body;
  const { state } = context;
  if (checkInId !== undefined) {
    const view = knownCheckIn(checkInId, context);
    if (view.type === 'visit') checkInDesk.assertCode(view.visit, code, placeOf(view, state).location);
    return view;
  }
  if (locationRef === undefined) throw invalidRequest('checkInId or locationRef is required');
  const location = knownLocation(locationRef, state);
  if (code !== undefined) return { type: 'visit', visit: checkInDesk.byCode(code, location) };
  const member = customerRef === undefined ? null : state.directory.member(customerRef);
  const booking = state.desks.bookings.find((candidate) => candidate.member === member && member.location === location);
  if (booking === undefined) throw invalidRequest('a code or the customerRef of a member with a booking is required');
  return { type: 'deskBooking', booking };
}
