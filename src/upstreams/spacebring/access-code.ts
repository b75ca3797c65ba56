import { endOfDay, localDay, startOfDay } from '../../domain/time/time-zone.js';
import { userProblem } from '../../domain/writes/user-problem.js';
import type { WriteContext } from './context.js';
import type { VisitWire } from './visit.wire.js';
import type { CodeBody } from './write-client.js';
import { readWholeList } from './write-recovery.js';

interface CodedVisit extends CodeBody {
  readonly visit: VisitWire;
}

/**
 * Asserts that the visit's code names this visit and no other. The vendor's help says that a code is valid on the visit's day
 * only; whether two visits of a day may share one is not documented.
 * @throws UserProblemError INVALID_INPUT on another day than the visit's at its location, CONFLICT where another visit of the
 * day there has the code; SourceFaultError where the visits of the day cannot be read to their end. Nothing was written.
 */
export async function assertOwnCode(context: WriteContext, coded: CodedVisit, now: Date): Promise<void> {
  const { visit, code, locationRef } = coded;
  const { freshReads, limits, clock } = context;
  const timeZone = await readTimeZone(context, coded);
  const today = localDay(now, timeZone);
  if (localDay(visit.date, timeZone) !== today) {
    throw userProblem('INVALID_INPUT', 'The access code is not valid today.', { field: ['id'] });
  }
  const date = { gte: startOfDay(now, timeZone), lte: endOfDay(now, timeZone) };
  const visits = await readWholeList({
    maxPages: limits.maxPages,
    clock,
    readPage: (pageToken) => freshReads.listVisits({ locationRef, date }, pageToken),
  });
  const isRival = (other: VisitWire): boolean =>
    other.id !== visit.id && other.code === code && localDay(other.date, timeZone) === today;
  if (visits.some(isRival)) {
    throw userProblem(
      'CONFLICT',
      'Another visit of this day has the same access code. Check the visitor in or out in Spacebring itself.',
      {
        field: ['id'],
      },
    );
  }
}

async function readTimeZone({ locations, mapping }: WriteContext, { visit, locationRef }: CodedVisit): Promise<string> {
  if (visit.location !== null) return mapping.toTimeZone(visit.location.timezoneId);
  return (await locations.load(locationRef))?.timeZone ?? mapping.toTimeZone(null);
}
