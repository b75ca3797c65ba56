import type { Visit } from '../model/visit.js';
import { forEachInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';

/** One value of a dimension. */
export interface DimensionValue {
  readonly value: string;
  /** In words. */
  readonly label: string;
}

/** One dimension of a list of visits: the number of the value of each visit. */
export interface ValueColumn {
  readonly values: readonly DimensionValue[];
  readonly numbers: Int32Array;
}

/** The subject of visits, e.g. their host, as the records name it. */
export interface Subject<R> {
  readonly key: string;
  /** Null: the record names none. */
  readonly ref: R | null;
}

interface KnownSubject<R> {
  readonly number: number;
  /** As the newest visit names it. */
  ref: R | null;
  atMs: number;
}

/**
 * Numbers the values of a dimension. It resolves each subject once, as its newest visit names it; subjects with the
 * same value get one number.
 */
export async function createValueColumn<R>(
  visits: readonly Visit[],
  rules: {
    readonly subjectOf: (visit: Visit) => Subject<R>;
    readonly resolve: (ref: R | null) => DimensionValue | Promise<DimensionValue>;
    readonly pace: Pace;
  },
): Promise<ValueColumn> {
  const subjects = new Map<string, KnownSubject<R>>();
  const addSubject = (key: string, subject: KnownSubject<R>) => {
    subjects.set(key, subject);
    return subject;
  };
  const subjectNumbers = new Int32Array(visits.length);
  await forEachInPace(rules.pace, visits, (visit, index) => {
    const { key, ref } = rules.subjectOf(visit);
    const atMs = visit.scheduledAt.getTime();
    const known = subjects.get(key) ?? addSubject(key, { number: subjects.size, ref, atMs });
    if (atMs > known.atMs) {
      known.ref = ref;
      known.atMs = atMs;
    }
    subjectNumbers[index] = known.number;
  });
  const resolved = await Promise.all([...subjects.values()].map(({ ref }) => rules.resolve(ref)));
  const values = new Map<string, { number: number; label: string }>();
  const valueNumbers = resolved.map(({ value, label }) => {
    const known = values.get(value) ?? { number: values.size, label };
    values.set(value, known);
    return known.number;
  });
  return {
    values: [...values].map(([value, { label }]) => ({ value, label })),
    numbers: subjectNumbers.map((number) => valueNumbers[number] ?? 0),
  };
}
