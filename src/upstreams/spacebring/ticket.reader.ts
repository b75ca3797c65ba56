import DataLoader from 'dataloader';
import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { Ticket, TicketQuery, TicketSource } from '../../domain/model/ticket.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { completeSlice, type SourceSlice } from '../../domain/source/source-slice.js';
import { isRefusal, isSpacebringId, type TicketListCall } from './client.js';
import type { AdapterContext } from './context.js';
import type { MembershipDirectory } from './membership.directory.js';
import { mapSlice, readPagedSlice, withLocation } from './paged-slice.js';
import {
  assigneeMembershipIdOf,
  assigneeUserIdOf,
  requesterIdOf,
  toTicket,
  toTicketActivities,
} from './ticket.mapper.js';
import type { TicketWire } from './ticket.wire.js';
import { createTicketIterator, parseResumeToken } from './ticket-pages.js';
import { TicketStream, toOrderWord } from './ticket-stream.js';
import { type HostTarget, hostsIn, resolveHosts } from './visit-lists.js';

export function createTicketReader(context: AdapterContext): TicketSource {
  const { client, locations, memberships, clock, limits } = context;
  const ofRequester = createRequesterTickets(context);

  async function loadStreams(query: TicketQuery, resumeToken: string | null) {
    const [{ locations: places, isComplete }, people] = await Promise.all([
      locations.select(query.locationIds),
      resolveMeantPeople(memberships, query),
    ]);
    const positions = parseResumeToken(resumeToken);
    const streams = places
      .flatMap(({ sourceId }) => toTicketTargets(sourceId, people))
      .map(
        (target) =>
          new TicketStream({
            key: target.key,
            order: query.order,
            readPage: createPageRead(context, target, query.order),
            isWanted: target.isWanted,
            maxPages: limits.maxPages,
            resumeToken: positions.get(target.key),
          }),
      );
    return { streams, isComplete };
  }

  return {
    iterateTickets: (query, resumeToken) =>
      createTicketIterator({
        order: query.order,
        loadStreams: () => loadStreams(query, resumeToken),
        toTicket,
        clock,
      }),
    async loadTicket(sourceId) {
      const wire = await client.getTicket(sourceId);
      return wire === null ? null : toTicket(wire.ticket);
    },
    async loadTicketActivities(sourceId) {
      const wire = await client.getTicket(sourceId);
      return wire === null ? null : toTicketActivities(wire);
    },
    async loadTicketsOfRequester({ sourceId, locationId }) {
      const none = completeSlice([], clock.now());
      // Lists are filtered by membership, and this person is known as a user only.
      if (!isSpacebringId(sourceId)) return none;
      const placeId = locationId ?? (await memberships.byId(sourceId))?.locationRef ?? null;
      return placeId === null ? none : ofRequester.load({ membershipId: sourceId, locationId: placeId });
    },
  };
}

/**
 * Reads pages of one target. Where the source refuses a filter on the first page, since it names an unknown person or is
 * newer than the source's generation, the whole list is read and filtered here.
 */
function createPageRead({ client }: AdapterContext, { filter }: TicketTarget, order: TicketQuery['order']) {
  const { locationRef } = filter;
  const isNarrowed = Object.keys(filter).length > 1;
  let call = { ...filter, order: toOrderWord(order) };
  return async (pageToken: string | undefined) => {
    const page = await client.listTickets(call, pageToken).catch((error: unknown) => {
      if (!isNarrowed || pageToken !== undefined || !isRefusal(error, 400)) throw error;
      call = { locationRef, order: toOrderWord(order) };
      return client.listTickets(call);
    });
    return { ...page, records: page.records.map((ticket) => withLocation(ticket, locationRef)) };
  };
}

interface Requester {
  readonly membershipId: string;
  readonly locationId: string;
}

type Outcome = SourceSlice<Ticket> | Error;

