import type { SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { isSpacebringId, type SpacebringClient } from './client.js';
import type { LocationDirectory } from './location.directory.js';
import type { MembershipWire } from './location.wire.js';
import {
  createDeletedMemberships,
  createJoinedPages,
  createPlaceMemberships,
  type PlaceMemberships,
  readMembershipList,
} from './membership-list.js';

/**
 * Memberships, by each key that records and clients use for people. The source has no get-many: several look-ups in one
 * batch read the locations' lists while that is fewer calls.
 */
export interface MembershipDirectory {
  /** Includes former members. */
  byId(id: string): Promise<MembershipWire | null>;
  /** Null where the user has no membership in that location. */
  ofUser(userRef: string, locationId: string): Promise<MembershipWire | null>;
  /** `email` trimmed and in lower case. */
  withEmail(email: string, locationId: string): Promise<readonly MembershipWire[]>;
  inLocation(locationId: string): Promise<SourceSlice<MembershipWire>>;
}

export interface MembershipDirectoryOptions {
  readonly client: SpacebringClient;
  readonly locations: LocationDirectory;
  readonly maxPages: number;
  readonly clock: Clock;
}

/** Only an e-mail of this shape is looked up: the source's filter demands an address. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

export function createMembershipDirectory(options: MembershipDirectoryOptions): MembershipDirectory {
  const { client, locations, maxPages, clock } = options;
  const places = new Map<string, PlaceMemberships>();
  const placeOf = (locationRef: string): PlaceMemberships => {
    const known = places.get(locationRef);
    if (known !== undefined) return known;
    const place = createPlaceMemberships({ client, locationRef, maxPages });
    places.set(locationRef, place);
    return place;
  };
  const findDeleted = createDeletedMemberships(options);
  const readLists = async () => (await locations.select()).locations.map(({ sourceId }) => placeOf(sourceId).list);
  const byId = createListOrEachLoader<MembershipWire>({
    onBatched: client.onBatched,
    readPage: createJoinedPages(readLists),
    loadOne: async (id) => (await client.getMembership(id)) ?? findDeleted(id),
  });
  return {
    byId: async (id) => (isSpacebringId(id) ? byId.load(id) : null),
    ofUser: async (userRef, locationId) => (isSpacebringId(userRef) ? placeOf(locationId).byUser.load(userRef) : null),
    withEmail: async (email, locationId) =>
      ADDRESS.test(email) ? ((await placeOf(locationId).byEmail.load(email)) ?? []) : [],
    inLocation: (locationId) => readMembershipList(placeOf(locationId).list, clock),
  };
}
