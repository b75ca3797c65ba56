import type { VisitStatsBucket, VisitStatsKey } from '../../domain/statistics/visit-stats.js';
import { maskName } from './mask-name.js';

/** The value of a dimension in which a visit has none. */
const NONE = 'none';

/**
 * The label of a bucket of visits. One that names a host has the initials instead or, where further dimensions are in
 * it, the values of the keys, in which a host is an id.
 */
export function maskLabel(label: string, keys: VisitStatsBucket['keys']): string {
  if (!keys.some(namesHost)) return label;
  return keys.length === 1 ? maskName(label) : keys.map(({ value }) => value).join(', ');
}

function namesHost({ dimension, value }: VisitStatsKey): boolean {
  return dimension === 'HOST' && value !== NONE;
}
