import type { Source } from './source.js';

/** What one client request cost at one source, and what it was spared. */
export interface SourceUsage {
  /** Calls sent on behalf of this request: repeated ones and background refreshes of others are not its own. */
  calls: number;
  /** Reads answered from what was kept. */
  savedByCache: number;
  /** Reads that joined an equal call already in flight for another request. */
  savedBySharing: number;
  /** Calls that look-ups were spared by sharing one list or batch call. */
  savedByBatching: number;
  /** Time that this request's calls waited for their turn, added up. */
  waitedForQuotaMs: number;
}

/** Counted along one client request, per source that had any part in it. */
export type UpstreamUsage = Map<Source, SourceUsage>;

export function usageOf(usage: UpstreamUsage, source: Source): SourceUsage {
  const known = usage.get(source);
  if (known !== undefined) return known;
  const counted = { calls: 0, savedByCache: 0, savedBySharing: 0, savedByBatching: 0, waitedForQuotaMs: 0 };
  usage.set(source, counted);
  return counted;
}
