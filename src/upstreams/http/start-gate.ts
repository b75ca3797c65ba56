import { createStartLog, type Start } from './quota-window.js';
import type { SharedQuota } from './shared-quota.js';
import type { RequestPriority } from './upstream-client.js';

/** A source that asks for a longer rest is tried again after this. */
const LONGEST_PAUSE_MS = 60_000;

/** Tells when a source may be asked next: its quota, and the rests that it wanted. */
export interface StartGate {
  /** As far as this process knows: ms until the next start; 0 = now. */
  localWaitMs(): number;
  /** The same by everyone's count; 0 = granted, and to be used at once. */
  take(priority: RequestPriority): Promise<number>;
  started(): Start;
  /** Nothing starts for so many ms, 60 s at most, on any replica. */
  pause(ms: number): void;
}

/** Where nothing is limited nothing is written down. */
const UNCOUNTED: Start = { hold: () => {}, release: () => {} };

/** `limit`: starts in any sliding second; null = no limit. */
export function createStartGate(limit: number | null, quota: SharedQuota | null): StartGate {
  const starts = createStartLog();
  let pausedUntil = 0;
  const localWaitMs = (): number => {
    const pauseMs = Math.max(Math.ceil(pausedUntil - performance.now()), quota?.quietMs() ?? 0);
    if (pauseMs > 0 || limit === null) return Math.max(0, pauseMs);
    return starts.waitMs(quota?.localLimit(limit) ?? limit);
  };
  return {
    localWaitMs,
    async take(priority) {
      const waitMs = (await quota?.take(limit, priority)) ?? 0;
      // A pause or the loss of the common count may have come while it was asked.
      return waitMs > 0 ? waitMs : localWaitMs();
    },
    started: () => (limit === null ? UNCOUNTED : starts.started()),
    pause(ms) {
      const pauseMs = Math.min(ms, LONGEST_PAUSE_MS);
      pausedUntil = Math.max(pausedUntil, performance.now() + pauseMs);
      if (pauseMs > 0) quota?.pause(pauseMs);
    },
  };
}
