import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import { completeSlice } from '../../domain/source/source-slice.js';
import { createBlockedPersonSource } from './blocked-person.reader.js';
import { createBlockedPersonWriter } from './blocked-person.writer.js';
import type { AdapterParts } from './context.js';
import { ACCOUNT_ID } from './person.mapper.js';
import { createPersonSource } from './person.reader.js';
import { createPersonWriter } from './person.writer.js';
import { createVisitSource } from './visit.reader.js';
import { createVisitWriter } from './visit.writer.js';
import { toVisitorFields } from './visitor-field.mapper.js';

/** The adapter of one request. W3lcome has no companies, requests, tickets or transactions. */
export function createW3lcomeAdapter(parts: AdapterParts): SourceAdapter {
  const { client, clock, mapping } = parts;
  return {
    source: 'W3LCOME',
    soleLocationId: ACCOUNT_ID,
    visits: createVisitSource(parts),
    people: createPersonSource(parts),
    blockedPeople: createBlockedPersonSource(parts),
    visitWriter: createVisitWriter(parts),
    personWriter: createPersonWriter(parts),
    blockedPersonWriter: createBlockedPersonWriter(parts),
    locations: {
      readLocations: async () => completeSlice([mapping.account], clock.now()),
      loadLocation: async (sourceId) => (sourceId === ACCOUNT_ID ? mapping.account : null),
    },
    visitorFields: {
      async readVisitorFields() {
        const asOf = clock.now();
        const { records, droppedCount } = await client.listCompanyFields();
        return { ...completeSlice(toVisitorFields(records), asOf), droppedCount };
      },
    },
  };
}
