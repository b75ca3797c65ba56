import { SourceFaultError } from '../../domain/errors/source-fault.js';
import { SOURCE_NAMES } from '../http/source-names.js';
import type { ResidentClient } from './resident.client.js';
import type { ResidentVisitBody, ResidentVisitWire } from './resident.wire.js';
import { parseServerTime } from './resident-dates.js';

/** How far the service's clock may be behind ours. */
const CLOCK_DIFFERENCE_MS = 120_000;

/**
 * The visits that a POST of `body`, begun at `startedAt`, may have made. The service stores what it is sent letter by
 * letter, so an equal record is one that says the same.
 * @throws SourceFaultError when the resident's visits cannot be read to the last one
 */
export async function findCreatedVisits(
  client: ResidentClient,
  { body, startedAt }: { readonly body: ResidentVisitBody; readonly startedAt: Date },
): Promise<readonly ResidentVisitWire[]> {
  const { records, droppedCount } = await client.listVisitsOfResident(body.residentId);
  if (droppedCount > 0) {
    throw new SourceFaultError({
      source: 'RESIDENT',
      code: 'UPSTREAM_INVALID_RESPONSE',
      message: `${SOURCE_NAMES.RESIDENT} sent a visit that could not be read`,
    });
  }
  const since = new Date(startedAt.getTime() - CLOCK_DIFFERENCE_MS);
  return records.filter((visit) => {
    const createdAt = parseServerTime(visit.createdAt);
    return (
      visit.visitorName === body.visitorName &&
      visit.arrivalDate === body.arrivalDate &&
      createdAt !== null &&
      createdAt >= since
    );
  });
}
