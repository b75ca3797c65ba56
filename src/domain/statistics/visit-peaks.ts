import type { BucketTable } from './bucket-table.js';
import { type Stays, splitByGroup, sweepStays } from './sweep-stays.js';
import type { TimeKeys } from './time-keys.js';
import { toInt } from './to-int.js';
import type { VisitMetrics } from './visit-stats.js';

export type Peak = Pick<VisitMetrics, 'peakOnSite' | 'peakOnSiteAt'>;

export const NO_PEAK: Peak = { peakOnSite: 0, peakOnSiteAt: null };

/** The most people at one moment of the whole span, and the first such moment. */
export function peakOf(stays: Stays): Peak {
  let [most, atMs] = [0, 0];
  sweepStays(stays, stays, (people, fromMs) => {
    if (people <= most) return;
    [most, atMs] = [people, fromMs];
  });
  return toPeak(most, atMs);
}

/**
 * The peak of each bucket: of the stays that are alike with it in all dimensions but time, over the moments that have the
 * bucket's values of time. A stay counts in every bucket that it reaches into.
 */
export function peaksOf(stays: Stays, table: BucketTable, timeKeys: TimeKeys): Peak[] {
  const most = new Float64Array(table.buckets.length);
  const atMs = new Float64Array(table.buckets.length);
  const byStart = splitByGroup(stays.byStart, table.groupOf, table.groupCount);
  const byEnd = splitByGroup(stays.byEnd, table.groupOf, table.groupCount);
  const nobody = new Int32Array(0);
  for (let group = 0; group < table.groupCount; group += 1) {
    const own = { byStart: byStart[group] ?? nobody, byEnd: byEnd[group] ?? nobody };
    sweepStays(stays, own, (people, fromMs, toMs) => {
      for (let timeMs = fromMs; timeMs < toMs; timeMs = timeKeys.endOfStretch(timeMs)) {
        const bucket = table.find(group, timeKeys.keyAt(timeMs));
        if (bucket < 0 || people <= (most[bucket] ?? 0)) continue;
        most[bucket] = people;
        atMs[bucket] = timeMs;
      }
    });
  }
  return table.buckets.map((_, bucket) => toPeak(most[bucket] ?? 0, atMs[bucket] ?? 0));
}

function toPeak(people: number, atMs: number): Peak {
  return people === 0 ? NO_PEAK : { peakOnSite: toInt(people), peakOnSiteAt: new Date(atMs) };
}
