import type { Visit, VisitChanges, VisitDraft } from '../../domain/model/visit.js';
import { isSameSecond } from '../../domain/time/time-range.js';
import { earliestCreation, isSameVisitor, readWholeList } from './recovery.js';
import { toVisit } from './visit.mapper.js';
import type { VisitWire } from './visit.wire.js';
import { placeOfDraft } from './visit-draft.js';
import { hostUserOf } from './visit-hosts.js';
import type { WriteContext } from './write-context.js';

const SECOND_MS = 1_000;

/** New visits of the draft's second, as the source may cut the milliseconds off, with its visitor and notes, made since then. */
export async function findScheduledVisits(
  context: WriteContext,
  draft: VisitDraft,
  { startedAt, now }: { startedAt: Date; now: Date },
): Promise<readonly Visit[]> {
  const { freshReads, limits, clock, mapping, locations } = context;
  const { locationId, hostUserRef } = await placeOfDraft(context, draft);
  const from = Math.floor(draft.expectedAt.getTime() / SECOND_MS) * SECOND_MS;
  const date = { gte: new Date(from), lte: new Date(from + SECOND_MS - 1) };
  const call = { locationRef: locationId, ...(hostUserRef !== null && { userRefHost: hostUserRef }), date };
  const visits = await readWholeList({
    maxPages: limits.maxPages,
    clock,
    readPage: (pageToken) => freshReads.listVisits(call, pageToken),
  });
  const earliest = earliestCreation(startedAt);
  const candidates = visits.filter(
    (visit) =>
      isSameVisitor(visit.visitor, draft.visitor) &&
      isSameText(visit.comment, draft.notes) &&
      isUntouched(visit) &&
      isSameSecond(visit.date, draft.expectedAt) &&
      (visit.createDate === null || visit.createDate >= earliest) &&
      (hostUserRef === null || hostUserOf(visit) === hostUserRef),
  );
  if (candidates.some(({ location }) => location === null)) await locations.read();
  return candidates.map((visit) => toVisit(visit, now, mapping));
}

/** The visit if it has the time and the notes that were sent; null else. */
export async function findUpdatedVisit(
  { freshReads }: Pick<WriteContext, 'freshReads'>,
  sourceId: string,
  { expectedAt, notes }: VisitChanges,
): Promise<VisitWire | null> {
  const visit = await freshReads.getVisit(sourceId);
  const isDone =
    visit !== null &&
    (expectedAt === undefined || isSameSecond(visit.date, expectedAt)) &&
    (notes === undefined || isSameText(visit.comment, notes));
  return isDone ? visit : null;
}

/** An empty text is none. */
function isSameText(stored: string | null, sent: string | null): boolean {
  return (stored ?? '') === (sent ?? '');
}

function isUntouched({ checkInDate, checkOutDate, deleteDate }: VisitWire): boolean {
  return checkInDate === null && checkOutDate === null && deleteDate === null;
}
