import type { NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import type { Ticket, TicketCategory, TicketStatus, TicketWriter } from '../model/ticket.js';
import { changeOnce, foundOrNone } from '../writes/change-once.js';
import { createOnce, creationLockKey } from '../writes/create-once.js';
import type { IdempotentInput } from '../writes/idempotent-input.js';
import { assertInputId, InputChecker } from '../writes/input-checker.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { writeOnce } from '../writes/write-once.js';
import { writerOf } from '../writes/writer-of.js';

export interface CreateTicketInput extends IdempotentInput {
  readonly locationId: string;
  readonly text: string;
  readonly category?: TicketCategory | null;
  readonly requesterId?: string | null;
}
export interface CommentOnTicketInput extends IdempotentInput {
  readonly ticketId: string;
  readonly text: string;
}
export interface AssignTicketInput extends IdempotentInput {
  readonly ticketId: string;
  /** Null or absent unassigns. */
  readonly assigneeId?: string | null;
}
export interface SetTicketStatusInput extends IdempotentInput {
  readonly ticketId: string;
  readonly status: TicketStatus;
}
export interface SetTicketCategoryInput extends IdempotentInput {
  readonly ticketId: string;
  readonly category: TicketCategory;
}

/** @throws as `writeOnce`. */
export async function createTicket(writes: WriteEnvironment, input: CreateTicketInput): Promise<Ticket | null> {
  const checker = new InputChecker();
  const location = checker.id(['locationId'], input.locationId, 'Location');
  const requester = checker.optionalId(['requesterId'], input.requesterId, 'Person');
  checker.sameSource(['requesterId'], requester, location);
  const text = checker.text(['text'], input.text);
  checker.assertNoProblems();
  const { source } = location;
  const draft = {
    locationId: location.sourceId,
    text,
    category: input.category ?? null,
    requesterId: requester?.sourceId ?? null,
  };
  const writer = writerOf(writes, source, 'ticketWriter');
  return createOnce<Ticket>(writes, {
    operation: 'createTicket',
    source,
    input,
    compared: { locationId: draft.locationId, text },
    isCreationTimeReported: true,
    write: () => writer.createTicket(draft),
    find: (startedAt) => writer.findCreatedTickets(draft, startedAt),
    load: (sourceId) => load(writes.env, { source, sourceId }),
  });
}

/** @throws as `writeOnce`. */
export async function commentOnTicket(writes: WriteEnvironment, input: CommentOnTicketInput): Promise<Ticket | null> {
  const checker = new InputChecker();
  const ticketId = checker.id(['ticketId'], input.ticketId, 'Ticket');
  const text = checker.text(['text'], input.text);
  checker.assertNoProblems();
  const writer = writerOf(writes, ticketId.source, 'ticketWriter');
  const { ticket } = await writeOnce<CommentedTicket>(writes, {
    operation: 'commentOnTicket',
    source: ticketId.source,
    input,
    creationLock: creationLockKey('commentOnTicket', ticketId.source, { ticketId: ticketId.sourceId, text }),
    write: () => writer.commentOnTicket(ticketId.sourceId, text),
    findDone: async (startedAt, env) => {
      const commentIds = await writer.findComments(ticketId.sourceId, text, startedAt);
      if (commentIds.length === 0) return [];
      const found = await load(env, ticketId);
      return commentIds.map((commentId) => ({ ticket: found, commentId }));
    },
    outcomeOf: ({ commentId }) => (commentId === null ? '' : `${ticketId.source}/comment/${commentId}`),
    load: async () => ({ ticket: await load(writes.env, ticketId), commentId: null }),
  });
  return ticket;
}

/** The comment belongs to one key; the client gets the ticket. */
interface CommentedTicket {
  readonly ticket: Ticket | null;
  readonly commentId: string | null;
}

/** @throws as `writeOnce`. */
export async function assignTicket(writes: WriteEnvironment, input: AssignTicketInput): Promise<Ticket | null> {
  const checker = new InputChecker();
  const ticket = checker.id(['ticketId'], input.ticketId, 'Ticket');
  const assignee = checker.optionalId(['assigneeId'], input.assigneeId, 'Person');
  checker.sameSource(['assigneeId'], assignee, ticket);
  checker.assertNoProblems();
  const assigneeId = assignee?.sourceId ?? null;
  return changeTicket(writes, input, {
    operation: 'assignTicket',
    write: (writer, ticketId) => writer.assignTicket(ticketId, assigneeId),
    findDone: (writer, { sourceId }) => writer.findAssignedTicket(sourceId, assigneeId),
  });
}

/** @throws as `writeOnce`. */
export async function setTicketStatus(writes: WriteEnvironment, input: SetTicketStatusInput): Promise<Ticket | null> {
  return changeTicket(writes, input, {
    operation: 'setTicketStatus',
    write: (writer, ticketId) => writer.setTicketStatus(ticketId, input.status),
    findDone: (_writer, id, env) => loadIf(env, id, ({ status }) => status === input.status),
  });
}

/** @throws as `writeOnce`. */
export async function setTicketCategory(
  writes: WriteEnvironment,
  input: SetTicketCategoryInput,
): Promise<Ticket | null> {
  return changeTicket(writes, input, {
    operation: 'setTicketCategory',
    write: (writer, ticketId) => writer.setTicketCategory(ticketId, input.category),
    findDone: (_writer, id, env) => loadIf(env, id, ({ category }) => category === input.category),
  });
}

function changeTicket(
  writes: WriteEnvironment,
  input: IdempotentInput & { readonly ticketId: string },
  change: {
    operation: string;
    write: (writer: TicketWriter, ticketId: string) => Promise<Ticket>;
    findDone: (writer: TicketWriter, id: NodeId, env: ListEnvironment) => Promise<Ticket | null>;
  },
): Promise<Ticket | null> {
  const id = assertInputId(['ticketId'], input.ticketId, 'Ticket');
  const writer = writerOf(writes, id.source, 'ticketWriter');
  return changeOnce<Ticket>(writes, {
    operation: change.operation,
    input,
    id,
    write: () => change.write(writer, id.sourceId),
    load: (env) => load(env, id),
    findDone: async (env) => foundOrNone(await change.findDone(writer, id, env)),
  });
}

async function load({ adapters }: ListEnvironment, id: Pick<NodeId, 'source' | 'sourceId'>): Promise<Ticket | null> {
  return (await adapters[id.source]?.tickets?.loadTicket(id.sourceId)) ?? null;
}

async function loadIf(env: ListEnvironment, id: NodeId, isWanted: (ticket: Ticket) => boolean): Promise<Ticket | null> {
  const ticket = await load(env, id);
  return ticket !== null && isWanted(ticket) ? ticket : null;
}
