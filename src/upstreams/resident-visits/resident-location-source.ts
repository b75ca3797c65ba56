import type { LocationSource } from '../../domain/model/location.js';
import type { Clock } from '../../domain/time/clock.js';
import { normalizeGuid } from './guid.js';
import { createReadOnce } from './read-once.js';
import type { ResidentClient } from './resident.client.js';
import { toLocation } from './resident.mapper.js';
import { toResidentList, toSlice } from './resident-list.js';

/** One call for any number of communities: the list holds all that can be read at all. */
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
