import type { NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import type { Visit } from '../model/visit.js';

/** Reads a visit for a write; null when it does not exist. */
export async function loadVisit(
  { adapters, now }: ListEnvironment,
  { source, sourceId }: Pick<NodeId, 'source' | 'sourceId'>,
): Promise<Visit | null> {
  return (await adapters[source]?.visits.loadVisit(sourceId, now)) ?? null;
}
