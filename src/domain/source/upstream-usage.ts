import type { Source } from './source.js';

/** The calls of one client request to one source, and those it saved. */
export interface SourceUsage {
  /** Calls sent on behalf of this request: repeated ones and background refreshes of others are not its own. */
  calls: number;
  /** Reads that the cache answered. */
  savedByCache: number;
  /** Reads that joined an equal call already in flight for another request. */
  savedBySharing: number;
  /** Calls that look-ups saved by sharing one list or batch call. */
  savedByBatching: number;
  /** Total time that this request's calls waited for slots. */
  waitedForQuotaMs: number;
}

/** The usage of one client request, per source that it reads or writes. */
export type UpstreamUsage = Map<Source, SourceUsage>;

export function usageOf(usage: UpstreamUsage, source: Source): SourceUsage {
  const known = usage.get(source);
  if (known !== undefined) return known;
  const counted = { calls: 0, savedByCache: 0, savedBySharing: 0, savedByBatching: 0, waitedForQuotaMs: 0 };
  usage.set(source, counted);
  return counted;
}
