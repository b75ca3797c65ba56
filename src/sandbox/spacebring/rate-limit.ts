const WINDOW_MS = 1000;

/**
 * At most `requestsPerSecond` starts in any sliding second, one bucket for the whole server (what the vendor keys it on is
 * not documented). Refused requests do not count. `elapsedMs` is a monotonic clock: the sandbox's own may stand still.
 */
export function createRateLimit(requestsPerSecond: number, elapsedMs: () => number): () => boolean {
  const starts: number[] = [];
  return () => {
    const now = elapsedMs();
    while (starts.length > 0 && (starts[0] ?? now) <= now - WINDOW_MS) starts.shift();
    if (starts.length >= requestsPerSecond) return false;
    starts.push(now);
    return true;
  };
}
