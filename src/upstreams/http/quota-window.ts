/**
 * A quota counts arrivals, the limiter counts starts: a first call that opens a connection arrives later than the calls
 * that follow on an open one. The margin keeps such bunching, and clocks that count whole milliseconds, out of the second.
 */
export const QUOTA_WINDOW_MS = 1_050;

/** The latest starts of this process. */
export interface StartLog {
  /** Ms until another start keeps any sliding window within `limit`; 0 = now. */
  waitMs(limit: number): number;
  started(): void;
}

/** Remembers at most `most` starts, which is the highest limit that will be asked for. */
export function createStartLog(most: number): StartLog {
  const starts: number[] = [];
  return {
    waitMs(limit) {
      const oldest = starts[starts.length - limit];
      return oldest === undefined ? 0 : Math.max(0, Math.ceil(oldest + QUOTA_WINDOW_MS - performance.now()));
    },
    started() {
      starts.push(performance.now());
      if (starts.length > most) starts.shift();
    },
  };
}
