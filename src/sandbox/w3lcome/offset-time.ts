/** The account's zone has had no summer time since 2019. */
const OFFSET_MS = -3 * 3_600_000;
const OFFSET = '-03:00';

/** `2026-11-20T09:05:00-03:00`: with the account's offset and without a fraction. */
export function toOffsetTime(instant: number): string {
  return `${new Date(instant + OFFSET_MS).toISOString().slice(0, 19)}${OFFSET}`;
}

/** Null for text that is no time. A `+` that is not URL-encoded arrives as a space, which is invalid. */
export function parseTime(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return null;
  const instant = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes('T') ? text : withOffset(text));
  return Number.isNaN(instant) ? null : instant;
}

function withOffset(text: string): string {
  return `${text.includes('T') ? text : `${text}T00:00:00`}${OFFSET}`;
}
