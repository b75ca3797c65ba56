import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import { completeSlice } from '../../domain/source/source-slice.js';
import { ACCOUNT_ID } from './account.mapper.js';
import type { AdapterParts } from './adapter-parts.js';
import { createBlockedPersonSource } from './blocked-people.adapter.js';
import { createBlockedPersonWriter } from './blocked-person-writer.adapter.js';
import { createPersonSource } from './people.adapter.js';
import { createPersonWriter } from './person-writer.adapter.js';
import { createVisitWriter } from './visit-writer.adapter.js';
import { toVisitorFields } from './visitor-field.mapper.js';
import { createVisitSource } from './visits.adapter.js';

/** W3lcome as one request sees it. It has no companies, requests, tickets or transactions. */
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
