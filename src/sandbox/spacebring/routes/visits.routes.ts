import { refused } from '../api-error.js';
import { BODIES, readBody } from '../bodies.js';
import { createPaginate } from '../paging.js';
import { type Query, readQuery } from '../query.js';
import {
  found,
  idParameter,
  knownLocation,
  locationOf,
  type RouteContext,
  undocumentedOrder,
} from '../route-context.js';
import { type Bounds, isInBounds } from '../state/bounds.js';
import type { SandboxLocation } from '../state/directory.js';
import type { VisitRequestRecord } from '../state/inquiries.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { createVisitCheckIn, type VisitCheckIn } from '../state/visit-check-in.js';
import type { VisitTable } from '../state/visit-columns.js';
import type { VisitQuery } from '../state/visit-store.js';
import { toRequestedVisit, toVisit } from '../wire/visit.wire.js';

const PATH = '/visitors/visits/v1';

export function registerVisits(context: RouteContext): void {
  registerReads(context);
  registerWrites(context);
  registerCheckInRoutes(context, createVisitCheckIn({ ...context, visits: context.state.visits }));
}

function registerReads(context: RouteContext): void {
  const { app, state, behaviour, signer } = context;
  const { visits, requests } = state;
  const paginate = createPaginate<number>(signer);
  const sorting = undocumentedOrder<number>(behaviour, {
    createdAt: (row) => createdAtOf(row, state),
    order: (row) => orderOfRow(row, state),
  });

  app.get(PATH, (request) => {
    const query = readQuery(request);
    const filter = {
      location: locationOf(query, context),
      date: query.bounds('date'),
      createdAt: query.bounds('createDate'),
    };
    const isWanted = readFilter(query, context, filter.location);
    const page = paginate({
      ...{ query, sorting, limit: query.limit(behaviour.forgivesLimit) },
      version: `${visits.version}/${requests.rows.length}`,
      find: () => [...visits.find({ ...filter, isWanted }), ...findRequests(query, context, filter)],
    });
    return { visits: page.rows.map((row) => rowToVisit(row, state)), ...page.paging };
  });

  app.get(`${PATH}/:id`, (request) => {
    const id = idParameter(request);
    const visitRequest = behaviour.listsRequestsAsVisits ? requests.byId(id) : null;
    if (visitRequest !== null) return { visit: toRequestedVisit(visitRequest, id) };
    const visit = visits.byId(id);
    const isHidden = behaviour.hidesVisitsOnSite && visit?.checkedInAt !== 0 && visit?.checkedOutAt === 0;
    return { visit: toVisit(found(isHidden ? null : visit, { behaviour, resource: 'visit' }), state) };
  });
}

function findRequests(
  query: Query,
  { behaviour, state }: RouteContext,
  filter: Pick<RequestQuery, 'location' | 'date' | 'createdAt'>,
): number[] {
  const [hostRef, visitorRef] = [query.uuid('userRefHost'), query.uuid('userRefVisitor')];
  return behaviour.listsRequestsAsVisits ? findRequestRows(state, { ...filter, hostRef, visitorRef }) : [];
}

/** Compares hosts and visitors by index, because a filter reads every visit of a location. */
function readFilter(
  query: Query,
  { state, behaviour }: RouteContext,
  location: SandboxLocation,
): VisitQuery['isWanted'] {
  const { directory } = state;
  const [hostRef, visitorRef] = [query.uuid('userRefHost'), query.uuid('userRefVisitor')];
  const hosts = directory.members.filter((member) => member.location === location && member.user.id === hostRef);
  const hostIndices = new Set(hosts.map(({ index }) => index));
  const visitor = visitorRef === null ? null : (directory.user(visitorRef)?.index ?? -1);
  return (table: VisitTable, row) =>
    (behaviour.listsCancelledVisits || table.deletedAt[row] === 0) &&
    (hostRef === null || hostIndices.has(table.host[row] ?? -1)) &&
    (visitor === null || table.visitor[row] === visitor);
}

