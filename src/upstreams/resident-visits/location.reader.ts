import type { LocationSource } from '../../domain/model/location.js';
import type { PersonSource } from '../../domain/model/person.js';
import { endOf, type SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { requireFault } from '../http/failed-reads.js';
import { createReadOnce, type ResidentClient } from './client.js';
import { toResidentList, toSlice } from './read-list.js';
import { normalizeGuid } from './values.js';
import { type DatedVisit, toLocation } from './visit.mapper.js';

/** One call for any number of communities: the list has every readable one. */
export function createResidentLocationSource(options: {
  readonly client: ResidentClient;
  readonly clock: Clock;
  readonly timeZone: string;
}): LocationSource {
  const list = createReadOnce(async () =>
    toResidentList(
      await options.client.listCommunities(),
      (wire) => toLocation(wire, options.timeZone),
      options.clock.now(),
    ),
  );

  return {
    readLocations: async () => toSlice(await list.read()),
    async loadLocation(sourceId) {
      const id = normalizeGuid(sourceId);
      return id === null ? null : ((await list.read()).byId.get(id) ?? null);
    },
  };
}

/**
 * The visits to residents of the given communities. A visit does not name its community, so its resident is looked up: one
 * read of the residents' list for all, plus one call for each inactive one. Visits whose resident cannot be read are left
 * out, and the slice is incomplete.
 */
export async function cutToCommunities(
  slice: SourceSlice<DatedVisit>,
  communityIds: readonly string[] | undefined,
  people: PersonSource,
): Promise<SourceSlice<DatedVisit>> {
  if (communityIds === undefined) return slice;
  if (communityIds.length === 0) return { ...slice, records: [] };
  const residentIds = [...new Set(slice.records.map((visit) => visit.residentId))];
  const answers = await Promise.allSettled(residentIds.map((id) => people.loadPerson(id)));
  const failures = answers
    .filter((answer) => answer.status === 'rejected')
    .map((answer) => requireFault(answer.reason));
  const [failure] = failures;
  if (failure !== undefined && failures.length === residentIds.length) throw failure;

  const wanted = new Set(
    residentIds.filter((_id, index) => {
      const answer = answers[index];
      const community = answer?.status === 'fulfilled' ? answer.value?.location?.sourceId : undefined;
      return community !== undefined && communityIds.includes(community);
    }),
  );
  const records = slice.records.filter((visit) => wanted.has(visit.residentId));
  return failure === undefined
    ? { ...slice, records }
    : { ...slice, records, ...endOf(slice.fault ?? failure.toFault()) };
}
