import { NAMELESS_HOST } from '../../domain/statistics/visit-columns.js';
import type { VisitStatsBucket, VisitStatsKey } from '../../domain/statistics/visit-stats.js';
import { maskName } from './mask-name.js';

/** The value of a dimension in which a visit has none. */
const NONE = 'none';
/** What stands between the words of two dimensions. */
const SEPARATOR = ', ';

/**
 * The label of a bucket of visits, with initials for the name of a host. Where it cannot be told which words are the name,
 * for a comma in one of them, the values of the keys are the label: in these a host is an id.
 */
export function maskLabel(label: string, keys: VisitStatsBucket['keys']): string {
  if (!keys.some(isHost)) return label;
  const words = keys.length === 1 ? [label] : label.split(SEPARATOR);
  const isTold = words.length === keys.length;
  return keys
    .map((key, index) => {
      const word = words[index];
      if (!isTold || word === undefined) return key.value;
      return isHost(key) && word !== NAMELESS_HOST ? maskName(word) : word;
    })
    .join(SEPARATOR);
}

function isHost({ dimension, value }: VisitStatsKey): boolean {
  return dimension === 'HOST' && value !== NONE;
}
