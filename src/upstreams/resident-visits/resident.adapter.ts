import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import type { Clock } from '../../domain/time/clock.js';
import type { ResidentClient } from './resident.client.js';
import type { ResidentDates } from './resident-dates.js';
import { createResidentLocationSource } from './resident-location-source.js';
import { createResidentPersonSource } from './resident-person-source.js';
import { createResidentVisitReads } from './resident-visit-reads.js';
import { createResidentVisitSource } from './resident-visit-source.js';
import { createResidentVisitWriter } from './resident-visit-writer.js';

export interface ResidentAdapterOptions {
  /** Bound to one request. */
  readonly client: ResidentClient;
  /** Another one for the same request, which remembers nothing of what the first has read: for writes. */
  readonly freshClient: () => ResidentClient;
  readonly clock: Clock;
  readonly dates: ResidentDates;
  /** IANA name: the communities' zone. */
  readonly timeZone: string;
  /** See evaluatePresence. */
  readonly assumeLeftDays: number;
}

/** The residents' service as one request sees it: visits, residents as people, communities as locations. */
export function createResidentAdapter(options: ResidentAdapterOptions): SourceAdapter {
  const people = createResidentPersonSource(options);
  const reads = createResidentVisitReads(options);
  return {
    source: 'RESIDENT',
    visits: createResidentVisitSource({ ...options, reads, people }),
    people,
    locations: createResidentLocationSource(options),
    visitWriter: createResidentVisitWriter({ ...options, people }),
  };
}
