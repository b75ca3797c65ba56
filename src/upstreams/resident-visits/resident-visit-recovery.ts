import { SourceFaultError } from '../../domain/source/source-error.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import { normalizeGuid } from './guid.js';
import type { ResidentClient } from './resident.client.js';
import type { ResidentVisitBody, ResidentVisitWire } from './resident.wire.js';
import { parseServerTime } from './resident-dates.js';
import { toSameBody } from './resident-visit-body.mapper.js';

/** How far the service's clock may be behind ours. */
const CLOCK_DIFFERENCE_MS = 120_000;

/**
 * The visits that a POST of `body`, begun at `startedAt`, may have made. An equal record is one that says
 * the same in every member.
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
    return isStored(visit, body) && createdAt !== null && createdAt >= since;
  });
}

/** The service stores what it is sent letter by letter; ids are the same in either case. */
export function isStored(wire: ResidentVisitWire, { residentId, ...sent }: Partial<ResidentVisitBody>): boolean {
  const stored = toSameBody(wire);
  return (
    (residentId === undefined || normalizeGuid(stored.residentId) === normalizeGuid(residentId)) &&
    Object.entries(sent).every(([member, value]) => stored[member as keyof typeof sent] === value)
  );
}
