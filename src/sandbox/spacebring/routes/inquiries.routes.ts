import { ApiError, invalidRequest } from '../api-error.js';
import { BODIES, readBody } from '../bodies.js';
import { createPaginate } from '../paging.js';
import { readQuery } from '../query.js';
import { found, idParameter, knownLocation, locationOf, type RouteContext, recordOrder } from '../route-context.js';
import { isInBounds } from '../state/bounds.js';
import type { ContactRecord, Inquiry, InquiryTable, VisitRequestRecord } from '../state/inquiries.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import type { SandboxUser } from '../state/user-accounts.js';
import type { WrittenVisitor } from '../state/visit-record.js';
import { toContact, toVisitRequest } from '../wire/inquiry.wire.js';
import { toVisit } from '../wire/visit.wire.js';

const REQUESTS = '/visitors/requests/v1';
const CONTACTS = '/visitors/contacts/v1';

export function registerInquiries(context: RouteContext): void {
  registerRequests(context);
  registerDecisions(context);
  registerContacts(context);
}

function registerRequests(context: RouteContext): void {
  const { app, state, behaviour, now } = context;
  const { requests, directory } = state;
  const list = createLister(context, requests);

  app.get(REQUESTS, (request) => {
    const page = list(request, (row) => behaviour.keepsHandledRequests || !row.isHandled);
    return { requests: page.rows.map((row) => toVisitRequest(row, requests.idOf(row))), ...page.paging };
  });

  app.post(REQUESTS, (request, reply) => {
    const { locationRef, userRefHost, visitor } = readBody(BODIES.visitRequest, request.body).request;
    const location = knownLocation(locationRef, state);
    const hostUser = directory.user(userRefHost);
    const host = hostUser === null ? null : directory.membershipOf(hostUser, location);
    if (host === null) throw invalidRequest('userRefHost is no member of the location');
    const row = requests.add((position) => ({
      ...{ ...position, location, host, visitor, createdAt: now(), isHandled: false },
      user: accountOf(visitor, state),
    }));
    return reply.code(201).send({ request: toVisitRequest(row, requests.idOf(row)) });
  });

  app.get(`${REQUESTS}/:id`, (request) => {
    const row = requestOf(context, idParameter(request));
    return { request: toVisitRequest(row, requests.idOf(row)) };
  });
}

/** Approval creates a visit at the time of the approval: a request has no date, and the vendor documents none for its visit. */
function registerDecisions(context: RouteContext): void {
  const { app, state, authentication, now } = context;

  app.post(`${REQUESTS}/:id/approve`, (request, reply) => {
    authentication.assertUser(request);
    const row = undecided(requestOf(context, idParameter(request)));
    state.requests.change(row, { isHandled: true });
    const visit = state.visits.add({
      ...{ host: row.host.index, location: row.location.index, visitor: row.user.index, written: row.visitor },
      ...{ date: now(), createdAt: now(), checkedInAt: 0, checkedOutAt: 0, deletedAt: 0, comment: null },
    });
    return reply.code(201).send({ visit: toVisit(visit, state) });
  });

  app.post(`${REQUESTS}/:id/reject`, (request, reply) => {
    authentication.assertUser(request);
    state.requests.change(undecided(requestOf(context, idParameter(request))), { isHandled: true });
    return reply.code(204).send();
  });
}

function registerContacts(context: RouteContext): void {
  const { app, state, behaviour, now } = context;
  const { contacts } = state;
  const list = createLister(context, contacts);

  app.get(CONTACTS, (request) => {
    const page = list(request, () => true);
    return { contacts: page.rows.map((row) => toContact(row, contacts.idOf(row))), ...page.paging };
  });

  app.post(CONTACTS, (request, reply) => {
    const { locationRef, visitor } = readBody(BODIES.contact, request.body).contact;
    const location = knownLocation(locationRef, state);
    const user = accountOf(visitor, state);
    const row = contacts.add(
      (position): ContactRecord => ({ ...position, location, visitor, user, createdAt: now(), date: now() }),
    );
    return reply.code(201).send({ contact: toContact(row, contacts.idOf(row)) });
  });

  app.get(`${CONTACTS}/:contactId`, (request) => {
    const row = found(contacts.byId(idParameter(request, 'contactId')), { behaviour, resource: 'contact' });
    return { contact: toContact(row, contacts.idOf(row)) };
  });
}

function createLister<T extends Inquiry>(context: RouteContext, table: InquiryTable<T>) {
  const paginate = createPaginate<T>(context.signer);
  const sorting = recordOrder<T>(context.behaviour);
  return (request: Parameters<typeof readQuery>[0], isWanted: (row: T) => boolean) => {
    const query = readQuery(request);
    const location = locationOf(query, context);
    const createdAt = query.bounds('createDate');
    const rows = table.rows.filter(
      (row) => row.location === location && isInBounds(createdAt, row.createdAt) && isWanted(row),
    );
    const version = `${table.rows.length}/${rows.length}`;
    return paginate({ query, sorting, limit: query.limit(context.behaviour.forgivesLimit), version, find: () => rows });
  };
}

function requestOf({ state, behaviour }: RouteContext, id: string): VisitRequestRecord {
  const row = found(state.requests.byId(id), { behaviour, resource: 'request' });
  return found(row.isHandled && !behaviour.keepsHandledRequests ? null : row, { behaviour, resource: 'request' });
}

function undecided(row: VisitRequestRecord): VisitRequestRecord {
  if (row.isHandled) throw new ApiError(400, 'alreadyHandled', 'the request has been decided before');
  return row;
}

function accountOf(visitor: WrittenVisitor, { directory }: SpacebringState): SandboxUser {
  const { name, surname = null, email, phoneNumber: phone = null } = visitor;
  return directory.ensureUser({ name, surname, email, phone });
}
