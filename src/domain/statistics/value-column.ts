import type { Visit } from '../visit/visit.js';

/** One value of a dimension. */
export interface DimensionValue {
  readonly value: string;
  /** In words. */
  readonly label: string;
}

/** One dimension of a list of visits: for each visit the number of its value. */
export interface ValueColumn {
  readonly values: readonly DimensionValue[];
  readonly numbers: Int32Array;
}

/** What visits have in common, as their records say it. */
export interface Subject<R> {
  readonly key: string;
  /** Null: the record names none. */
  readonly ref: R | null;
}

/**
 * Numbers the values of a dimension. Each subject is resolved once, and as its newest visit names it; those that turn out
 * to be the same value get one number.
 */
export async function createValueColumn<R>(
  visits: readonly Visit[],
  rules: {
    readonly subjectOf: (visit: Visit) => Subject<R>;
    readonly resolve: (ref: R | null) => DimensionValue | Promise<DimensionValue>;
  },
): Promise<ValueColumn> {
  const subjects = new Map<string, { number: number; ref: R | null; at: Date }>();
  const subjectNumbers = new Int32Array(visits.length);
  visits.forEach((visit, index) => {
    const { key, ref } = rules.subjectOf(visit);
    const known = subjects.get(key) ?? { number: subjects.size, ref, at: visit.scheduledAt };
    if (visit.scheduledAt > known.at) Object.assign(known, { ref, at: visit.scheduledAt });
    subjects.set(key, known);
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
