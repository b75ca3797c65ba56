import { InvalidInputError } from '../errors/invalid-input-error.js';
import type { Visit } from '../model/visit.js';
import { forEachInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import type { TimeKeys } from './time-keys.js';
import { isTimeDimension, type LocalHour, TIME_RULES, type TimeDimension } from './time-values.js';
import type { DimensionValue, ValueColumn } from './value-column.js';
import type { VisitDimension } from './visit-stats.js';

/** A response with this many buckets and all figures has some megabytes. */
export const MAX_BUCKETS = 10_000;

/** A dimension of the response; `column` is null for one of time. */
export interface BucketDimension {
  readonly dimension: VisitDimension;
  readonly column: ValueColumn | null;
}

interface Bucket {
  readonly timeKey: number;
  /** The index of one of its visits. */
  readonly example: number;
}

/** The buckets of the visits. */
export interface BucketTable {
  readonly buckets: readonly Bucket[];
  /** The bucket of each counted visit; -1 when the buckets have hours and the hour of the visit is unknown. */
  readonly bucketOf: Int32Array;
  /**
   * The group of each visit: visits with equal values in all dimensions but time share one; -1 for values that no
   * counted visit has.
   */
  readonly groupOf: Int32Array;
  readonly groupCount: number;
  /** -1: no such bucket. */
  find(group: number, timeKey: number): number;
  valuesOf(bucket: Bucket): DimensionValue[];
}

/**
 * Puts the first `countedCount` of the visits into buckets.
 * @throws InvalidInputError when there are more than MAX_BUCKETS.
 */
export async function createBucketTable(
  visits: readonly Visit[],
  options: {
    readonly countedCount: number;
    readonly dimensions: readonly BucketDimension[];
    readonly timeKeys: TimeKeys;
    readonly pace: Pace;
  },
): Promise<BucketTable> {
  const { countedCount, dimensions, timeKeys, pace } = options;
  const { groupOf, groupCount } = await groupVisits(visits, options);
  const numbers = new Map<number, number>();
  const buckets: Bucket[] = [];
  const bucketOf = new Int32Array(countedCount);
  const pairOf = (group: number, timeKey: number) => timeKey * groupCount + group;
  const isByHour = dimensions.some(({ dimension }) => dimension === 'HOUR_OF_DAY');
  await forEachInPace(pace, visits.slice(0, countedCount), ({ scheduledAt, timePrecision }, index) => {
    if (isByHour && timePrecision === 'DAY') {
      bucketOf[index] = -1;
      return;
    }
    const timeKey = timeKeys.keyAt(scheduledAt.getTime());
    const pair = pairOf(groupOf[index] ?? 0, timeKey);
    const number = numbers.get(pair) ?? buckets.push({ timeKey, example: index }) - 1;
    numbers.set(pair, number);
    bucketOf[index] = number;
    if (buckets.length > MAX_BUCKETS) {
      throw new InvalidInputError(
        'groupBy',
        `makes more than ${MAX_BUCKETS} buckets of these visits: narrow the filter or take away a dimension`,
      );
    }
  });
  return {
    buckets,
    bucketOf,
    groupOf,
    groupCount,
    find: (group, timeKey) => numbers.get(pairOf(group, timeKey)) ?? -1,
    valuesOf: ({ timeKey, example }) =>
      dimensions.map(({ dimension, column }) => {
        if (isTimeDimension(dimension)) return timeValue(dimension, timeKeys.hourOf(timeKey));
        return column?.values[column.numbers[example] ?? 0] ?? { value: '', label: '' };
      }),
  };
}

function timeValue(dimension: TimeDimension, time: LocalHour): DimensionValue {
  return { value: TIME_RULES[dimension].value(time), label: TIME_RULES[dimension].label(time) };
}

/** Numbers the combinations of values, in mixed radix, then without gaps. */
async function groupVisits(
  visits: readonly Visit[],
  { countedCount, dimensions, pace }: { countedCount: number; dimensions: readonly BucketDimension[]; pace: Pace },
): Promise<Pick<BucketTable, 'groupOf' | 'groupCount'>> {
  const columns = dimensions.flatMap(({ column }) => column ?? []);
  const numbers = new Map<number, number>();
  const groupOf = new Int32Array(visits.length);
  await forEachInPace(pace, visits, (_visit, index) => {
    const combination = columns.reduce(
      (number, column) => number * column.values.length + (column.numbers[index] ?? 0),
      0,
    );
    const isCounted = index < countedCount;
    const group = numbers.get(combination) ?? (isCounted ? numbers.size : -1);
    if (isCounted) numbers.set(combination, group);
    groupOf[index] = group;
  });
  return { groupOf, groupCount: numbers.size };
}
