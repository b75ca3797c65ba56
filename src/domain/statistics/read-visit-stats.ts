import { InvalidInputError } from '../errors/invalid-input-error.js';
import { mapInPace, sortInPace } from '../pace/in-pace.js';
import { createLocalCalendar } from '../time/local-calendar.js';
import { canonicalTimeZone } from '../time/time-zone.js';
import type { VisitFilter } from '../visit/visit-filter.js';
import type { VisitorEnvironment } from '../visitor/visitor-environment.js';
import { createBucketTable } from './bucket-table.js';
import { type CountedVisits, readCountedVisits } from './read-counted-visits.js';
import { type Stays, splitByGroup, staysOf } from './sweep-stays.js';
import { createTimeKeys } from './time-keys.js';
import { isTimeDimension } from './time-values.js';
import { createVisitColumn } from './visit-columns.js';
import { createVisitFigures, type VisitFigures } from './visit-figures.js';
import { NO_PEAK, peakOf, peaksOf } from './visit-peaks.js';
import type { VisitDimension, VisitStats, VisitStatsBucket } from './visit-stats.js';

export interface VisitStatsRequest {
  readonly filter: VisitFilter;
  /** At most one of each. */
  readonly groupBy: readonly VisitDimension[];
  /** IANA zone of days and hours. */
  readonly timeZone: string;
  /** What of the answer is looked at: the rest is neither read nor worked out, and is empty. */
  readonly wants: { readonly buckets: boolean; readonly peak: boolean };
}

/**
 * Statistics of the visits that the filter means, over all sources.
 * @throws InvalidInputError for what the client got wrong, more than 10,000 buckets among it; SourceFaultError when every
 * asked source failed.
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
  /** Null: no peak is wanted. */
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

/** By the values of the first dimension, then the next. */
function compareBuckets(left: VisitStatsBucket, right: VisitStatsBucket): number {
  for (const [index, { value }] of left.keys.entries()) {
    const other = right.keys[index]?.value ?? '';
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
