/** Milliseconds from `now` that a Retry-After header (seconds or an HTTP date) asks to wait; null where it says nothing. */
export function parseRetryAfterMs(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const waitMs = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1_000;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null;
}
