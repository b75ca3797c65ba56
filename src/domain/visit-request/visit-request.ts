import type { LocationRef } from '../location/location.js';
import type { PersonRef } from '../person/person.js';
import type { Source } from '../source/source.js';
import type { VisitorRecord } from '../visitor/visitor-record.js';

/** Somebody asks to visit a host, who has not said yes yet. */
export interface VisitRequest {
  readonly nodeType: 'VisitRequest';
  readonly source: Source;
  readonly sourceId: string;
  readonly createdAt: Date;
  readonly visitor: VisitorRecord;
  readonly host: PersonRef | null;
  readonly location: LocationRef | null;
}