function registerWrites({ app, state, behaviour, authentication, now }: RouteContext): void {
  const { visits, directory } = state;

  app.post(PATH, (request, reply) => {
    authentication.assertUser(request);
    const { date, locationRef, visitor, comment } = readBody(BODIES.visit, request.body).visit;
    const location = knownLocation(locationRef, state);
    const host = directory.membershipOf(directory.tokenUser, location);
    if (host === null) throw refused('notAMember', 'the user of the token is no member of the location');
    const account = {
      name: visitor.name,
      surname: visitor.surname ?? null,
      email: visitor.email,
      phone: visitor.phoneNumber ?? null,
    };
    const visit = visits.add({
      ...{ date, location: location.index, host: host.index, createdAt: now(), comment: comment ?? null },
      ...{ checkedInAt: 0, checkedOutAt: 0, deletedAt: 0 },
      visitor: directory.ensureUser(account).index,
      written: visitor,
    });
    return reply.code(201).send({ visit: toVisit(visit, state) });
  });

  app.put(`${PATH}/:id`, (request) => {
    const visit = found(visits.byId(idParameter(request)), { behaviour, resource: 'visit' });
    const { date, comment } = readBody(BODIES.visitChange, request.body).visit;
    if (visit.deletedAt !== 0) throw refused('visitCanceled', 'a cancelled visit cannot be changed');
    const changed = visits.update(visit, {
      date,
      ...(comment === undefined ? {} : { comment: comment === '' ? null : comment }),
    });
    return { visit: toVisit(changed, state) };
  });

  app.delete(`${PATH}/:id`, (request, reply) => {
    authentication.assertUser(request);
    const visit = found(visits.byId(idParameter(request)), { behaviour, resource: 'visit' });
    if (visit.deletedAt !== 0) throw refused('visitCanceled', 'the visit is cancelled already');
    visits.update(visit, { deletedAt: now() });
    return reply.code(204).send();
  });
}

function registerCheckInRoutes({ app, state }: RouteContext, checkInDesk: VisitCheckIn): void {
  app.post(`${PATH}/checkin`, (request) => {
    const { code, locationRef } = readBody(BODIES.code, request.body);
    return { visit: toVisit(checkInDesk.checkIn(checkInDesk.byCode(code, knownLocation(locationRef, state))), state) };
  });

  app.post(`${PATH}/checkout`, (request) => {
    const { code, locationRef } = readBody(BODIES.code, request.body);
    return { visit: toVisit(checkInDesk.checkOut(checkInDesk.byCode(code, knownLocation(locationRef, state))), state) };
  });
}

/*
 * Rows of the list of visits: those of the columns, and, below zero, the requests that newer generations list among them.
 */

interface RequestQuery {
  readonly location: SandboxLocation;
  readonly date: Bounds;
  readonly createdAt: Bounds;
  /** Null: all hosts, all visitors. */
  readonly hostRef: string | null;
  readonly visitorRef: string | null;
}

function findRequestRows({ requests }: SpacebringState, query: RequestQuery): number[] {
  const { location, date, createdAt, hostRef, visitorRef } = query;
  return requests.rows
    .filter(
      (request) =>
        request.location === location &&
        isInBounds(date, request.createdAt) &&
        isInBounds(createdAt, request.createdAt) &&
        (hostRef === null || request.host.user.id === hostRef) &&
        (visitorRef === null || request.user.id === visitorRef),
    )
    .map(({ index }) => -1 - index);
}

function createdAtOf(row: number, state: SpacebringState): number {
  return requestAt(row, state)?.createdAt ?? state.visits.table.createdAt[row] ?? 0;
}

/** Unique among visits and requests. */
function orderOfRow(row: number, { visits }: SpacebringState): number {
  return row < 0 ? row : visits.orderOf(row);
}

function rowToVisit(row: number, state: SpacebringState): object {
  const request = requestAt(row, state);
  if (request !== undefined) return toRequestedVisit(request, state.requests.idOf(request));
  return toVisit(state.visits.at(row), state);
}

function requestAt(row: number, { requests }: SpacebringState): VisitRequestRecord | undefined {
  return requests.rows[-1 - row];
}
