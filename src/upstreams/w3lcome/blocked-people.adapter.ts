import type { BlockedPersonSource } from '../../domain/blocked-person/blocked-person-source.js';
import { SourceFaultError } from '../../domain/errors/source-fault.js';
import { completeSlice, type SourceSlice } from '../../domain/source/source-slice.js';
import type { AdapterParts } from './adapter-parts.js';
import { toBlockedPerson } from './blocked-person.mapper.js';
import { createPageWalk } from './page-walk.js';
import { toUpstreamId } from './source-id.js';
import { isUnknownRoute, PAGE_LIMITS } from './w3lcome.client.js';
import type { BlockedPersonWire } from './w3lcome.wire.js';
import { readWalk } from './walk-slice.js';

/** The blocked list. An account may have it switched off: then nobody is blocked. */
export function createBlockedPersonSource({ client, config, clock, mapping }: AdapterParts): BlockedPersonSource {
  let list: Promise<SourceSlice<BlockedPersonWire>> | undefined;

  function readList(): Promise<SourceSlice<BlockedPersonWire>> {
    const asOf = clock.now();
    const walk = createPageWalk({
      pageSize: PAGE_LIMITS.blockedPeople,
      maxPages: config.maxPages,
      readPage: (offset) => client.listBlockedPeople({ offset }),
    });
    list ??= readWalk(walk, asOf).catch((error: unknown) => {
      if (isSwitchedOff(error)) return completeSlice<BlockedPersonWire>([], asOf);
      throw error;
    });
    return list;
  }

  async function loadOne(id: string): Promise<BlockedPersonWire | null> {
    try {
      return await client.getBlockedPerson(id);
    } catch (error) {
      if (isSwitchedOff(error)) return null;
      if (!isUnknownRoute(error)) throw error;
      const { records } = await readList();
      return records.find((record) => record.id === id) ?? null;
    }
  }

  return {
    async readBlockedPeople() {
      const slice = await readList();
      return { ...slice, records: slice.records.map((record) => toBlockedPerson(record, mapping)) };
    },
    async loadBlockedPerson(sourceId) {
      const id = toUpstreamId(sourceId);
      const record = id === null ? null : await loadOne(id);
      return record === null ? null : toBlockedPerson(record, mapping);
    },
  };
}

/** Its status is not documented. */
function isSwitchedOff(error: unknown): boolean {
  return error instanceof SourceFaultError && error.sourceCode === 'BLACKLIST_DISABLED';
}