/** Tickets by requester: up to 100 memberships of a location in one list. */
function createRequesterTickets(context: AdapterContext): DataLoader<Requester, SourceSlice<Ticket>, string> {
  return new DataLoader<Requester, SourceSlice<Ticket>, string>(
    async (requesters) => {
      const outcomes = new Map<string, Outcome>();
      const chunks = toChunksByLocation(requesters);
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

function toChunksByLocation(requesters: readonly Requester[]): Chunk[] {
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

/** The source refuses them all for one membership that the location does not have: then each is read by itself. */
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

/** A record that did not decode may belong to any requester. */
function ticketsOf(id: string, slice: SourceSlice<TicketWire>): SourceSlice<Ticket> {
  return mapSlice(slice, (ticket) => (requesterIdOf(ticket) === id ? toTicket(ticket) : null));
}

/** How many ids the filters take in one call. */
const IDS_PER_CALL = 100;

/** One list to read: a location, narrowed to some of the people in the query. */
interface TicketTarget {
  /** Equal for equal queries. */
  readonly key: string;
  readonly filter: Omit<TicketListCall, 'order'>;
  readonly isWanted: (ticket: TicketWire) => boolean;
}

/** The people in the query; null: all. */
interface MeantPeople {
  readonly requesters: readonly { readonly id: string; readonly locationId: string | null }[] | null;
  readonly assignees: readonly HostTarget[] | null;
}

/** A membership id belongs to one location; an unknown id selects no tickets. */
async function resolveMeantPeople(
  memberships: MembershipDirectory,
  { requesterIds, assigneeIds }: Pick<TicketQuery, 'requesterIds' | 'assigneeIds'>,
): Promise<MeantPeople> {
  const [requesters, assignees] = await Promise.all([
    requesterIds === undefined ? null : resolveRequesters(memberships, requesterIds),
    // Assignees are users, found as hosts are: by membership, in its location.
    assigneeIds === undefined ? null : resolveHosts(memberships, assigneeIds),
  ]);
  return { requesters, assignees };
}

/** The lists to read in one location: none where no person in the query can have tickets there. */
function toTicketTargets(locationRef: string, people: MeantPeople): TicketTarget[] {
  const requesters = people.requesters?.filter(({ locationId }) => locationId === locationRef) ?? null;
  const assignees = hostsIn(people.assignees, locationRef);
  const assigneeMemberships = new Set(assignees?.map(({ membershipId }) => membershipId));
  const requesterChunks = toChunks(requesters?.map(({ id }) => id) ?? null);
  const assigneeChunks = toChunks(assignees?.map(({ userRef }) => userRef) ?? null);
  return requesterChunks.flatMap((requester, requesterIndex) =>
    assigneeChunks.map((assignee, assigneeIndex) => ({
      key: `${locationRef}/${requesterIndex}/${assigneeIndex}`,
      filter: {
        locationRef,
        ...(requester !== null && { membershipRefsRequester: requester }),
        ...(assignee !== null && { userRefsAssignee: assignee }),
      },
      isWanted: (ticket) =>
        isOneOf(requester, requesterIdOf(ticket)) &&
        (isOneOf(assignee, assigneeUserIdOf(ticket)) || isAssignedTo(assigneeMemberships, ticket)),
    })),
  );
}

/** Older generations name the assignee's membership only. */
function isAssignedTo(memberships: ReadonlySet<string | null>, ticket: TicketWire): boolean {
  const membershipId = assigneeMembershipIdOf(ticket);
  return membershipId !== null && assigneeUserIdOf(ticket) === null && memberships.has(membershipId);
}

async function resolveRequesters(memberships: MembershipDirectory, ids: readonly string[]) {
  const userIds = [...new Set(ids)].filter((id) => !id.startsWith(ACCOUNT_ID_PREFIX));
  const found = await Promise.all(userIds.map((id) => memberships.byId(id)));
  return found.flatMap((membership) =>
    membership === null ? [] : [{ id: membership.id, locationId: membership.locationRef }],
  );
}

/** One chunk without ids for all people; no chunk for an empty list. */
function toChunks(ids: readonly string[] | null): (readonly string[] | null)[] {
  if (ids === null) return [null];
  const unique = [...new Set(ids)].sort();
  return Array.from({ length: Math.ceil(unique.length / IDS_PER_CALL) }, (_, index) =>
    unique.slice(index * IDS_PER_CALL, (index + 1) * IDS_PER_CALL),
  );
}

function isOneOf(ids: readonly string[] | null, id: string | null): boolean {
  return ids === null || (id !== null && ids.includes(id));
}
