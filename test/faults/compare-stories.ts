import type { WriteStory } from './impatient-client.js';

export interface StoryCounts {
  SUCCESS: number;
  NOT_DONE: number;
  UNKNOWN: number;
  records: number;
}

/** A success anywhere in a story holds for ever; else its last answer is how things stand. */
export function compareStories(stories: readonly WriteStory[], records: ReadonlyMap<string, number>) {
  const counts: StoryCounts = { SUCCESS: 0, NOT_DONE: 0, UNKNOWN: 0, records: 0 };
  const lies: string[] = [];
  for (const { intended, answers } of stories) {
    const ids = new Set(answers.flatMap((answer) => (answer.kind === 'SUCCESS' ? [answer.id] : [])));
    const last = answers.at(-1)?.kind ?? 'NOTHING_HEARD';
    const verdict = ids.size > 0 ? 'SUCCESS' : last;
    const made = records.get(intended.mark) ?? 0;
    counts.records += made;
    if (verdict === 'SUCCESS' || verdict === 'NOT_DONE' || verdict === 'UNKNOWN') counts[verdict] += 1;
    const isTrue =
      (verdict === 'SUCCESS' && made === 1 && ids.size === 1) ||
      (verdict === 'NOT_DONE' && made === 0) ||
      (verdict === 'UNKNOWN' && made <= 1);
    const isExpected = answers.every(({ kind }) => kind !== 'UNEXPECTED');
    if (!isTrue || !isExpected) lies.push(`${intended.mark}: ${made} records, told ${JSON.stringify(answers)}`);
  }
  return { lies, counts };
}
