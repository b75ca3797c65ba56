import type { Source } from '../source/source.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import type { Visit } from './visit.js';

/** Reading visits of one source back, for writes. */
export function visitAccess(writes: WriteEnvironment, source: Source) {
  return {
    load: async (sourceId: string): Promise<Visit | null> =>
      (await writes.env.adapters[source]?.visits.loadVisit(sourceId, writes.env.now)) ?? null,
  };
}
