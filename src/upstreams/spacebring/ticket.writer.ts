import type {
  Ticket,
  TicketCategory,
  TicketDraft,
  TicketStatus,
  TicketWriter,
  WrittenComment,
} from '../../domain/model/ticket.js';
import { notSupported } from '../../domain/writes/user-problem.js';
import type { WriteContext } from './context.js';
import { assertId, explainLocation, notFound, requireUserRef } from './named-records.js';
import { withLocation } from './paged-slice.js';
import { writeOrExplain } from './refusals.js';
import {
  assigneeMembershipIdOf,
  assigneeUserIdOf,
  requesterIdOf,
  toCategoryWord,
  toStatusWord,
  toTicket,
} from './ticket.mapper.js';
import type { TicketWire } from './ticket.wire.js';
import { earliestCreation, readAfterWrite, unreadableList } from './write-recovery.js';

const TICKET_ID = ['ticketId'];

/** Creates and comments act as the user; status and assignee change as the network. */
export function createTicketWriter(context: WriteContext): TicketWriter {
  return {
    createTicket: (draft) => createTicket(context, draft),
    findCreatedTickets: (draft, startedAt) => findCreatedTickets(context, draft, startedAt),
    commentOnTicket: (sourceId, text) => commentOnTicket(context, sourceId, text),
    findComments: (sourceId, text, startedAt) => findComments(context, { sourceId, text, startedAt }),
    assignTicket: (sourceId, assigneeId) => assignTicket(context, sourceId, assigneeId),
    findAssignedTicket: (sourceId, assigneeId) => findAssignedTicket(context, sourceId, assigneeId),
    setTicketStatus: (sourceId, status) => setTicketStatus(context, sourceId, status),
    setTicketCategory: (sourceId, category) => setTicketCategory(context, sourceId, category),
  };
}

async function createTicket(context: WriteContext, draft: TicketDraft): Promise<Ticket> {
  const { writes, tokenUser } = context;
  writes.assertUser();
  const { locationId, text, category, requesterId } = draft;
  const location = { id: locationId, field: ['locationId'] };
  assertId(location, 'location');
  const userRefRequester =
    requesterId === null
      ? null
      : await requireUserRef(context, { id: requesterId, field: ['requesterId'], locationId });
  const body = {
    locationRef: locationId,
    text,
    // Older generations demand a type, and newer ones take it.
    type: toCategoryWord(category ?? 'OTHER'),
    ...(userRefRequester !== null && { userRefRequester }),
  };
  const wire = await writeOrExplain(
    () => writes.createTicket(body),
    () => explainLocation(context, location),
  );
  // Without a requester, the source uses the user of the token.
  if (userRefRequester === null) tokenUser.learn(wire.userRequester?.id ?? wire.membershipRequester?.user?.id ?? null);
  return toTicket(wire);
}

async function commentOnTicket(context: WriteContext, sourceId: string, text: string): Promise<WrittenComment> {
  const { writes } = context;
  writes.assertUser();
  assertTicketId(sourceId);
  const commentId = await writeOrExplain(
    () => writes.createTicketComment({ ticketRef: sourceId, text }),
    () => explainTicket(context, sourceId),
  );
  return { ticket: await readTicketAgain(context, sourceId), commentId };
}

async function assignTicket(context: WriteContext, sourceId: string, assigneeId: string | null): Promise<Ticket> {
  assertTicketId(sourceId);
  const assignee = { id: assigneeId ?? '', field: ['assigneeId'] };
  const userRef = assigneeId === null ? null : await requireUserRef(context, { ...assignee, locationId: null });
  const wire = await writeOrExplain(
    () => context.writes.updateTicketAssignee(sourceId, userRef),
    async () => {
      const ticket = await context.freshReads.getTicket(sourceId);
      if (ticket === null) return notFound('ticket', TICKET_ID);
      if (assigneeId === null) return null;
      await requireUserRef(context, { ...assignee, locationId: ticket.ticket.locationRef });
      return null;
    },
  );
  return toTicket(wire);
}

