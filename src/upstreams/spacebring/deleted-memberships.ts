import type { Clock } from '../../domain/time/clock.js';
import type { MembershipWire } from './community.wire.js';
import type { LocationDirectory } from './location.directory.js';
import { readPagedSlice } from './paged-slice.js';
import { isRefusal, type SpacebringClient } from './spacebring.client.js';

export interface DeletedMembershipsOptions {
  readonly client: SpacebringClient;
  readonly locations: LocationDirectory;
  readonly maxPages: number;
  readonly clock: Clock;
}

/**
 * Former members, by membership id: visits go on naming them as hosts, but whether their own page still answers is not
 * documented. Read once per request, and only when somebody was not found otherwise.
 */
export function createDeletedMemberships(
  options: DeletedMembershipsOptions,
): (id: string) => Promise<MembershipWire | null> {
  let reading: Promise<ReadonlyMap<string, MembershipWire>> | null = null;
  return async (id) => {
    reading ??= readAll(options);
    return (await reading).get(id) ?? null;
  };
}

async function readAll(options: DeletedMembershipsOptions): Promise<ReadonlyMap<string, MembershipWire>> {
  const { locations } = await options.locations.select();
  const lists = await Promise.all(locations.map(({ sourceId }) => readList(options, sourceId)));
  return new Map(lists.flat().map((membership) => [membership.id, membership]));
}

/** A source that keeps this list from us, or has none, knows no former members. */
async function readList(
  { client, maxPages, clock }: DeletedMembershipsOptions,
  locationRef: string,
): Promise<readonly MembershipWire[]> {
  try {
    const readPage = (pageToken?: string) => client.listDeletedMemberships({ locationRef }, pageToken);
    const { records } = await readPagedSlice({ maxPages, clock, readPage });
    // Being in this list is what tells; the time of it is not always sent.
    return records.map((membership) => ({ ...membership, deleteDate: membership.deleteDate ?? clock.now() }));
  } catch (error) {
    if ([400, 403, 404].some((status) => isRefusal(error, status))) return [];
    throw error;
  }
}
