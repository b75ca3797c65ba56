import { invalidRequest, refused } from '../api-error.js';
import { BODIES, readBody } from '../bodies.js';
import { createPaginate, type Sorting } from '../paging.js';
import { type Query, readQuery } from '../query.js';
import { found, idParameter, knownLocation, locationOf, type RouteContext } from '../route-context.js';
import { detectTicketType } from '../state/detect-ticket-type.js';
import type { SandboxLocation } from '../state/directory.js';
import type { ActivityRecord, TicketRecord } from '../state/ticket-record.js';
import type { Act } from '../state/ticket-store.js';
import type { SandboxUser } from '../state/user-accounts.js';
import { toActivity, toTicket } from '../wire/ticket.wire.js';

const PATH = '/support/tickets/v1';

/** Changes with Basic are attributed to the token user, because only a member can be an activity's author. */
function registerTicketWrites(context: RouteContext): void {
  registerCreation(context);
  registerChanges(context);
  registerComments(context);
}

function registerCreation({ app, state, authentication, behaviour, now }: RouteContext): void {
  const { tickets, directory } = state;

  app.post(PATH, (request, reply) => {
    authentication.assertUser(request);
    const { locationRef, text, type, userRefRequester } = readBody(BODIES.ticket, request.body).ticket;
    if (type === undefined && behaviour.requiresTicketType) throw invalidRequest('ticket.type is required');
    const location = knownLocation(locationRef, state);
    const user = userRefRequester === undefined ? directory.tokenUser : directory.user(userRefRequester);
    const requester = user === null ? null : directory.membershipOf(user, location);
    if (requester === null) throw invalidRequest('userRefRequester is no member of the location');
    const ticket = tickets.create({
      location,
      text,
      requester,
      type: type ?? detectTicketType(text),
      createdAt: now(),
    });
    const id = tickets.idOf(ticket);
    const activities = ticket.activities.map((activity) => toActivity(activity, id));
    return reply.code(201).send({ ticket: toTicket(ticket, id), activities });
  });
}

function registerChanges(context: RouteContext): void {
  const { app, state, now } = context;
  const { tickets } = state;

  app.put(`${PATH}/:id/assignee`, (request) => {
    const ticket = ticketOf(context, idParameter(request));
    const { userRefAssignee, membershipRefAssignee } = readBody(BODIES.assignee, request.body).ticket;
    if (userRefAssignee === undefined && membershipRefAssignee === undefined)
      throw invalidRequest('userRefAssignee is required');
    const assignee = assigneeOf(context, ticket.location, { userRefAssignee, membershipRefAssignee });
    return changed(context, ticket, tickets.assign(ticket, assignee, actIn(context, ticket)));
  });

  app.put(`${PATH}/:id/status`, (request) => {
    const ticket = ticketOf(context, idParameter(request));
    const { status } = readBody(BODIES.status, request.body).ticket;
    return changed(context, ticket, tickets.setStatus(ticket, status, actIn(context, ticket)));
  });

  app.patch(`${PATH}/:id/type`, (request, reply) => {
    const ticket = ticketOf(context, idParameter(request));
    tickets.setType(ticket, readBody(BODIES.type, request.body).ticket.type, now());
    return reply.code(204).send();
  });
}

function registerComments(context: RouteContext): void {
  const { app, state, authentication, behaviour, now } = context;
  const { tickets } = state;

  app.post(`${PATH}/comment`, (request, reply) => {
    authentication.assertUser(request);
    const { ticketRef, text, attachments = [] } = readBody(BODIES.comment, request.body).activity;
    const ticket = ticketOf(context, ticketRef);
    if (attachments.length > 0) throw refused('attachmentNotFound', 'no attachment with that key was uploaded');
    if (text === undefined) throw invalidRequest('activity.text or activity.attachments is required');
    const activity = tickets.comment(ticket, { text, attachments: [] }, actIn(context, ticket));
    return reply.code(201).send({ activity: toActivity(activity, tickets.idOf(ticket)) });
  });

  app.delete(`${PATH}/comment/:id`, (request, reply) => {
    const id = idParameter(request);
    const { activity } = found(tickets.activityById(id), { behaviour, resource: 'ticket' });
    if (activity.change.type !== 'comment') throw refused('notAComment', 'only comments can be deleted');
    tickets.deleteActivity(id, now());
    return reply.code(204).send();
  });
}

