import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { MembershipDirectory } from './membership.directory.js';
import { userRefOf } from './place-memberships.js';
import { isSpacebringId } from './spacebring.client.js';
import type { VisitWire } from './visit.wire.js';

/** A host as the source's filters know them: a user, who is a member of one location. */
export interface HostTarget {
  readonly userRef: string;
  /** Null: only the user was named. */
  readonly membershipId: string | null;
  /** Null: meant wherever they are named. */
  readonly locationId: string | null;
}

/** The hosts behind source ids of people; ids that nobody has are left out. */
export async function resolveHosts(
  memberships: MembershipDirectory,
  hostIds: readonly string[],
): Promise<readonly HostTarget[]> {
  const found = await Promise.all([...new Set(hostIds)].map((hostId) => resolveHost(memberships, hostId)));
  return found.filter((host) => host !== null);
}

async function resolveHost(memberships: MembershipDirectory, hostId: string): Promise<HostTarget | null> {
  if (hostId.startsWith(ACCOUNT_ID_PREFIX)) {
    const userRef = hostId.slice(ACCOUNT_ID_PREFIX.length);
    return isSpacebringId(userRef) ? { userRef, membershipId: null, locationId: null } : null;
  }
  const membership = await memberships.byId(hostId);
  const userRef = membership === null ? null : userRefOf(membership);
  if (membership === null || userRef === null) return null;
  return { userRef, membershipId: membership.id, locationId: membership.locationRef };
}

/** Null: every host of the location is meant. */
export function hostsIn(hosts: readonly HostTarget[] | null, locationId: string): readonly HostTarget[] | null {
  return hosts?.filter((host) => host.locationId === null || host.locationId === locationId) ?? null;
}

export function hostUserOf({ userRefHost, customer, userHost }: VisitWire): string | null {
  return userRefHost ?? customer?.user?.id ?? userHost?.id ?? null;
}
