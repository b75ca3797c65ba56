import type { Visit } from '../../domain/visit/visit.js';
import type { VisitDraft } from '../../domain/visit/visit-writer.js';
import { earliestCreation, isSameVisitor, readWholeList } from './recovery.js';
import { toVisit } from './visit.mapper.js';
import { placeOfDraft } from './visit-draft.js';
import { hostUserOf } from './visit-hosts.js';
import type { WriteContext } from './write-context.js';

const SECOND_MS = 1_000;

/** Visits of the draft's second, as the source may cut the milliseconds off, with its visitor, made since then. */
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
      visit.date >= date.gte &&
      visit.date <= date.lte &&
      (visit.createDate === null || visit.createDate >= earliest) &&
      (hostUserRef === null || hostUserOf(visit) === hostUserRef),
  );
  if (candidates.some(({ location }) => location === null)) await locations.read();
  return candidates.map((visit) => toVisit(visit, now, mapping));
}
