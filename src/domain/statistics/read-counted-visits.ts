import { ReportCollector } from '../lists/report-collector.js';
import { createVisitRead } from '../lists/visit-read.js';
import { cutWindow } from '../lists/window.js';
import { createIdentityIndex, type IdentityIndex } from '../model/identity-index.js';
import type { SourceAdapter } from '../model/source-adapter.js';
import { presenceEndOf } from '../model/stay-end.js';
import type { Visit, VisitStatus } from '../model/visit.js';
import type { VisitorKey } from '../model/visitor-key.js';
import { filterInPace, forEachInPace, mapInPace, sortInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import { alignOutwards, gridFloor } from '../time/time-grid.js';
import { addDays, isWithin, MS_PER_DAY, type TimeRange } from '../time/time-range.js';
import { createVisitMatch, isRollCall, resolveVisitRange } from '../visit/list-visits.js';
import { planVisits, type VisitFilter, type VisitPlan } from '../visit/visit-filter.js';
import type { VisitorEnvironment } from '../visitor/visitor-environment.js';

/** Windows of one source that are read at a time, so that other requests get turns between them. */
const WINDOWS_AT_ONCE = 4;
/** Statuses with a possible presence. */
const STATUSES_OF_STAYS: readonly VisitStatus[] = ['CHECKED_IN', 'CHECKED_OUT', 'DENIED'];

export interface CountedVisits {
  /** The visits that match the filter. */
  readonly counted: readonly Visit[];
  /** The visits that match the filter except for the range; their stays may reach into it. */
  readonly others: readonly Visit[];
  /** The people among all visits of the range. */
  readonly people: IdentityIndex;
  /** The span of time for presence. */
  readonly span: TimeRange;
  /** The presence of a visit; null: none. */
  presenceOf(visit: Visit): TimeRange | null;
  readonly collector: ReportCollector;
}

/**
 * Reads the visits to count, and for presence also every other visit whose presence can overlap the range: those of the
 * days around it in `presenceReach`.
 * @throws InvalidInputError as `listVisits`.
 */
export async function readCountedVisits(
  env: VisitorEnvironment,
  { filter, isPresenceWanted }: { filter: VisitFilter; isPresenceWanted: boolean },
): Promise<CountedVisits> {
  const { pace } = env;
  const plan = planVisits(env, filter);
  const collector = new ReportCollector();
  const range = isRollCall(filter) ? null : resolveVisitRange(env, filter);
  const isAnyOfStays = filter.statuses?.some((status) => STATUSES_OF_STAYS.includes(status)) ?? true;
  const isReachedBeyond = isPresenceWanted && isAnyOfStays;
  const read = createVisitRead(plan, env.now, pace);
  const lists = await Promise.all(
    plan.adapters.map((adapter) =>
      readSource({ adapter, plan, collector, read, range, isReachedBeyond, now: env.now, pace }),
    ),
  );
  const visits = lists.flat();
  const { counted, others, meant } = await selectVisits(visits, plan, { filter, range, pace });
  for (const visit of counted) collector.countMatch(visit);
  return {
    counted,
    others,
    people: await createIdentityIndex(await mapInPace(pace, meant, ({ visitor }) => visitor), pace),
    span: range ?? { from: addDays(env.now, -env.visitsMaxRangeDays), to: env.now },
    presenceOf: (visit) => presenceOf(visit, env.adapters[visit.source]?.visits.longestStayDays ?? null),
    collector,
  };
}

interface SourceReading {
  readonly adapter: SourceAdapter;
  readonly plan: VisitPlan;
  readonly collector: ReportCollector;
  readonly read: ReturnType<typeof createVisitRead>;
  /** Null: the roll call. */
  readonly range: TimeRange | null;
  readonly isReachedBeyond: boolean;
  readonly now: Date;
  readonly pace: Pace;
}

/** All records of one source; the collector records its failures. */
async function readSource(reading: SourceReading): Promise<readonly Visit[]> {
  const { adapter, plan, collector, read, range, now } = reading;
  const { source, visits } = adapter;
  if (range === null) return (await collector.read(source, () => read(adapter, null)))?.records ?? [];
  const reach = reading.isReachedBeyond ? presenceReach(range, visits.longestStayDays) : range;
  const isCut = visits.isReadInParts && plan.narrowing(source).hostIds === undefined;
  const found = await readParts(reading, isCut ? statsWindows(reach, now) : [reach]);
  // Windows are wider than the range, and the result must not depend on them.
  return filterInPace(reading.pace, found, ({ scheduledAt }) => isWithin(reach, scheduledAt));
}

/**
 * Reads a few windows at a time, and no more after a failure. A record that moves meanwhile can be in two windows; it
 * counts once, from the newer read.
 */
async function readParts(
  { adapter, collector, read, pace }: SourceReading,
  windows: readonly TimeRange[],
): Promise<Visit[]> {
  const waiting = [...windows];
  const found = new Map<string, { readonly visit: Visit; readonly asOf: Date }>();
  const readOn = async (): Promise<void> => {
    for (let window = waiting.shift(); window !== undefined; window = waiting.shift()) {
      const part = window;
      const slice = collector.hasFailed(adapter.source)
        ? null
        : await collector.read(adapter.source, () => read(adapter, part));
      if (slice === null) continue;
      await forEachInPace(pace, slice.records, (visit) => {
        const known = found.get(visit.sourceId);
        if (known === undefined || known.asOf <= slice.asOf) found.set(visit.sourceId, { visit, asOf: slice.asOf });
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(WINDOWS_AT_ONCE, windows.length) }, readOn));
  return Array.from(found.values(), ({ visit }) => visit);
}

async function selectVisits(
  visits: readonly Visit[],
  { visitorKeys }: VisitPlan,
  { filter, range, pace }: { filter: VisitFilter; range: TimeRange | null; pace: Pace },
) {
  const isMeant = ({ scheduledAt }: Visit) => range === null || isWithin(range, scheduledAt);
  const matches = createVisitMatch(filter);
  const meant = await filterInPace(pace, visits, isMeant);
  return {
    meant,
    counted: await filterInPace(pace, await selectVisitors(meant, visitorKeys, pace), matches),
    others: await filterInPace(
      pace,
      await selectVisitors(visits, visitorKeys, pace),
      (visit) => !isMeant(visit) && matches(visit),
    ),
  };
}

/** Keeps the visits of people whom every group of keys contains; all read visits decide who is who. */
async function selectVisitors(
  visits: readonly Visit[],
  groups: readonly (readonly VisitorKey[])[],
  pace: Pace,
): Promise<readonly Visit[]> {
  if (groups.length === 0) return visits;
  const newestFirst = await sortInPace(
    pace,
    visits,
    (left, right) => right.scheduledAt.getTime() - left.scheduledAt.getTime(),
  );
  const index = await createIdentityIndex(await mapInPace(pace, newestFirst, ({ visitor }) => visitor), pace);
  const wanted = groups.map((keys) => new Set(keys.map((key) => index.find(key))));
  return filterInPace(pace, visits, ({ visitor }) => {
    const person = index.personOf(visitor);
    return person !== null && wanted.every((people) => people.has(person));
  });
}

/** Maximum days of presence before and after `scheduledAt`. */
const EARLY_DAYS = 1;
const LATE_DAYS = 7;
const BEGINNING = new Date(0);

/**
 * The range of `scheduledAt` of all visits whose presence can overlap `span`. The same bounds cut the presence of each
 * visit, so that a moment has the same number in every span.
 * @param longestStayDays null: a stay has no limit, and the whole list is read
 */
function presenceReach({ from, to }: TimeRange, longestStayDays: number | null): TimeRange {
  return {
    from: longestStayDays === null ? BEGINNING : addDays(from, -(LATE_DAYS + longestStayDays)),
    to: addDays(to, EARLY_DAYS),
  };
}

/**
 * The presence of the visit, half-open; null: none. Contradictory times give none. A visitor who arrived on a day at an
 * unknown time is present from the end of that day, as in the roll call.
 */
function presenceOf(visit: Visit, longestStayDays: number | null): TimeRange | null {
  const { checkedInAt, arrivalDayEndsAt, scheduledAt } = visit;
  const end = presenceEndOf(visit);
  if (checkedInAt === null || end === null) return null;
  const start = arrivalDayEndsAt ?? checkedInAt;
  const earliest = addDays(scheduledAt, -EARLY_DAYS);
  const latest = longestStayDays === null ? end : addDays(scheduledAt, LATE_DAYS + longestStayDays);
  const from = start < earliest ? earliest : start;
  const to = latest < end ? latest : end;
  return from < to ? { from, to } : null;
}

/** A width of the ladder of lists: about a month. */
const WINDOW_DAYS = 32;
/** A range of more windows is read in wider ones. */
const MOST_WINDOWS = 16;
/**
 * The cache keeps answers about days that ended this long ago for a longer time, so they are read separately from newer
 * days.
 */
const CLOSED_AFTER_DAYS = 2;
/** A range up to this width is one read. */
const READ_AT_ONCE_DAYS = 14;

/**
 * The windows of a range, in order, at most 18. They lie on a grid, so that other ranges, and the same range on the
 * next day, have mostly the same windows.
 */
export function statsWindows(range: TimeRange, now: Date): TimeRange[] {
  const frame = alignOutwards(range);
  const days = daysOf(frame);
  if (days <= READ_AT_ONCE_DAYS) return [frame];
  let widthDays = WINDOW_DAYS;
  while (days / widthDays > MOST_WINDOWS) widthDays *= 2;
  const closedUntil = addDays(new Date(gridFloor(now.getTime(), MS_PER_DAY)), -CLOSED_AFTER_DAYS);
  const isMixed = frame.from < closedUntil && closedUntil < frame.to;
  const parts = isMixed
    ? [
        { from: frame.from, to: closedUntil },
        { from: closedUntil, to: frame.to },
      ]
    : [frame];
  return parts.flatMap((part) => cutPart(part, widthDays * MS_PER_DAY));
}

function cutPart(part: TimeRange, widthMs: number): TimeRange[] {
  const windows: TimeRange[] = [];
  let rest: TimeRange | null = part;
  while (rest !== null) {
    const cut = cutWindow(rest, widthMs, 'ASC');
    windows.push(cut.window);
    rest = cut.rest;
  }
  return windows;
}

function daysOf({ from, to }: TimeRange): number {
  return (to.getTime() - from.getTime()) / MS_PER_DAY;
}
