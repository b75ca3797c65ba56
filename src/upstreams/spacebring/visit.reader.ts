import { longestStayDays } from '../../domain/model/stay-end.js';
import type { Visit, VisitQuery, VisitSource } from '../../domain/model/visit.js';
import { mapInPace } from '../../domain/pace/in-pace.js';
import { type Pace, SHARED_PACE } from '../../domain/pace/pace.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { readVisit } from './check-ins.js';
import type { AdapterContext } from './context.js';
import { gatherSlices, markIncomplete } from './paged-slice.js';
import { toVisit } from './visit.mapper.js';
import type { VisitWire } from './visit.wire.js';
import { createRollCall, createVisitReads, hostsIn, resolveHosts } from './visit-lists.js';

export function createVisitReader(context: AdapterContext): VisitSource {
  const { client, locations, memberships, mapping, clock } = context;
  const read = createVisitReads(context);
  const callRoll = createRollCall(context, read);

  /** The locations to read, with the hosts in each. */
  async function planReads({ locationIds, hostIds }: Pick<VisitQuery, 'locationIds' | 'hostIds'>) {
    const [{ locations: places, isComplete }, hosts] = await Promise.all([
      locations.select(locationIds),
      hostIds === undefined ? null : resolveHosts(memberships, hostIds),
    ]);
    const parts = places.map((place) => ({ place, hosts: hostsIn(hosts, place.sourceId) }));
    return { parts: parts.filter((part) => part.hosts === null || part.hosts.length > 0), isComplete };
  }

  async function toVisits(
    reads: readonly Promise<SourceSlice<VisitWire>>[],
    { now, isComplete, pace }: { now: Date; isComplete: boolean; pace: Pace },
  ): Promise<SourceSlice<Visit>> {
    const slice = await gatherSlices(reads, clock);
    const records = await mapInPace(pace, slice.records, (wire) => toVisit(wire, now, mapping));
    return markIncomplete({ ...slice, records }, isComplete);
  }

  return {
    isReadInParts: true,
    longestStayDays: longestStayDays(mapping.assumeLeft) ?? context.limits.rollCallDays,
    async readVisits({ range, now, pace = SHARED_PACE, ...narrowing }) {
      const { parts, isComplete } = await planReads(narrowing);
      const reads = parts.flatMap(({ place, hosts }) => {
        const users = hosts === null ? [null] : [...new Set(hosts.map(({ userRef }) => userRef))];
        return users.map((userRefHost) => read({ locationId: place.sourceId, userRefHost, range, pace }));
      });
      return toVisits(reads, { now, isComplete, pace });
    },
    async readVisitsOnSite({ now, pace = SHARED_PACE, ...narrowing }) {
      const { parts, isComplete } = await planReads(narrowing);
      const reads = parts.map((part) => callRoll({ ...part, now }));
      const slice = await toVisits(reads, { now, isComplete, pace });
      return { ...slice, records: slice.records.filter(({ isOnSite }) => isOnSite) };
    },
    async loadVisit(sourceId, now) {
      const wire = await readVisit(context, client, sourceId);
      if (wire === null) return null;
      // An older record carries no location, whose zone says when the day is over.
      if (wire.location === null) await locations.read();
      return toVisit(wire, now, mapping);
    },
  };
}
