import { invalidRequest } from '../api-error.js';
import { createPaginate, type Sorting } from '../paging.js';
import { type Query, readQuery } from '../query.js';
import { found, idParameter, locationOf, type RouteContext } from '../route-context.js';
import type { SandboxLocation } from '../state/directory.js';
import type { TicketRecord } from '../state/ticket-record.js';
import { toActivity, toTicket } from '../wire/ticket.wire.js';
import { registerTicketWrites } from './ticket-writes.routes.js';

const PATH = '/support/tickets/v1';

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