async function setTicketStatus(context: WriteContext, sourceId: string, status: TicketStatus): Promise<Ticket> {
  const word = toStatusWord(status);
  if (word === null) throw notSupported('Spacebring cannot cancel a ticket. Close it instead.', ['status']);
  assertTicketId(sourceId);
  const wire = await writeOrExplain(
    () => context.writes.updateTicketStatus(sourceId, word),
    () => explainTicket(context, sourceId),
  );
  return toTicket(wire);
}

async function setTicketCategory(context: WriteContext, sourceId: string, category: TicketCategory): Promise<Ticket> {
  assertTicketId(sourceId);
  await writeOrExplain(
    () => context.writes.updateTicketType(sourceId, toCategoryWord(category)),
    () => explainTicket(context, sourceId),
  );
  return readTicketAgain(context, sourceId);
}

function assertTicketId(id: string): void {
  assertId({ id, field: TICKET_ID }, 'ticket');
}

async function explainTicket({ freshReads }: WriteContext, sourceId: string) {
  return (await freshReads.getTicket(sourceId)) === null ? notFound('ticket', TICKET_ID) : null;
}

/** For an answer without the ticket. */
async function readTicketAgain({ freshReads }: WriteContext, sourceId: string): Promise<Ticket> {
  const { ticket }: { ticket: TicketWire } = await readAfterWrite(() => freshReads.getTicket(sourceId));
  return toTicket(ticket);
}

/** The location's tickets, newest first, back to the time of the write: the list has no filter by date or text. */
async function findCreatedTickets(
  context: WriteContext,
  { locationId, text, category, requesterId }: TicketDraft,
  startedAt: Date,
): Promise<readonly Ticket[]> {
  const tickets = await readTicketsSince(context, locationId, earliestCreation(startedAt));
  const isTheirs = (ticket: TicketWire) => {
    const requester = requesterIdOf(ticket);
    return requesterId === null || requester === null || requester === requesterId;
  };
  const isOfCategory = ({ type }: TicketWire) => category === null || type === toCategoryWord(category);
  return tickets
    .filter((ticket) => ticket.description === text.trim() && isTheirs(ticket) && isOfCategory(ticket))
    .map((ticket) => toTicket(withLocation(ticket, locationId)));
}

/** @throws SourceFaultError also when a part of the newer tickets cannot be read, as the ticket may be among them. */
async function readTicketsSince(
  { freshReads, limits }: WriteContext,
  locationRef: string,
  earliest: Date,
): Promise<readonly TicketWire[]> {
  const found = new Map<string, TicketWire>();
  let pageToken: string | undefined;
  for (let pages = 0; pages < limits.maxPages; pages += 1) {
    const page = await freshReads.listTickets({ locationRef, order: 'createDate:desc' }, pageToken);
    if (page.droppedCount > 0) throw unreadableList();
    const newer = page.records.filter(({ createDate }) => createDate >= earliest);
    for (const ticket of newer) found.set(ticket.id, ticket);
    if (newer.length === 0 || page.next === undefined) return [...found.values()];
    pageToken = page.next;
  }
  throw unreadableList();
}

/** Ids of the comments of a ticket with that text, made since the write. */
async function findComments(
  { freshReads }: WriteContext,
  { sourceId, text, startedAt }: { sourceId: string; text: string; startedAt: Date },
): Promise<readonly string[]> {
  const earliest = earliestCreation(startedAt);
  const activities = (await freshReads.getTicket(sourceId))?.activities ?? [];
  return activities
    .filter(({ type, createDate, data }) => type === 'comment' && createDate >= earliest && data?.text === text.trim())
    .map(({ id }) => id);
}

/** The ticket if it is assigned to that person, or unassigned for null; null otherwise. */
async function findAssignedTicket(
  context: WriteContext,
  sourceId: string,
  assigneeId: string | null,
): Promise<Ticket | null> {
  const ticket = (await context.freshReads.getTicket(sourceId))?.ticket ?? null;
  if (ticket === null) return null;
  const [userRef, membershipId] = [assigneeUserIdOf(ticket), assigneeMembershipIdOf(ticket)];
  if (assigneeId === null) return userRef === null && membershipId === null ? toTicket(ticket) : null;
  const named = { id: assigneeId, field: ['assigneeId'], locationId: null };
  const isTheirs = userRef === null ? membershipId === assigneeId : userRef === (await requireUserRef(context, named));
  return isTheirs ? toTicket(ticket) : null;
}
