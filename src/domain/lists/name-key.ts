import type { Source } from '../source/source.js';
import { normalizeForSearch } from '../text/normalize.js';
import type { SortKey } from './sort-key.js';

/** Characters of a name that order a list; after them the id decides. A cursor contains the key. */
const MAX_LENGTH = 200;

/** (name as it is compared, source, source id): the order of every list that follows names. */
export function nameKey(name: string, record: { readonly source: Source; readonly sourceId: string }): SortKey {
  return [normalizeForSearch(name).slice(0, MAX_LENGTH), record.source, record.sourceId];
}
