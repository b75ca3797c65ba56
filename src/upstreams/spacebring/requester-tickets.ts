import DataLoader from 'dataloader';
import type { Ticket } from '../../domain/model/ticket.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { completeSlice, type SourceSlice } from '../../domain/source/source-slice.js';
import type { AdapterContext } from './adapter-context.js';
import { mapSlice, readPagedSlice, withLocation } from './paged-slice.js';
import { isRefusal } from './spacebring.client.js';
import { requesterIdOf, toTicket } from './ticket.mapper.js';
import type { TicketWire } from './ticket.wire.js';
import { IDS_PER_CALL } from './ticket-targets.js';

export interface Requester {
  readonly membershipId: string;
  readonly locationId: string;
}

type Outcome = SourceSlice<Ticket> | Error;

/** Tickets by who asked for them: up to 100 memberships of a location in one list. */
export function createRequesterTickets(context: AdapterContext): DataLoader<Requester, SourceSlice<Ticket>, string> {
  return new DataLoader<Requester, SourceSlice<Ticket>, string>(
    async (requesters) => {
      const outcomes = new Map<string, Outcome>();
      const chunks = toChunks(requesters);
      await Promise.all(
        chunks.map(async (chunk) => {
          for (const [membershipId, outcome] of await readChunk(context, chunk)) outcomes.set(membershipId, outcome);
        }),
      );
      return requesters.map(({ membershipId }) => outcomes.get(membershipId) ?? completeSlice([], context.clock.now()));
    },
    { cacheKeyFn: ({ membershipId, locationId }) => `${locationId}/${membershipId}` },
  );
}

interface Chunk {
  readonly locationRef: string;
  readonly membershipIds: readonly string[];
}

function toChunks(requesters: readonly Requester[]): Chunk[] {
  const byLocation = new Map<string, string[]>();
  for (const { locationId, membershipId } of requesters) {
    byLocation.set(locationId, [...(byLocation.get(locationId) ?? []), membershipId]);
  }
  return [...byLocation].flatMap(([locationRef, ids]) =>
    Array.from({ length: Math.ceil(ids.length / IDS_PER_CALL) }, (_, index) => ({
      locationRef,
      membershipIds: ids.slice(index * IDS_PER_CALL, (index + 1) * IDS_PER_CALL),
    })),
  );
}

/** One membership that the location does not have makes the source refuse them all: then each is asked for by itself. */
async function readChunk(context: AdapterContext, { locationRef, membershipIds }: Chunk): Promise<[string, Outcome][]> {
  try {
    const slice = await readTickets(context, { locationRef, membershipIds });
    context.client.onBatched?.(membershipIds.length - 1);
    return membershipIds.map((id) => [id, ticketsOf(id, slice)]);
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    if (!isRefusal(error, 400)) return membershipIds.map((id) => [id, error]);
    if (membershipIds.length === 1) return [];
    const singles = membershipIds.map((id) => readChunk(context, { locationRef, membershipIds: [id] }));
    return (await Promise.all(singles)).flat();
  }
}

function readTickets(
  { client, clock, limits }: AdapterContext,
  { locationRef, membershipIds }: Chunk,
): Promise<SourceSlice<TicketWire>> {
  return readPagedSlice({
    maxPages: limits.maxPages,
    clock,
    readPage: (pageToken) => client.listTickets({ locationRef, membershipRefsRequester: membershipIds }, pageToken),
  }).then((slice) => mapSlice(slice, (ticket) => withLocation(ticket, locationRef)));
}

/** What could not be decoded may have been anybody's. */
function ticketsOf(id: string, slice: SourceSlice<TicketWire>): SourceSlice<Ticket> {
  return mapSlice(slice, (ticket) => (requesterIdOf(ticket) === id ? toTicket(ticket) : null));
}