function ticketOf({ state, behaviour }: RouteContext, id: string): TicketRecord {
  return found(state.tickets.byId(id), { behaviour, resource: 'ticket' });
}

function actIn({ state, now }: RouteContext, { location }: TicketRecord): Act {
  const { directory } = state;
  return { actor: directory.membershipOf(directory.tokenUser, location), at: now() };
}

function changed({ state }: RouteContext, ticket: TicketRecord, activity: ActivityRecord): object {
  const id = state.tickets.idOf(ticket);
  return { ticket: toTicket(ticket, id), activity: toActivity(activity, id) };
}

interface AssigneePreference {
  readonly userRefAssignee?: string | null | undefined;
  readonly membershipRefAssignee?: string | null | undefined;
}

/** Null unassigns. The newer body member takes precedence. The assignee must belong to the location. */
function assigneeOf(
  { state }: RouteContext,
  location: SandboxLocation,
  preference: AssigneePreference,
): SandboxUser | null {
  const { directory } = state;
  const { userRefAssignee, membershipRefAssignee } = preference;
  if ((userRefAssignee ?? membershipRefAssignee ?? null) === null) return null;
  const user =
    userRefAssignee == null ? directory.member(membershipRefAssignee ?? '')?.user : directory.user(userRefAssignee);
  if (user == null || directory.membershipOf(user, location) === null)
    throw invalidRequest('the assignee is no member of the location');
  return user;
}

/** As documented; the default is the second. */
const ORDERS: Readonly<Record<string, Sorting<TicketRecord>['primary']>> = {
  'createDate:asc': ({ createdAt }) => createdAt,
  'createDate:desc': ({ createdAt }) => -createdAt,
  'updateDate:asc': ({ updatedAt }) => updatedAt,
  'updateDate:desc': ({ updatedAt }) => -updatedAt,
};

export function registerTickets(context: RouteContext): void {
  const { app, state, behaviour, signer } = context;
  const { tickets } = state;
  const paginate = createPaginate<TicketRecord>(signer);

  app.get(PATH, (request) => {
    const query = readQuery(request);
    const isWanted = readFilter(query, context, locationOf(query, context));
    const primary = ORDERS[query.text('order') ?? 'createDate:desc'];
    if (primary === undefined) throw invalidRequest(`order must be one of ${Object.keys(ORDERS).join(', ')}`);
    const page = paginate({
      ...{ query, limit: query.limit(behaviour.forgivesLimit), version: String(tickets.version) },
      sorting: { primary, order: ({ order }) => order },
      find: () => tickets.tickets.filter(isWanted),
    });
    return { tickets: page.rows.map((ticket) => toTicket(ticket, tickets.idOf(ticket))), ...page.paging };
  });

  app.get(`${PATH}/:id`, (request) => {
    const ticket = found(tickets.byId(idParameter(request)), { behaviour, resource: 'ticket' });
    const id = tickets.idOf(ticket);
    return { ticket: toTicket(ticket, id), activities: ticket.activities.map((activity) => toActivity(activity, id)) };
  });

  registerTicketWrites(context);
}

/** Documented: the memberships must exist in the location, the users must exist. */
function readFilter(
  query: Query,
  { state }: RouteContext,
  location: SandboxLocation,
): (ticket: TicketRecord) => boolean {
  const { directory } = state;
  const requesters = query.uuids('membershipRefRequester')?.map((id) => {
    const member = directory.member(id);
    if (member === null || member.location !== location)
      throw invalidRequest('membershipRefRequester names an unknown membership');
    return member;
  });
  const assignees = query.uuids('userRefAssignee')?.map((id) => {
    const user = directory.user(id);
    if (user === null) throw invalidRequest('userRefAssignee names an unknown user');
    return user;
  });
  return (ticket) =>
    ticket.location === location &&
    (requesters === undefined || (ticket.requester !== null && requesters.includes(ticket.requester))) &&
    (assignees === undefined || (ticket.assignee !== null && assignees.includes(ticket.assignee)));
}
