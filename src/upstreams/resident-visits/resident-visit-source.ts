import type { PersonSource } from '../../domain/model/person.js';
import type { Visit, VisitQuery, VisitSource } from '../../domain/model/visit.js';
import { filterInPace, mapInPace } from '../../domain/pace/in-pace.js';
import { SHARED_PACE } from '../../domain/pace/pace.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { isWithin } from '../../domain/time/time-range.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { normalizeGuid, normalizeGuids } from './guid.js';
import type { ResidentClient } from './resident.client.js';
import { type DatedVisit, demandDatedVisit, toVisit } from './resident.mapper.js';
import { cutToCommunities } from './resident-communities.js';
import type { ResidentDates } from './resident-dates.js';
import { evaluatePresence } from './resident-presence.js';
import type { ResidentVisitReads } from './resident-visit-reads.js';

export interface ResidentVisitSourceOptions {
  readonly client: ResidentClient;
  readonly reads: ResidentVisitReads;
  /** Who knows which community a resident lives in. */
  readonly people: PersonSource;
  readonly dates: ResidentDates;
  readonly assumeLeftDays: number;
}

/** The service filters nothing but by resident: range, presence and community are cut here. */
export function createResidentVisitSource(options: ResidentVisitSourceOptions): VisitSource {
  const { client, reads, people, dates, assumeLeftDays } = options;
  const loader = createListOrEachLoader<DatedVisit>({
    onBatched: client.onBatched,
    readPage: async () => ({ entries: (await reads.readList()).byId, isLast: true }),
    loadOne: loadById,
  });

  /** A list that is there anyway, and whole, knows as much as the call by id: neither shows deleted visits. */
  async function loadById(id: string): Promise<DatedVisit | null> {
    const list = await reads.begunList()?.catch(() => null);
    const listed = list?.byId.get(id) ?? null;
    if (listed !== null || list?.droppedCount === 0) return listed;
    const wire = await client.getVisit(id);
    return wire === null ? null : demandDatedVisit(wire, dates);
  }

  async function readWhere(
    { now, hostIds, locationIds, pace = SHARED_PACE }: Omit<VisitQuery, 'range'>,
    isWanted: (visit: DatedVisit) => boolean,
  ): Promise<SourceSlice<Visit>> {
    const slice = await reads.read(normalizeGuids(hostIds));
    const wanted = { ...slice, records: await filterInPace(pace, slice.records, isWanted) };
    const cut = await cutToCommunities(wanted, normalizeGuids(locationIds), people);
    return { ...cut, records: await mapInPace(pace, cut.records, (visit) => toVisit(visit, now, assumeLeftDays)) };
  }

  return {
    isReadInParts: false,
    longestStayDays: null,
    readVisits: ({ range, ...query }) => readWhere(query, ({ scheduledAt }) => isWithin(range, scheduledAt)),
    readVisitsOnSite: (query) =>
      readWhere(query, (visit) => evaluatePresence(visit, query.now, assumeLeftDays).isOnSite),
    async loadVisit(sourceId, now) {
      const id = normalizeGuid(sourceId);
      const visit = id === null ? null : await loader.load(id);
      return visit === null ? null : toVisit(visit, now, assumeLeftDays);
    },
  };
}
