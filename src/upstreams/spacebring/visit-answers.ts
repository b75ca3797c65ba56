import type { Visit } from '../../domain/model/visit.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { AdapterContext } from './adapter-context.js';
import { toVisit } from './visit.mapper.js';
import type { VisitWire } from './visit.wire.js';

/** The visit that a write answered with, or that is about to be written. */
export async function toWrittenVisit(
  { locations, mapping }: Pick<AdapterContext, 'locations' | 'mapping'>,
  wire: VisitWire,
  now: Date,
): Promise<Visit> {
  // An older record carries no location, whose zone says when the day is over. What was written stays so without it.
  if (wire.location === null) await locations.read().catch(ignoreFault);
  return toVisit(wire, now, mapping);
}

function ignoreFault(error: unknown): void {
  if (!(error instanceof SourceFaultError)) throw error;
}
