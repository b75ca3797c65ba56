import type { Source } from '../source/source.js';
import { normalizeForSearch } from '../text/normalize.js';

/** The order of a list; unique per record, so that a position in the list is a key and not a number. */
export type SortKey = readonly (string | number)[];

/** Member by member; a key that is a prefix of another comes first. */
export function compareSortKeys(left: SortKey, right: SortKey): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const order = compareMembers(left[index], right[index]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Orders two keys as a list of that direction does: DESC is the exact reverse of ASC, ties included. */
export function orderSortKeys(direction: 'ASC' | 'DESC', left: SortKey, right: SortKey): number {
  return direction === 'ASC' ? compareSortKeys(left, right) : compareSortKeys(right, left);
}

function compareMembers(left: string | number | undefined, right: string | number | undefined): number {
  if (left === right || left === undefined || right === undefined) return 0;
  return left < right ? -1 : 1;
}

interface Identified {
  readonly source: Source;
  readonly sourceId: string;
}

/** (time in ms, source, source id): the order of every list that follows time. */
export function timeKey(time: Date, record: Identified): SortKey {
  return [time.getTime(), record.source, record.sourceId];
}

/** Characters of a name that order a list; after them the id decides. A cursor contains the key. */
const MAX_NAME_LENGTH = 200;

/** (name as it is compared, source, source id): the order of every list that follows names. */
export function nameKey(name: string, record: Identified): SortKey {
  return [normalizeForSearch(name).slice(0, MAX_NAME_LENGTH), record.source, record.sourceId];
}
