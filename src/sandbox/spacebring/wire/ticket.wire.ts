import type { ActivityChange, ActivityRecord, TicketRecord } from '../state/ticket-record.js';
import type { SandboxUser } from '../state/user-accounts.js';
import { dateMember, toIso } from './instant.js';
import { toMembershipLite, toUserLite } from './people.wire.js';

export function toTicket(ticket: TicketRecord, id: string): object {
  const { requester, assignee } = ticket;
  return {
    ...{ id, locationRef: ticket.location.id, number: ticket.number, description: ticket.text },
    ...{ status: ticket.status, type: ticket.type },
    ...{ createDate: toIso(ticket.createdAt), updateDate: toIso(ticket.updatedAt) },
    ...dateMember('statusUpdateDate', ticket.statusUpdatedAt),
    ...(requester === null
      ? {}
      : { membershipRefRequester: requester.id, membershipRequester: toMembershipLite(requester) }),
    userRequester: requester === null ? null : toUserLite(requester.user),
    ...(assignee === null ? {} : { userRefAssignee: assignee.id }),
    userAssignee: assignee === null ? null : toUserLite(assignee),
  };
}

export function toActivity({ id, createdAt, actor, change }: ActivityRecord, ticketId: string): object {
  return {
    ...{ id, createDate: toIso(createdAt), ticketRef: ticketId, type: change.type },
    ...(actor === 'ai' ? { lemAI: { name: 'Lem', photoUrl: 'https://files.spacebring.example/lem.png' } } : {}),
    ...(actor === 'ai' || actor === null ? {} : { membership: toMembershipLite(actor) }),
    ...dataOf(change),
  };
}

function dataOf(change: ActivityChange): object {
  switch (change.type) {
    case 'ticketCreated':
      return {};
    case 'comment': {
      const { text, attachments } = change;
      return { data: { ...(text === null ? {} : { text }), ...(attachments.length === 0 ? {} : { attachments }) } };
    }
    case 'statusUpdated':
      return { data: { status: change.status, previousAttributes: { status: change.previous } } };
    case 'assigneeUpdated':
      return { data: { ...assigneeOf(change.assignee), previousAttributes: assigneeOf(change.previous) } };
  }
}

/** Without a person both members are omitted, because the vendor does not declare them nullable here. */
function assigneeOf(user: SandboxUser | null): object {
  return user === null ? {} : { userRefAssignee: user.id, userAssignee: toUserLite(user) };
}
