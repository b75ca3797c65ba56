import { SourceFaultError } from '../errors/source-fault.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { ReportBook } from '../lists/report-book.js';
import type { Source } from '../source/source.js';
import type { SourceAdapter } from '../source/source-adapter.js';
import type { SourceSlice } from '../source/source-slice.js';
import { addDays, isWithin, type TimeRange } from '../time/time-range.js';
import {
  createVisitMatch,
  createVisitRead,
  isRollCall,
  resolveVisitRange,
  selectVisitors,
} from '../visit/list-visits.js';
import type { Visit, VisitStatus } from '../visit/visit.js';
import { planVisits, type VisitFilter, type VisitPlan } from '../visit/visit-filter.js';
import { createIdentityIndex, type IdentityIndex } from '../visitor/identity-index.js';
import { statsWindows } from './stats-windows.js';

/** Stays that are over are looked for among visits of so many days before the range, and of those that came early after it. */
const STAY_DAYS_BEFORE = 7;
const STAY_DAYS_AFTER = 1;
/** How many windows of one source are read at a time: other requests take their turns between them. */
const WINDOWS_AT_ONCE = 4;
/** Of these, a visitor may have been in the building. */
const STATUSES_OF_STAYS: readonly VisitStatus[] = ['CHECKED_IN', 'CHECKED_OUT', 'DENIED'];
/** Of these, one may be there now. */
const STATUSES_ON_SITE: readonly VisitStatus[] = ['CHECKED_IN', 'DENIED'];

export interface CountedVisits {
  /** What the filter means. */
  readonly counted: readonly Visit[];
  /** What it would mean but for the range: their stays may reach into it. */
  readonly others: readonly Visit[];
  /** Who is who among all visits of the range. */
  readonly people: IdentityIndex;
  /** The moments that count for presence. */
  readonly span: TimeRange;
  readonly book: ReportBook;
}

/**
 * Reads the visits to count, and where presence is wanted whatever else may have been on site within the range: the days
 * around it, and, for a range that has "now" in it, everyone who is in the building however long ago they came.
 * @throws InvalidInputError as `listVisits`.
 */
export async function readCountedVisits(
  env: ListEnvironment,
  { filter, isPresenceWanted }: { filter: VisitFilter; isPresenceWanted: boolean },
): Promise<CountedVisits> {
  const plan = planVisits(env, filter);
  const book = new ReportBook();
  const range = isRollCall(filter) ? null : resolveVisitRange(env, filter);
  const reads = readingsOf(env, filter, { range, isPresenceWanted });
  const read = createVisitRead(plan, env.now);
  const lists = await Promise.all(plan.adapters.map((adapter) => readSource({ adapter, plan, book, read, ...reads })));
  const visits = lists.flat();
  const { counted, others, meant } = await selectVisits(visits, plan, { filter, range });
  for (const { source } of counted) book.countMatch(source);
  return {
    counted,
    others,
    people: await createIdentityIndex(meant.map(({ visitor }) => visitor)),
    span: range ?? { from: addDays(env.now, -env.visitsMaxRangeDays), to: env.now },
    book,
  };
}

interface Readings {
  /** What is read of the sources that read in parts, and of the others at once. */
  readonly range: TimeRange | null;
  readonly windows: readonly TimeRange[];
  readonly isRollCalled: boolean;
}

function readingsOf(
  { now }: ListEnvironment,
  { statuses, isOnSite }: VisitFilter,
  { range, isPresenceWanted }: { range: TimeRange | null; isPresenceWanted: boolean },
): Readings {
  if (range === null) return { range, windows: [], isRollCalled: true };
  const hasAny = (wanted: readonly VisitStatus[]) => statuses?.some((status) => wanted.includes(status)) ?? true;
  const isReachedBeyond = isPresenceWanted && hasAny(STATUSES_OF_STAYS);
  const reach = isReachedBeyond
    ? { from: addDays(range.from, -STAY_DAYS_BEFORE), to: addDays(range.to, STAY_DAYS_AFTER) }
    : range;
  return {
    range: reach,
    windows: statsWindows(reach, now),
    isRollCalled: isReachedBeyond && isOnSite !== false && hasAny(STATUSES_ON_SITE) && isWithin(range, now),
  };
}

