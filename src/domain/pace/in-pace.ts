import type { Pace } from './pace.js';

/** Items between two looks at the clock. */
const STEP = 64;
/** Lists up to this length are sorted at once: less than 1 ms. */
const RUN_LENGTH = 256;

/** Rests when due. @throws RequestEndedError, as do the functions below. */
export async function restIfDue(pace: Pace): Promise<void> {
  if (pace.isDue()) await pace.rest();
}

/** Runs a generator, which may be interrupted at every yield. */
export async function runInPace<T>(pace: Pace, work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (pace.isDue()) await pace.rest();
  }
}

export async function forEachInPace<T>(
  pace: Pace,
  items: Iterable<T>,
  act: (item: T, index: number) => void,
): Promise<void> {
  let index = 0;
  for (const item of items) {
    if (index % STEP === 0 && pace.isDue()) await pace.rest();
    act(item, index);
    index += 1;
  }
}

export async function filterInPace<T>(pace: Pace, items: Iterable<T>, isWanted: (item: T) => boolean): Promise<T[]> {
  const wanted: T[] = [];
  await forEachInPace(pace, items, (item) => {
    if (isWanted(item)) wanted.push(item);
  });
  return wanted;
}

export async function mapInPace<T, R>(
  pace: Pace,
  items: Iterable<T>,
  toResult: (item: T, index: number) => R,
): Promise<R[]> {
  const results: R[] = [];
  await forEachInPace(pace, items, (item, index) => {
    results.push(toResult(item, index));
  });
  return results;
}

/** A sorted copy; equal items keep their order. */
export async function sortInPace<T>(
  pace: Pace,
  items: readonly T[],
  compare: (left: T, right: T) => number,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += RUN_LENGTH) {
    await restIfDue(pace);
    runs.push(items.slice(start, start + RUN_LENGTH).sort(compare));
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await runInPace(pace, mergeRuns(runs[index] ?? [], runs[index + 1] ?? [], compare)));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeRuns<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (left: T, right: T) => number,
): Generator<void, T[]> {
  const merged: T[] = [];
  let [leftIndex, rightIndex] = [0, 0];
  while (leftIndex < left.length && rightIndex < right.length) {
    // Both indices are within their lists.
    const [one, other] = [left[leftIndex] as T, right[rightIndex] as T];
    if (compare(one, other) <= 0) {
      merged.push(one);
      leftIndex += 1;
    } else {
      merged.push(other);
      rightIndex += 1;
    }
    if (merged.length % STEP === 0) yield;
  }
  for (; leftIndex < left.length; leftIndex += 1) merged.push(left[leftIndex] as T);
  for (; rightIndex < right.length; rightIndex += 1) merged.push(right[rightIndex] as T);
  return merged;
}
