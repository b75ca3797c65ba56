import { forEachInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import type { BucketTable } from './bucket-table.js';
import { type Stays, type Stretch, splitByGroup, sweepStays } from './sweep-stays.js';
import type { TimeKeys } from './time-keys.js';
import { toInt } from './to-int.js';
import type { VisitMetrics } from './visit-stats.js';

export type Peak = Pick<VisitMetrics, 'peakOnSite' | 'peakOnSiteAt'>;

export const NO_PEAK: Peak = { peakOnSite: 0, peakOnSiteAt: null };

/** The most people at one moment of the whole span, and the first such moment. */
export async function peakOf(stays: Stays, pace: Pace): Promise<Peak> {
  let [most, atMs] = [0, 0];
  await forEachInPace(pace, sweepStays(stays, stays), ({ people, fromMs }) => {
    if (people <= most) return;
    [most, atMs] = [people, fromMs];
  });
  return toPeak(most, atMs);
}

/**
 * The peak of each bucket: of the stays that are alike with it in all dimensions but time, over the moments that have the
 * bucket's values of time. A stay counts in every bucket that it reaches into.
 */
export async function peaksOf(
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

/** Where the values of time change within a stretch, too: a stay may last for thousands of hours. */
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