interface SourceReading extends Readings {
  readonly adapter: SourceAdapter;
  readonly plan: VisitPlan;
  readonly book: ReportBook;
  readonly read: ReturnType<typeof createVisitRead>;
}

/** All that one source contributes; its failures are written down. */
async function readSource(reading: SourceReading): Promise<Visit[]> {
  const { adapter, plan, book, read, range } = reading;
  const { source } = adapter;
  if (range === null) return [...((await book.read(source, () => read(adapter, null)))?.records ?? [])];
  const isCut = adapter.visits.isReadInParts === true && plan.narrowing(source).hostIds === undefined;
  const rollCall = reading.isRollCalled ? settle(read(adapter, null)) : null;
  const parts = await Promise.all(readParts(reading, isCut ? reading.windows : [range]));
  // Windows are wider than the range: what is seen must not depend on how they lie.
  const visits = parts.flat().filter(({ scheduledAt }) => isWithin(range, scheduledAt));
  const onSite = rollCall === null ? [] : noteRollCall(book, source, await rollCall);
  const known = new Set(visits.flatMap(({ sourceId, isOnSite }) => (isOnSite ? sourceId : [])));
  return [...visits, ...onSite.filter(({ sourceId }) => !known.has(sourceId))];
}

/** A few windows at a time; a source that fails is not asked for the rest. */
function readParts({ adapter, book, read }: SourceReading, windows: readonly TimeRange[]): Promise<Visit[]>[] {
  const waiting = [...windows];
  const readOn = async (): Promise<Visit[]> => {
    const visits: Visit[] = [];
    for (let window = waiting.shift(); window !== undefined; window = waiting.shift()) {
      const part = window;
      const slice = book.hasFailed(adapter.source) ? null : await book.read(adapter.source, () => read(adapter, part));
      for (const visit of slice?.records ?? []) visits.push(visit);
    }
    return visits;
  };
  return Array.from({ length: Math.min(WINDOWS_AT_ONCE, windows.length) }, readOn);
}

/** A failure as a value: it is looked at when the rest has been read. */
async function settle(read: Promise<SourceSlice<Visit>>): Promise<SourceSlice<Visit> | SourceFaultError> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof SourceFaultError) return error;
    throw error;
  }
}

/**
 * Who has been there for longer. The counts do not rest on it: a failure leaves the source PARTIAL, a roll call that is
 * known to look back a limited time leaves it as it is, and a source whose visits could not be read stays FAILED.
 */
function noteRollCall(
  book: ReportBook,
  source: Source,
  rollCall: SourceSlice<Visit> | SourceFaultError,
): readonly Visit[] {
  if (book.hasFailed(source)) return [];
  if (rollCall instanceof SourceFaultError) {
    book.addFailure(source, rollCall);
    return [];
  }
  book.addSlice(source, { ...rollCall, isComplete: rollCall.fault === null });
  return rollCall.records;
}

async function selectVisits(
  visits: readonly Visit[],
  { visitorKeys }: VisitPlan,
  { filter, range }: { filter: VisitFilter; range: TimeRange | null },
) {
  const isMeant = ({ scheduledAt }: Visit) => range === null || isWithin(range, scheduledAt);
  const matches = createVisitMatch(filter);
  const meant = visits.filter(isMeant);
  return {
    meant,
    counted: (await selectVisitors(meant, visitorKeys)).filter(matches),
    others: (await selectVisitors(visits, visitorKeys)).filter((visit) => !isMeant(visit) && matches(visit)),
  };
}
