import type { Ticket, TicketDraft } from '../../domain/model/ticket.js';
import { demandUserRef } from './named-records.js';
import { withLocation } from './paged-slice.js';
import { earliestCreation, unreadableList } from './recovery.js';
import { assigneeMembershipIdOf, assigneeUserIdOf, requesterIdOf, toTicket } from './ticket.mapper.js';
import type { TicketWire } from './ticket.wire.js';
import { toCategoryWord } from './ticket-words.js';
import type { WriteContext } from './write-context.js';

/** The location's tickets, newest first, back to the time of the try: the list has no filter by date or text. */
export async function findCreatedTickets(
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

/** @throws SourceFaultError also when a part of what is newer cannot be read, as the ticket may be in it. */
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

/** Ids of the comments of a ticket with that text, made since the try. */
export async function findComments(
  { freshReads }: WriteContext,
  { sourceId, text, startedAt }: { sourceId: string; text: string; startedAt: Date },
): Promise<readonly string[]> {
  const earliest = earliestCreation(startedAt);
  const activities = (await freshReads.getTicket(sourceId))?.activities ?? [];
  return activities
    .filter(({ type, createDate, data }) => type === 'comment' && createDate >= earliest && data?.text === text.trim())
    .map(({ id }) => id);
}

/** The ticket if it is assigned to that person, or to nobody for null; null else. */
export async function findAssignedTicket(
  context: WriteContext,
  sourceId: string,
  assigneeId: string | null,
): Promise<Ticket | null> {
  const ticket = (await context.freshReads.getTicket(sourceId))?.ticket ?? null;
  if (ticket === null) return null;
  const [userRef, membershipId] = [assigneeUserIdOf(ticket), assigneeMembershipIdOf(ticket)];
  if (assigneeId === null) return userRef === null && membershipId === null ? toTicket(ticket) : null;
  const named = { id: assigneeId, field: ['assigneeId'], locationId: null };
  const isTheirs = userRef === null ? membershipId === assigneeId : userRef === (await demandUserRef(context, named));
  return isTheirs ? toTicket(ticket) : null;
}
