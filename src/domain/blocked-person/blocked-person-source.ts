import type { SourceSlice } from '../source/source-slice.js';
import type { BlockedPerson } from './blocked-person.js';

export interface BlockedPersonSource {
  /** The whole list; read once per request. A source whose list is switched off answers with an empty, complete slice. */
  readBlockedPeople(): Promise<SourceSlice<BlockedPerson>>;
  loadBlockedPerson(sourceId: string): Promise<BlockedPerson | null>;
}
