import type { UpstreamCall } from './upstream-client.js';

/** Seconds that answers are good for, by how often what they tell of changes. */
export const TTL_SECONDS = {
  /** Locations, companies, networks, visitor fields. */
  places: 300,
  people: 60,
  blockedList: 15,
  /** Lists of what happens: visits, tickets, transactions and the like. */
  events: 5,
  /** One record by its id. */
  record: 5,
  /** Lists of events of days that are over. */
  closedDays: 300,
} as const;

/** The day before today began less than this long ago, whatever the time zone. */
const CLOSED_AFTER_MS = 48 * 3_600_000;

/** How long the answer to a read may be served without asking again; 0 = not at all. */
export function readTtlMs({ ttlSeconds = 0, rangeEnd }: UpstreamCall<unknown>, now: Date): number {
  const isClosed = rangeEnd !== undefined && rangeEnd.getTime() < now.getTime() - CLOSED_AFTER_MS;
  return (isClosed ? TTL_SECONDS.closedDays : ttlSeconds) * 1_000;
}
