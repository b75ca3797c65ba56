import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { TicketQuery } from '../../domain/model/ticket.js';
import type { MembershipDirectory } from './membership.directory.js';
import type { TicketListCall } from './spacebring.client.js';
import { assigneeMembershipIdOf, assigneeUserIdOf, requesterIdOf } from './ticket.mapper.js';
import type { TicketWire } from './ticket.wire.js';
import { type HostTarget, hostsIn, resolveHosts } from './visit-hosts.js';

/** The filters take so many ids in one call. */
export const IDS_PER_CALL = 100;

/** One list to walk: a location, narrowed to some of the people asked for. */
export interface TicketTarget {
  /** The same for the same query, whenever it is asked. */
  readonly key: string;
  readonly filter: Omit<TicketListCall, 'order'>;
  readonly isWanted: (ticket: TicketWire) => boolean;
}

/** Who is meant; null: everybody. */
export interface MeantPeople {
  readonly requesters: readonly { readonly id: string; readonly locationId: string | null }[] | null;
  readonly assignees: readonly HostTarget[] | null;
}

/** Membership ids name people of one location each; ids that nobody has name no tickets. */
export async function resolveMeantPeople(
  memberships: MembershipDirectory,
  { requesterIds, assigneeIds }: Pick<TicketQuery, 'requesterIds' | 'assigneeIds'>,
): Promise<MeantPeople> {
  const [requesters, assignees] = await Promise.all([
    requesterIds === undefined ? null : resolveRequesters(memberships, requesterIds),
    // Assignees are users, found as hosts are: by their membership, in its location.
    assigneeIds === undefined ? null : resolveHosts(memberships, assigneeIds),
  ]);
  return { requesters, assignees };
}

/** The lists to walk in one location: none where nobody who is meant can have tickets there. */
export function toTicketTargets(locationRef: string, people: MeantPeople): TicketTarget[] {
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
  const asked = [...new Set(ids)].filter((id) => !id.startsWith(ACCOUNT_ID_PREFIX));
  const found = await Promise.all(asked.map((id) => memberships.byId(id)));
  return found.flatMap((membership) =>
    membership === null ? [] : [{ id: membership.id, locationId: membership.locationRef }],
  );
}

/** One open chunk for everybody; no chunk for nobody. */
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
