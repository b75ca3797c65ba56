import type { Visit } from '../model/visit.js';
import { forEachInPace, sortInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import type { TimeRange } from '../time/time-range.js';

/** The stays of visitors, half-open, cut to one span of time, by the index of the visit. */
export interface Stays {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly sizes: Float64Array;
  /** Indices of visits that have a stay within the span. */
  readonly byStart: Int32Array;
  readonly byEnd: Int32Array;
}

/** The presence of each visit, cut to the span. */
export async function staysOf(
  visits: readonly Visit[],
  { span, presenceOf, pace }: { span: TimeRange; presenceOf: (visit: Visit) => TimeRange | null; pace: Pace },
): Promise<Stays> {
  const [fromMs, toMs] = [span.from.getTime(), span.to.getTime()];
  const starts = new Float64Array(visits.length);
  const ends = new Float64Array(visits.length);
  const sizes = new Float64Array(visits.length);
  const present: number[] = [];
  await forEachInPace(pace, visits, (visit, index) => {
    const presence = presenceOf(visit);
    if (presence === null) return;
    starts[index] = Math.max(fromMs, presence.from.getTime());
    ends[index] = Math.min(toMs, presence.to.getTime());
    sizes[index] = visit.partySize;
    if (at(ends, index) > at(starts, index)) present.push(index);
  });
  return {
    starts,
    ends,
    sizes,
    byStart: Int32Array.from(await sortInPace(pace, present, (left, right) => at(starts, left) - at(starts, right))),
    byEnd: Int32Array.from(await sortInPace(pace, present, (left, right) => at(ends, left) - at(ends, right))),
  };
}

/** Splits ordered indices by group, in the same order, without those of no group (-1). */
export function splitByGroup(order: Int32Array, groups: Int32Array, groupCount: number): Int32Array[] {
  const sizes = new Int32Array(groupCount);
  for (const index of order) {
    const group = at(groups, index);
    if (group >= 0) sizes[group] = at(sizes, group) + 1;
  }
  const parts = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (const index of order) {
    const group = at(groups, index);
    const part = parts[group];
    if (part === undefined) continue;
    part[at(sizes, group)] = index;
    sizes[group] = at(sizes, group) + 1;
  }
  return parts;
}

/** A time during which the same people are present. */
export interface Stretch {
  readonly people: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Gives, in order, each stretch during which anyone is present. A visitor who leaves at the moment of another's arrival
 * is not present with them.
 */
export function* sweepStays(
  { starts, ends, sizes }: Stays,
  { byStart, byEnd }: Pick<Stays, 'byStart' | 'byEnd'>,
): Generator<Stretch, void> {
  let people = 0;
  let [started, ended] = [0, 0];
  while (ended < byEnd.length) {
    const nextStartMs = started < byStart.length ? at(starts, at(byStart, started)) : Number.POSITIVE_INFINITY;
    const nextEndMs = at(ends, at(byEnd, ended));
    const timeMs = Math.min(nextStartMs, nextEndMs);
    while (ended < byEnd.length && at(ends, at(byEnd, ended)) === timeMs) {
      people -= at(sizes, at(byEnd, ended));
      ended += 1;
    }
    while (started < byStart.length && at(starts, at(byStart, started)) === timeMs) {
      people += at(sizes, at(byStart, started));
      started += 1;
    }
    if (ended === byEnd.length) return;
    const untilMs = Math.min(
      at(ends, at(byEnd, ended)),
      started < byStart.length ? at(starts, at(byStart, started)) : Number.POSITIVE_INFINITY,
    );
    if (people > 0) yield { people, fromMs: timeMs, toMs: untilMs };
  }
}

/** The index is always within the array. */
function at(numbers: Int32Array | Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
