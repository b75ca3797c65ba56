import type { Ticket, TicketActivity, TicketActivityType, TicketWriter } from '../../../src/domain/model/ticket.js';
import { notSupported, userProblem } from '../../../src/domain/writes/user-problem.js';
import { createTicket } from '../records.js';
import { findRecord } from './fake-data.js';
import { putRecord } from './fake-writable.js';
import { type FakeWriteContext, nextId, requireLocation, requireMember } from './fake-writing.js';

/** Tickets of a source that leaves an activity for everything but a new category. */
export function createFakeTicketWriter(context: FakeWriteContext): TicketWriter {
  const { data, now, source, write } = context;

  function requireTicket(sourceId: string): Ticket {
    const ticket = findRecord(data.tickets, sourceId);
    if (ticket === null) throw userProblem('NOT_FOUND', 'There is no such ticket.', { field: ['ticketId'] });
    return ticket;
  }

  function tell(ticketId: string, type: TicketActivityType, given: Partial<TicketActivity>): void {
    const activities = data.ticketActivities[ticketId] ?? [];
    data.ticketActivities[ticketId] = activities;
    activities.push({ ...NOTHING_HAPPENED, id: `${ticketId}/${activities.length}`, type, createdAt: now, ...given });
  }

  function change(sourceId: string, given: Partial<Ticket>): Ticket {
    return putRecord(data.tickets, { ...requireTicket(sourceId), updatedAt: now, ...given });
  }

  return {
    createTicket: (draft) =>
      write('createTicket', () => {
        const { locationId, text, category, requesterId } = draft;
        const location = requireLocation(context, locationId);
        const requester =
          requesterId === null ? null : requireMember(context, requesterId, { field: 'requesterId', locationId });
        const sourceId = nextId('ticket', data.tickets);
        const given = { source, sourceId, location, requester, createdAt: now, description: text };
        tell(sourceId, 'CREATED', {});
        return putRecord(data.tickets, createTicket({ ...given, category: category ?? 'OTHER' }));
      }),
    findCreatedTickets: async ({ locationId, text }, startedAt) =>
      data.tickets.filter(
        ({ location, description, createdAt }) =>
          location?.sourceId === locationId && description === text && createdAt >= startedAt,
      ),
    commentOnTicket: (sourceId, text) =>
      write('commentOnTicket', () => {
        const ticket = change(sourceId, {});
        tell(sourceId, 'COMMENT', { text });
        return { ticket, commentId: data.ticketActivities[sourceId]?.at(-1)?.id ?? null };
      }),
    findComments: async (sourceId, text, startedAt) =>
      (data.ticketActivities[sourceId] ?? [])
        .filter((activity) => activity.type === 'COMMENT' && activity.text === text && activity.createdAt >= startedAt)
        .map(({ id }) => id),
    assignTicket: (sourceId, assigneeId) =>
      write('assignTicket', () => {
        const locationId = requireTicket(sourceId).location?.sourceId ?? null;
        const assignee =
          assigneeId === null ? null : requireMember(context, assigneeId, { field: 'assigneeId', locationId });
        tell(sourceId, 'ASSIGNEE_UPDATED', { assignee });
        return change(sourceId, { assignee });
      }),
    findAssignedTicket: async (sourceId, assigneeId) => {
      const ticket = findRecord(data.tickets, sourceId);
      return (ticket?.assignee?.sourceId ?? null) === assigneeId ? ticket : null;
    },
    setTicketStatus: (sourceId, status) =>
      write('setTicketStatus', () => {
        if (status === 'CANCELLED') throw notSupported('There are no cancelled tickets.', ['status']);
        const ticket = change(sourceId, { status });
        tell(sourceId, 'STATUS_UPDATED', { status });
        return ticket;
      }),
    setTicketCategory: (sourceId, category) =>
      write('setTicketCategory', () => change(sourceId, { category, categoryLabel: null })),
  };
}

const NOTHING_HAPPENED = {
  author: null,
  text: null,
  attachments: [],
  status: null,
  previousStatus: null,
  assignee: null,
  previousAssignee: null,
} as const;
