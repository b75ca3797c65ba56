import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import type { Clock } from '../../domain/time/clock.js';
import type { ResidentClient } from './client.js';
import { createResidentLocationSource } from './location.reader.js';
import { createResidentPersonSource } from './person.reader.js';
import type { ResidentDates } from './values.js';
import { createResidentVisitReads, createResidentVisitSource } from './visit.reader.js';
import { createResidentVisitWriter } from './visit.writer.js';

export interface ResidentAdapterOptions {
  /** The client of the request. */
  readonly client: ResidentClient;
  /** Creates another client for a write of the request, with a memo of its own and without cache. */
  readonly freshClient: () => ResidentClient;
  readonly clock: Clock;
  readonly dates: ResidentDates;
  /** IANA name: the communities' zone. */
  readonly timeZone: string;
  /** See evaluatePresence. */
  readonly assumeLeftDays: number;
}

/** The adapter of one request: visits, residents as people, communities as locations. */
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
