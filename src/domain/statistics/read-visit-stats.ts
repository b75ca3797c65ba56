import { InvalidInputError } from '../errors/invalid-input-error.js';
import { forEachInPace, mapInPace, sortInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import { createLocalCalendar } from '../time/local-calendar.js';
import { canonicalTimeZone } from '../time/time-zone.js';
import type { VisitFilter } from '../visit/visit-filter.js';
import type { VisitorEnvironment } from '../visitor/visitor-environment.js';
import { type BucketTable, createBucketTable } from './bucket-table.js';
import { type CountedVisits, readCountedVisits } from './read-counted-visits.js';
import { type Stays, type Stretch, splitByGroup, staysOf, sweepStays } from './sweep-stays.js';
import { createTimeKeys, type TimeKeys } from './time-keys.js';
import { isTimeDimension } from './time-values.js';
import { toInt } from './to-int.js';
import { createVisitColumn } from './visit-columns.js';
import { createVisitFigures, type VisitFigures } from './visit-figures.js';
import type { VisitDimension, VisitMetrics, VisitStats, VisitStatsBucket } from './visit-stats.js';

export interface VisitStatsRequest {
  readonly filter: VisitFilter;
  /** At most one of each. */
  readonly groupBy: readonly VisitDimension[];
  /** IANA zone of days and hours. */
  readonly timeZone: string;
  /** The selected parts of the result; the others are not computed and stay empty. */
  readonly wants: { readonly buckets: boolean; readonly peak: boolean };
}

/**
 * Statistics of the visits that match the filter, over all sources.
 * @throws InvalidInputError for invalid arguments and for more than 10,000 buckets; SourceFaultError when every source
 * fails.
 */
export async function readVisitStats(env: VisitorEnvironment, request: VisitStatsRequest): Promise<VisitStats> {
  const { filter, groupBy, wants } = request;
  const timeZone = canonicalTimeZone(request.timeZone);
  if (timeZone === null) throw new InvalidInputError('timeZone', 'is not an IANA time zone');
  if (new Set(groupBy).size < groupBy.length) throw new InvalidInputError('groupBy', 'names a dimension twice');
  const read = await readCountedVisits(env, { filter, isPresenceWanted: wants.peak });
  read.collector.assertAnyAnswered();
  const visits = [...read.counted, ...read.others];
  const { pace } = env;
  const { span, presenceOf } = read;
  const stays = wants.peak ? await staysOf(visits, { span, presenceOf, pace }) : null;
  const figuresOf = await createVisitFigures(read.counted, read.people, pace);
  const everyone = Int32Array.from(read.counted.keys());
  const totals = { ...figuresOf(everyone), ...(stays === null ? NO_PEAK : await peakOf(stays, pace)) };
  const isGrouped = wants.buckets && groupBy.length > 0;
  const buckets = isGrouped
    ? await readBuckets(env, { ...request, timeZone }, { read, stays, everyone, figuresOf })
    : [];
  return { totals, buckets, sources: read.collector.reports() };
}

interface Counting {
  readonly read: CountedVisits;
  /** Null: no peak is selected. */
  readonly stays: Stays | null;
  readonly everyone: Int32Array;
  readonly figuresOf: (indices: Int32Array) => VisitFigures;
}

async function readBuckets(
  { adapters, now, pace }: VisitorEnvironment,
  { groupBy, timeZone }: VisitStatsRequest,
  { read, stays, everyone, figuresOf }: Counting,
): Promise<VisitStatsBucket[]> {
  const visits = [...read.counted, ...read.others];
  const context = { adapters, collector: read.collector, now, pace };
  const dimensions = await Promise.all(
    groupBy.map(async (dimension) => ({
      dimension,
      column: isTimeDimension(dimension) ? null : await createVisitColumn(dimension, visits, context),
    })),
  );
  const timeKeys = createTimeKeys(groupBy.filter(isTimeDimension), createLocalCalendar(timeZone));
  const table = await createBucketTable(visits, { countedCount: read.counted.length, dimensions, timeKeys, pace });
  const members = splitByGroup(everyone, table.bucketOf, table.buckets.length);
  const peaks = stays === null ? [] : await peaksOf(stays, { table, timeKeys, pace });
  const buckets = await mapInPace(pace, table.buckets, (bucket, index): VisitStatsBucket => {
    const values = table.valuesOf(bucket);
    return {
      startsAt: timeKeys.startOf(bucket.timeKey),
      label: values.map(({ label }) => label).join(', '),
      keys: groupBy.map((dimension, index) => ({ dimension, value: values[index]?.value ?? '' })),
      metrics: { ...figuresOf(members[index] ?? new Int32Array(0)), ...(peaks[index] ?? NO_PEAK) },
    };
  });
  return sortInPace(pace, buckets, compareBuckets);
}

/** Orders buckets by the values of the first dimension, then the next. */
function compareBuckets(left: VisitStatsBucket, right: VisitStatsBucket): number {
  for (const [index, { value }] of left.keys.entries()) {
    const other = right.keys[index]?.value ?? '';
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

type Peak = Pick<VisitMetrics, 'peakOnSite' | 'peakOnSiteAt'>;

const NO_PEAK: Peak = { peakOnSite: 0, peakOnSiteAt: null };

/** The maximum number of people at one moment of the span, and the first such moment. */
async function peakOf(stays: Stays, pace: Pace): Promise<Peak> {
  let [most, atMs] = [0, 0];
  await forEachInPace(pace, sweepStays(stays, stays), ({ people, fromMs }) => {
    if (people <= most) return;
    [most, atMs] = [people, fromMs];
  });
  return toPeak(most, atMs);
}

/**
 * The peak of each bucket: of the stays with its values in all dimensions but time, at the moments with its values of
 * time. A stay counts in every bucket that it overlaps.
 */
async function peaksOf(
  stays: Stays,
  { table, timeKeys, pace }: { table: BucketTable; timeKeys: TimeKeys; pace: Pace },
): Promise<Peak[]> {
  const most = new Float64Array(table.buckets.length);
  const atMs = new Float64Array(table.buckets.length);
  const byStart = splitByGroup(stays.byStart, table.groupOf, table.groupCount);
  const byEnd = splitByGroup(stays.byEnd, table.groupOf, table.groupCount);
  const noVisitors = new Int32Array(0);
  for (let group = 0; group < table.groupCount; group += 1) {
    const own = { byStart: byStart[group] ?? noVisitors, byEnd: byEnd[group] ?? noVisitors };
    await forEachInPace(pace, cutStretches(sweepStays(stays, own), timeKeys), ({ people, fromMs }) => {
      const bucket = table.find(group, timeKeys.keyAt(fromMs));
      if (bucket < 0 || people <= (most[bucket] ?? 0)) return;
      most[bucket] = people;
      atMs[bucket] = fromMs;
    });
  }
  return table.buckets.map((_, bucket) => toPeak(most[bucket] ?? 0, atMs[bucket] ?? 0));
}

/** The values of time can change within a stretch, because a stay can last thousands of hours. */
function* cutStretches(stretches: Iterable<Stretch>, timeKeys: TimeKeys): Generator<Stretch, void> {
  for (const { people, fromMs, toMs } of stretches) {
    for (let timeMs = fromMs; timeMs < toMs; ) {
      const endMs = timeKeys.endOfStretch(timeMs);
      yield { people, fromMs: timeMs, toMs: endMs };
      timeMs = endMs;
    }
  }
}

function toPeak(people: number, atMs: number): Peak {
  return people === 0 ? NO_PEAK : { peakOnSite: toInt(people), peakOnSiteAt: new Date(atMs) };
}
