import type { Visit } from '../../domain/model/visit.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { userProblem } from '../../domain/writes/user-problem.js';
import { toStateProblem } from './desk-problem.js';
import { notFound } from './named-records.js';
import { writeOrExplain } from './refusal.js';
import type { VisitWire } from './visit.wire.js';
import { toWrittenVisit } from './visit-answers.js';
import type { WriteContext } from './write-context.js';

/**
 * The source's DELETE, which gives the visit a `deleteDate`. Whether it would take a visit that has begun is not documented;
 * such a visit took place, so it is refused here.
 */
export async function cancelVisit(context: WriteContext, sourceId: string, now: Date): Promise<Visit> {
  const { writes, freshReads } = context;
  writes.assertUser();
  const current = await freshReads.getVisit(sourceId);
  if (current === null) throw notFound('visit', ['id']);
  assertCancellable(current);
  await writeOrExplain(
    () => writes.deleteVisit(sourceId),
    async (refusal) => toStateProblem(refusal) ?? (refusal.status === 404 ? notFound('visit', ['id']) : null),
  );
  const wire = (await freshReads.getVisit(sourceId).catch(nullIfFault)) ?? current;
  return asCancelled(await toWrittenVisit(context, wire, now), now);
}

function assertCancellable({ checkOutDate, checkInDate, deleteDate }: VisitWire): void {
  if (checkOutDate !== null) throw userProblem('ALREADY_CHECKED_OUT', 'This visit is over.');
  if (checkInDate !== null)
    throw userProblem('ALREADY_CHECKED_IN', 'The visitor is checked in: check them out instead.');
  if (deleteDate !== null) throw userProblem('CANCELLED', 'This visit is cancelled already.');
}

/** Older generations send no `deleteDate`, and the visit may not be readable any more. */
function asCancelled(visit: Visit, now: Date): Visit {
  if (visit.status === 'CANCELLED') return visit;
  return Object.freeze({ ...visit, status: 'CANCELLED', cancelledAt: visit.cancelledAt ?? now });
}

/** The visit is cancelled, whether it can be read or not. */
function nullIfFault(error: unknown): null {
  if (error instanceof SourceFaultError) return null;
  throw error;
}
