/**
 * A quota counts arrivals, the limiter counts starts: a first call that opens a connection arrives later than the calls
 * that follow on an open one. The margin keeps such bunching, and clocks that count whole milliseconds, out of the second.
 */
export const QUOTA_WINDOW_MS = 1_050;

/** One call that was let start. */
export interface Start {
  /**
   * From now on the call is about to leave: it counts as one that is still to arrive, however long a busy process takes to
   * send it.
   */
  hold(): void;
  /** It has left, or never will. */
  release(): void;
}

/** The latest starts of this process. */
export interface StartLog {
  /** Ms until another start keeps any sliding window within `limit`; 0 = now. A guess where calls have not left yet. */
  waitMs(limit: number): number;
  started(): Start;
}

export function createStartLog(): StartLog {
  /** When each counts from, in the order of the starts; infinite for those that have not left. */
  let starts: { countsFrom: number }[] = [];
  return {
    waitMs(limit) {
      const now = performance.now();
      starts = starts.filter(({ countsFrom }) => countsFrom + QUOTA_WINDOW_MS > now);
      if (starts.length < limit) return 0;
      const oldest = starts.map(({ countsFrom }) => countsFrom).sort((left, right) => left - right)[
        starts.length - limit
      ];
      return oldest === undefined || oldest === Number.POSITIVE_INFINITY
        ? QUOTA_WINDOW_MS
        : Math.max(1, Math.ceil(oldest + QUOTA_WINDOW_MS - now));
    },
    started() {
      const start = { countsFrom: performance.now() };
      starts.push(start);
      return {
        hold: () => {
          start.countsFrom = Number.POSITIVE_INFINITY;
        },
        release: () => {
          if (start.countsFrom === Number.POSITIVE_INFINITY) start.countsFrom = performance.now();
        },
      };
    },
  };
}
