import type { Source } from '../source/source.js';
import type { SortKey } from './sort-key.js';

/** (time in ms, source, source id): the order of every list that follows time. */
export function timeKey(time: Date, record: { readonly source: Source; readonly sourceId: string }): SortKey {
  return [time.getTime(), record.source, record.sourceId];
}
