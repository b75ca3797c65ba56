import DataLoader from 'dataloader';
import type { PersonSource } from '../../domain/model/person.js';
import type { Visit, VisitQuery, VisitSource } from '../../domain/model/visit.js';
import { filterInPace, mapInPace } from '../../domain/pace/in-pace.js';
import { SHARED_PACE } from '../../domain/pace/pace.js';
import { endOf, mergeSlices, type SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { isWithin } from '../../domain/time/time-range.js';
import type { DecodedList } from '../http/decode.js';
import { requireFault, settle } from '../http/failed-reads.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { createReadOnce, type ResidentClient } from './client.js';
import { cutToCommunities } from './location.reader.js';
import { type ResidentList, toResidentList, toSlice } from './read-list.js';
import { normalizeGuid, normalizeGuids, type ResidentDates } from './values.js';
import { type DatedVisit, evaluatePresence, requireDatedVisit, toDatedVisit, toVisit } from './visit.mapper.js';
import type { ResidentVisitWire } from './wire.js';

interface ResidentVisitSourceOptions {
  readonly client: ResidentClient;
  readonly reads: ResidentVisitReads;
  /** For the community of a resident. */
  readonly people: PersonSource;
  readonly dates: ResidentDates;
  readonly assumeLeftDays: number;
}

/** The service filters by resident only: range, presence and community are filtered here. */
export function createResidentVisitSource(options: ResidentVisitSourceOptions): VisitSource {
  const { client, reads, people, dates, assumeLeftDays } = options;
  const loader = createListOrEachLoader<DatedVisit>({
    onBatched: client.onBatched,
    readPage: async () => ({ entries: (await reads.readList()).byId, isLast: true }),
    loadOne: loadById,
  });

  /** A list that is loaded and whole replaces the call by id: neither has deleted visits. */
  async function loadById(id: string): Promise<DatedVisit | null> {
    const list = await reads.begunList()?.catch(() => null);
    const listed = list?.byId.get(id) ?? null;
    if (listed !== null || list?.droppedCount === 0) return listed;
    const wire = await client.getVisit(id);
    return wire === null ? null : requireDatedVisit(wire, dates);
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

/** The visits of up to so many residents are read one by one; for more, the whole list is one call. */
const MAX_SINGLE_RESIDENTS = 3;

interface ResidentVisitReads {
  /** The whole list, read once; or the visits of the given residents, from the list or from one call each. */
  read(residentIds: readonly string[] | undefined): Promise<SourceSlice<DatedVisit>>;
  readList(): Promise<ResidentList<DatedVisit>>;
  /** The list where its read has begun; null before. */
  begunList(): Promise<ResidentList<DatedVisit>> | null;
}

/** The reads of visits of one request. Each answer is read, and its dates are parsed, once. */
export function createResidentVisitReads(options: {
  readonly client: ResidentClient;
  readonly clock: Clock;
  readonly dates: ResidentDates;
}): ResidentVisitReads {
  const { client, clock, dates } = options;
  const toList = async (decoded: DecodedList<ResidentVisitWire>): Promise<ResidentList<DatedVisit>> => ({
    ...(await datedListOf(decoded, dates)),
    asOf: clock.now(),
  });
  const list = createReadOnce(async () => toList(await client.listVisits()));

  const ofResident = new DataLoader<string, SourceSlice<DatedVisit>>(async (residentIds) => {
    if (list.begun() !== null || residentIds.length > MAX_SINGLE_RESIDENTS) {
      const listCalls = list.begun() === null ? 1 : 0;
      const groups = groupByResident(await list.read(), residentIds);
      client.onBatched?.(residentIds.length - listCalls);
      return groups;
    }
    return settle(residentIds.map(async (id) => toSlice(await toList(await client.listVisitsOfResident(id)))));
  });

  return {
    readList: list.read,
    begunList: list.begun,
    async read(residentIds) {
      if (residentIds === undefined) return toSlice(await list.read());
      return mergeReads(await ofResident.loadMany(residentIds), clock.now());
    },
  };
}

/** Without the time of the read, which differs by request. */
type DatedList = Omit<ResidentList<DatedVisit>, 'asOf'>;

/** Lists with parsed dates, by their decoded list: the dates of a cached answer are parsed once, not per request. */
const datedLists = new WeakMap<ResidentDates, WeakMap<DecodedList<ResidentVisitWire>, Promise<DatedList>>>();

function datedListOf(decoded: DecodedList<ResidentVisitWire>, dates: ResidentDates): Promise<DatedList> {
  const lists = datedLists.get(dates) ?? new WeakMap<DecodedList<ResidentVisitWire>, Promise<DatedList>>();
  datedLists.set(dates, lists);
  const list = lists.get(decoded) ?? toResidentList(decoded, (wire) => toDatedVisit(wire, dates), new Date(0));
  lists.set(decoded, list);
  return list;
}

/** The resident of a record that did not decode is unknown: such records count with the first resident. */
function groupByResident(
  list: ResidentList<DatedVisit>,
  residentIds: readonly string[],
): readonly SourceSlice<DatedVisit>[] {
  const groups = new Map<string, DatedVisit[]>(residentIds.map((id) => [id, []]));
  for (const visit of list.byId.values()) groups.get(visit.residentId)?.push(visit);
  return residentIds.map((id, index) => ({
    ...toSlice(list),
    records: groups.get(id) ?? [],
    droppedCount: index === 0 ? list.droppedCount : 0,
  }));
}

/** Where some of the reads failed, the others make an incomplete slice. Throws the failure where all failed. */
function mergeReads(reads: readonly (SourceSlice<DatedVisit> | Error)[], readAt: Date): SourceSlice<DatedVisit> {
  const slices = reads.filter((read): read is SourceSlice<DatedVisit> => !(read instanceof Error));
  const failure = reads.find((read): read is Error => read instanceof Error);
  if (failure !== undefined && slices.length === 0) throw failure;
  const merged = mergeSlices(slices, readAt);
  return failure === undefined ? merged : { ...merged, ...endOf(requireFault(failure).toFault()) };
}
