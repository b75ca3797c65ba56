import type { SourceSlice } from '../../domain/source/source-slice.js';
import { isSpacebringId, lacksCheckIns, type SpacebringClient } from './client.js';
import type { AdapterContext } from './context.js';
import { readPagedSlice, withLocation } from './paged-slice.js';
import { toVisitOfCheckIn, type VisitCheckInWire, type VisitWire } from './visit.wire.js';

/** Visitors on site in one location; null: this source has no Check-ins API, or denies access to it. */
export async function readCheckIns(
  { client, clock, limits }: Pick<AdapterContext, 'client' | 'clock' | 'limits'>,
  locationRef: string,
): Promise<SourceSlice<VisitCheckInWire> | null> {
  try {
    return await readPagedSlice({
      maxPages: limits.maxPages,
      clock,
      readPage: (pageToken) => client.listCheckedInVisits({ locationRef }, pageToken),
    });
  } catch (error) {
    if (lacksCheckIns(error)) return null;
    throw error;
  }
}

/** A source that ignores the filters returns people who are not on site. */
export function isOnSite({ status, type }: VisitCheckInWire): boolean {
  return (status ?? 'checkedIn') === 'checkedIn' && (type ?? 'visit') === 'visit';
}

/**
 * A visit by its id; null for an unknown id. Where the source does not find a visit of the roll call, its check-in is
 * mapped instead.
 * @throws SourceFaultError also where check-ins cannot be read, as the visit may be among them.
 */
export async function readVisit(
  context: Pick<AdapterContext, 'locations' | 'clock' | 'limits'>,
  client: SpacebringClient,
  sourceId: string,
): Promise<VisitWire | null> {
  const visit = await client.getVisit(sourceId);
  if (visit !== null || !isSpacebringId(sourceId)) return visit;
  const { locations } = await context.locations.select();
  const outcomes = await Promise.allSettled(
    locations.map(async (place) => {
      const checkIns = (await readCheckIns({ ...context, client }, place.sourceId))?.records ?? [];
      const checkIn = checkIns.find((candidate) => candidate.visit.id === sourceId && isOnSite(candidate));
      const reported = checkIn === undefined ? null : toVisitOfCheckIn(checkIn);
      return reported && withLocation(reported, place.sourceId);
    }),
  );
  const found = outcomes.find((outcome) => outcome.status === 'fulfilled' && outcome.value !== null);
  if (found?.status === 'fulfilled') return found.value;
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return null;
}
