import type { BlockedPersonSource } from '../../domain/model/blocked-person.js';
import type { AdapterParts } from './adapter-parts.js';
import { createBlockedList } from './blocked-list.js';
import { toBlockedPerson } from './blocked-person.mapper.js';
import { toUpstreamId } from './source-id.js';

/** The blocked list. An account may have it switched off: then nobody is blocked. */
export function createBlockedPersonSource(parts: AdapterParts): BlockedPersonSource {
  const list = createBlockedList(parts);
  return {
    async readBlockedPeople() {
      const slice = await list.read();
      return { ...slice, records: slice.records.map((record) => toBlockedPerson(record, parts.mapping)) };
    },
    async loadBlockedPerson(sourceId) {
      const id = toUpstreamId(sourceId);
      const record = id === null ? null : await list.load(id);
      return record === null ? null : toBlockedPerson(record, parts.mapping);
    },
  };
}
