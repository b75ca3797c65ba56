import type { Location } from '../../domain/model/location.js';
import { type AssumeLeft, assumedEndOf, isStayOpen } from '../../domain/model/stay-end.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { addDays } from '../../domain/time/time-range.js';
import { endOfDay, localDay, startOfDay } from '../../domain/time/time-zone.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import type { AdapterContext } from './adapter-context.js';
import { isOnSite, readCheckIns } from './check-ins.js';
import { gatherSlices, mapSlice, markIncomplete, withLocation } from './paged-slice.js';
import { isInside } from './visit.mapper.js';
import { toVisitOfCheckIn, type VisitCheckInWire, type VisitWire } from './visit.wire.js';
import { type HostTarget, hostUserOf } from './visit-hosts.js';
import type { createVisitReads } from './visit-reads.js';

const RECORDS_PER_PAGE = 100;

export interface RollCallQuery {
  readonly place: Location;
  /** Null: all hosts of the place. */
  readonly hosts: readonly HostTarget[] | null;
  readonly now: Date;
}

type RollCall = (query: RollCallQuery) => Promise<SourceSlice<VisitWire>>;

/**
 * Everyone on site in one location, however long ago they came: the Check-ins API names their visits. A source without it
 * (403, 404) is asked for the visits of the last days instead, which is incomplete.
 */
export function createRollCall(context: AdapterContext, readVisits: ReturnType<typeof createVisitReads>): RollCall {
  const { clock, limits } = context;

  async function readRecent({ place, hosts, now }: RollCallQuery): Promise<SourceSlice<VisitWire>> {
    const range = { from: addDays(now, -limits.rollCallDays), to: addDays(now, 1) };
    const users = hosts === null ? [null] : [...new Set(hosts.map(({ userRef }) => userRef))];
    const reads = users.map((userRefHost) => readVisits({ locationId: place.sourceId, userRefHost, range }));
    return markIncomplete(await gatherSlices(reads, clock), false, 'HISTORY_LIMIT');
  }

  return async (query) => {
    const { place, hosts } = query;
    const checkIns = await readCheckIns(context, place.sourceId);
    const slice = checkIns === null ? await readRecent(query) : await readVisitsOf(context, query, checkIns);
    return mapSlice(slice, (visit) => {
      const isOfHost = hosts === null || hosts.some(({ userRef }) => userRef === hostUserOf(visit));
      return isInside(visit) && isOfHost ? withLocation(visit, place.sourceId) : null;
    });
  };
}

/**
 * Who came today is found in today's list where that is fewer calls; the others are asked for one by one. A visit that is not
 * found, or cannot be read now, is told as far as its check-in tells of it.
 */
async function readVisitsOf(
  context: AdapterContext,
  { place, hosts, now }: RollCallQuery,
  checkIns: SourceSlice<VisitCheckInWire>,
): Promise<SourceSlice<VisitWire>> {
  const { client, limits } = context;
  const { assumeLeft } = context.mapping;
  const meant = checkIns.records.filter(
    (checkIn) => isMeant(checkIn, hosts) && isStillOpen(checkIn, { assumeLeft, timeZone: place.timeZone, now }),
  );
  const wanted = meant.slice(0, limits.maxPages * RECORDS_PER_PAGE);
  const today = createDayLoader(context, place, now);
  const thisDay = localDay(now, place.timeZone);
  const load = ({ startDate, checkInDate, visit }: VisitCheckInWire) => {
    const date = startDate ?? checkInDate;
    const isToday = date !== null && localDay(date, place.timeZone) === thisDay;
    return isToday ? today.load(visit.id) : client.getVisit(visit.id);
  };
  const visits = gatherRows(await Promise.all(wanted.map((checkIn) => toRow(checkIn, load(checkIn)))));
  const slice = {
    ...checkIns,
    records: visits.records,
    droppedCount: checkIns.droppedCount + visits.droppedCount,
    isComplete: checkIns.isComplete && visits.fault === null,
    fault: checkIns.fault ?? visits.fault,
  };
  return markIncomplete(slice, wanted.length === meant.length, 'PAGE_LIMIT');
}

/** The filters are looked at again. */
function isMeant(checkIn: VisitCheckInWire, hosts: readonly HostTarget[] | null): boolean {
  const host = checkIn.visit.userHost;
  return isOnSite(checkIn) && (hosts === null || host === null || hosts.some(({ userRef }) => userRef === host.id));
}

/** A visit whose assumed end is reached is not asked for; one whose check-in has no time is. */
function isStillOpen(
  { checkInDate }: VisitCheckInWire,
  { assumeLeft, timeZone, now }: { assumeLeft: AssumeLeft; timeZone: string; now: Date },
): boolean {
  return checkInDate === null || isStayOpen(assumedEndOf(checkInDate, assumeLeft, timeZone), now);
}

function createDayLoader({ client, limits }: AdapterContext, place: Location, now: Date) {
  const date = { gte: startOfDay(now, place.timeZone), lte: endOfDay(now, place.timeZone) };
  let pageToken: string | undefined;
  return createListOrEachLoader<VisitWire>({
    onBatched: client.onBatched,
    readPage: async (pageIndex) => {
      const page = await client.listVisits({ locationRef: place.sourceId, date }, pageToken);
      pageToken = page.next;
      const isLast = page.next === undefined || pageIndex + 1 >= limits.maxPages;
      return { entries: new Map(page.records.map((visit) => [visit.id, visit])), isLast };
    },
    loadOne: (id) => client.getVisit(id),
  });
}

interface Row {
  /** Null: nothing is told of it. */
  readonly visit: VisitWire | null;
  /** Why it is missing, or less than the source knows. */
  readonly fault: SourceFaultError | null;
}

/** Whoever is named as being inside is missing, not absent. */
async function toRow(checkIn: VisitCheckInWire, loading: Promise<VisitWire | null>): Promise<Row> {
  const loaded = await loading.catch((error: unknown) => {
    if (error instanceof SourceFaultError) return error;
    throw error;
  });
  if (loaded !== null && !(loaded instanceof SourceFaultError)) return { visit: loaded, fault: null };
  const visit = toVisitOfCheckIn(checkIn);
  return { visit, fault: loaded ?? (visit === null ? noSuchVisit() : null) };
}

function noSuchVisit(): SourceFaultError {
  return new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `${SOURCE_NAMES.SPACEBRING} names a visitor on site whose visit it does not show`,
  });
}

/** One visit that cannot be read costs itself. @throws SourceFaultError when nothing is told of any. */
function gatherRows(rows: readonly Row[]): Pick<SourceSlice<VisitWire>, 'records' | 'droppedCount' | 'fault'> {
  const records = rows.flatMap(({ visit }) => visit ?? []);
  const failure = rows.find(({ fault }) => fault !== null)?.fault ?? null;
  if (failure !== null && records.length === 0) throw failure;
  const isDropped = ({ visit, fault }: Row): boolean => visit === null && fault?.code === 'UPSTREAM_INVALID_RESPONSE';
  return { records, droppedCount: rows.filter(isDropped).length, fault: failure?.toFault() ?? null };
}
