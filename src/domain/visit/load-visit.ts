import type { NodeId } from '../ids/node-id.js';
import type { Visit } from '../model/visit.js';
import type { WriteEnvironment } from '../writes/write-environment.js';

/** Reads a visit back for a write, through the adapters as they are by now; null when there is none (any more). */
export async function loadVisit(
  writes: WriteEnvironment,
  { source, sourceId }: Pick<NodeId, 'source' | 'sourceId'>,
): Promise<Visit | null> {
  return (await writes.env.adapters[source]?.visits.loadVisit(sourceId, writes.env.now)) ?? null;
}
