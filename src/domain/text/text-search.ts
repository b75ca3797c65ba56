import { fold } from './fold.js';

/** Whether any of a record's texts contains what was searched for, whatever the case and accents; a blank search finds all. */
export function createTextSearch(
  search: string | null | undefined,
): (texts: readonly (string | null | undefined)[]) => boolean {
  const wanted = fold(search ?? '');
  if (wanted === '') return () => true;
  return (texts) => texts.some((text) => text !== null && text !== undefined && fold(text).includes(wanted));
}
