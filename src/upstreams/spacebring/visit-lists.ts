import type { Location } from '../../domain/model/location.js';
import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import { type AssumeLeft, assumedEndOf, isStayOpen } from '../../domain/model/stay-end.js';
import { filterInPace, mapInPace } from '../../domain/pace/in-pace.js';
import { type Pace, SHARED_PACE } from '../../domain/pace/pace.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { endOf, type SourceSlice } from '../../domain/source/source-slice.js';
import { alignOutwards } from '../../domain/time/time-grid.js';
import { addDays, isWithin, type TimeRange } from '../../domain/time/time-range.js';
import { endOfDay, localDay, startOfDay } from '../../domain/time/time-zone.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import { isOnSite, readCheckIns } from './check-ins.js';
import { isSpacebringId } from './client.js';
import type { AdapterContext } from './context.js';
import type { MembershipDirectory } from './membership.directory.js';
import { userRefOf } from './membership-list.js';
import { gatherSlices, mapSlice, markIncomplete, readPagedSlice, withLocation } from './paged-slice.js';
import { isInside } from './visit.mapper.js';
import { toVisitOfCheckIn, type VisitCheckInWire, type VisitWire } from './visit.wire.js';

interface VisitRead {
  readonly locationId: string;
  /** User id; null = all hosts of the location. */
  readonly userRefHost: string | null;
  readonly range: TimeRange;
  /** Absent: `SHARED_PACE`. */
  readonly pace?: Pace;
}

interface DoneRead extends VisitRead {
  readonly slice: Promise<SourceSlice<VisitWire>>;
}

/**
 * Reads visits of one location, cut exactly to the query. Calls are rounded to a grid, so that queries a few minutes apart
 * share one; within a request a read that covers another serves both.
 */
export function createVisitReads(context: AdapterContext): (read: VisitRead) => Promise<SourceSlice<VisitWire>> {
  const { client, clock, limits } = context;
  const done: DoneRead[] = [];

  function readFromSource({ locationId, userRefHost, range }: VisitRead): Promise<SourceSlice<VisitWire>> {
    const call = {
      locationRef: locationId,
      ...(userRefHost !== null && { userRefHost }),
      date: { gte: range.from, lte: range.to },
    };
    return readPagedSlice({
      maxPages: limits.maxPages,
      clock,
      readPage: (pageToken) => client.listVisits(call, pageToken),
    });
  }

  return async (read) => {
    const covering = done.find((candidate) => covers(candidate, read));
    const shared = await covering?.slice.catch(() => null);
    if (shared?.isComplete) return cutTo(read, shared);
    const aligned = { ...read, range: alignOutwards(read.range) };
    const slice = readFromSource(aligned);
    done.push({ ...aligned, slice });
    return cutTo(read, await slice);
  };
}

function covers(done: DoneRead, { locationId, userRefHost, range }: VisitRead): boolean {
  const isOfHost = done.userRefHost === null || done.userRefHost === userRefHost;
  return done.locationId === locationId && isOfHost && done.range.from <= range.from && done.range.to >= range.to;
}

/** The source's upper bound is inclusive, that of a range is not. */
async function cutTo(
  { locationId, userRefHost, range, pace = SHARED_PACE }: VisitRead,
  slice: SourceSlice<VisitWire>,
): Promise<SourceSlice<VisitWire>> {
  const isMeant = (visit: VisitWire) =>
    isWithin(range, visit.date) && (userRefHost === null || hostUserOf(visit) === userRefHost);
  const meant = await filterInPace(pace, slice.records, isMeant);
  return { ...slice, records: await mapInPace(pace, meant, (visit) => withLocation(visit, locationId)) };
}

const RECORDS_PER_PAGE = 100;

interface RollCallQuery {
  readonly place: Location;
  /** Null: all hosts of the location. */
  readonly hosts: readonly HostTarget[] | null;
  readonly now: Date;
}

type RollCall = (query: RollCallQuery) => Promise<SourceSlice<VisitWire>>;

/**
 * Everyone on site in one location, however long ago they came: the Check-ins API names their visits. Without that API (403,
 * 404) the visits of the last days are read instead, and the result is incomplete.
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
 * Visits of today are read as a list where that is fewer calls; the others one by one. A visit that is not found, or cannot
 * be read now, is shown as its check-in describes it.
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
    ...endOf(checkIns.fault ?? visits.fault),
  };
  return markIncomplete(slice, wanted.length === meant.length, 'PAGE_LIMIT');
}

/** Applies the filters again: older generations ignore them. */
function isMeant(checkIn: VisitCheckInWire, hosts: readonly HostTarget[] | null): boolean {
  const host = checkIn.visit.userHost;
  return isOnSite(checkIn) && (hosts === null || host === null || hosts.some(({ userRef }) => userRef === host.id));
}

/** A visit whose assumed end has passed is not read; one whose check-in has no time is. */
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
  /** Null: the visit cannot be shown. */
  readonly visit: VisitWire | null;
  /** Why it is missing or lacks members. */
  readonly fault: SourceFaultError | null;
}

/** The source names the visitor as on site, so the visit is missing, not absent. */
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
    message: `${SOURCE_NAMES.SPACEBRING} has a visitor on site whose visit it does not return`,
  });
}

/** A visit that cannot be read is left out. @throws SourceFaultError when none can be shown. */
function gatherRows(rows: readonly Row[]): Pick<SourceSlice<VisitWire>, 'records' | 'droppedCount' | 'fault'> {
  const records = rows.flatMap(({ visit }) => visit ?? []);
  const failure = rows.find(({ fault }) => fault !== null)?.fault ?? null;
  if (failure !== null && records.length === 0) throw failure;
  const isDropped = ({ visit, fault }: Row): boolean => visit === null && fault?.code === 'UPSTREAM_INVALID_RESPONSE';
  return { records, droppedCount: rows.filter(isDropped).length, fault: failure?.toFault() ?? null };
}

/** A host as the source's filters take it: a user, who is a member of one location. */
export interface HostTarget {
  readonly userRef: string;
  /** Null: only the user is known. */
  readonly membershipId: string | null;
  /** Null: any location. */
  readonly locationId: string | null;
}

/** The hosts behind source ids of people; unknown ids are left out. */
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

/** Null: every host of the location. */
export function hostsIn(hosts: readonly HostTarget[] | null, locationId: string): readonly HostTarget[] | null {
  return hosts?.filter((host) => host.locationId === null || host.locationId === locationId) ?? null;
}

export function hostUserOf({ userRefHost, customer, userHost }: VisitWire): string | null {
  return userRefHost ?? customer?.user?.id ?? userHost?.id ?? null;
}
