import type DataLoader from 'dataloader';
import { normalizeEmail } from '../../domain/text/normalize-email.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import type { MembershipWire } from './community.wire.js';
import { createPagedList, type MembershipList } from './membership-list.js';
import { isRefusal, type SpacebringClient } from './spacebring.client.js';

/** The memberships of one location, found in each of the ways that its list can be searched. */
export interface PlaceMemberships {
  readonly list: MembershipList;
  readonly byUser: DataLoader<string, MembershipWire | null>;
  readonly byEmail: DataLoader<string, readonly MembershipWire[] | null>;
}

/** Several look-ups in one batch read the list as long as that is fewer calls; a list that was read whole is not asked again. */
export function createPlaceMemberships(options: {
  client: SpacebringClient;
  locationRef: string;
  maxPages: number;
}): PlaceMemberships {
  const { client, locationRef } = options;
  const list = createPagedList<MembershipWire>({
    maxPages: options.maxPages,
    readPage: (pageToken) => client.listMemberships({ locationRef }, pageToken),
  });
  const byUser = createListOrEachLoader<MembershipWire>({
    onBatched: client.onBatched,
    readPage: async (pageIndex) => {
      const { records, isLast } = await list.page(pageIndex);
      return { entries: firstByUser(records), isLast };
    },
    loadOne: async (userRef) => {
      const found = list.whole() ?? (await client.listMemberships({ locationRef, userRef })).records;
      return found.find((membership) => userRefOf(membership) === userRef) ?? null;
    },
  });
  const byEmail = createListOrEachLoader<readonly MembershipWire[]>({
    onBatched: client.onBatched,
    readPage: async (pageIndex) => {
      const { records, isLast } = await list.page(pageIndex);
      return { entries: groupByEmail(records), isLast };
    },
    loadOne: async (email) => {
      const found = list.whole() ?? (await listWithEmail(client, locationRef, email));
      // How the source compares is not documented, so its answer is compared again.
      return found.filter((membership) => emailOf(membership) === email);
    },
  });
  return { list, byUser, byEmail };
}

/** The source may be stricter about what an address is; one that it refuses is nobody's. */
async function listWithEmail(
  client: SpacebringClient,
  locationRef: string,
  userEmail: string,
): Promise<readonly MembershipWire[]> {
  try {
    return (await client.listMemberships({ locationRef, userEmail })).records;
  } catch (error) {
    if (isRefusal(error, 400)) return [];
    throw error;
  }
}

export function userRefOf({ userRef, user }: MembershipWire): string | null {
  return userRef ?? user?.id ?? null;
}

function emailOf({ user }: MembershipWire): string | null {
  return normalizeEmail(user?.email);
}

/** Of several memberships of one user the first of the list counts, as where the user is asked for alone. */
function firstByUser(memberships: readonly MembershipWire[]): Map<string, MembershipWire> {
  const entries = new Map<string, MembershipWire>();
  for (const membership of memberships) {
    const userRef = userRefOf(membership) ?? '';
    if (!entries.has(userRef)) entries.set(userRef, membership);
  }
  return entries;
}

function groupByEmail(memberships: readonly MembershipWire[]): Map<string, MembershipWire[]> {
  const groups = new Map<string, MembershipWire[]>();
  for (const membership of memberships) {
    const email = emailOf(membership) ?? '';
    const group = groups.get(email) ?? [];
    group.push(membership);
    groups.set(email, group);
  }
  return groups;
}
