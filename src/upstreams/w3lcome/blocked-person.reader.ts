import type { BlockedPersonSource } from '../../domain/model/blocked-person.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { completeSlice, type SourceSlice } from '../../domain/source/source-slice.js';
import { toBlockedPerson } from './blocked-person.mapper.js';
import { isUnknownRoute, PAGE_LIMITS } from './client.js';
import type { AdapterParts } from './context.js';
import { createOffsetPaginator, readPaginator } from './read-pages.js';
import { toIdKey, toUpstreamId } from './values.js';
import type { BlockedPersonWire } from './wire.js';

/** The blocked list. It is empty where the account has it switched off. */
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

/** The source's word for a blocked list that is switched off. */
export const BLOCKED_LIST_OFF = 'BLACKLIST_DISABLED';

/** The source's list, read at most once; empty where it is switched off. */
interface BlockedList {
  /** @throws SourceFaultError when not even the first page could be read. */
  read(): Promise<SourceSlice<BlockedPersonWire>>;
  /** Null for an id that is not on the list. */
  load(id: string): Promise<BlockedPersonWire | null>;
}

export function createBlockedList({
  client,
  config,
  clock,
}: Pick<AdapterParts, 'client' | 'config' | 'clock'>): BlockedList {
  let list: Promise<SourceSlice<BlockedPersonWire>> | undefined;

  function read(): Promise<SourceSlice<BlockedPersonWire>> {
    const asOf = clock.now();
    const paginator = createOffsetPaginator({
      pageSize: PAGE_LIMITS.blockedPeople,
      maxPages: config.maxPages,
      readPage: (offset) => client.listBlockedPeople({ offset }),
    });
    list ??= readPaginator(paginator, asOf).catch((error: unknown) => {
      if (isSwitchedOff(error)) return completeSlice<BlockedPersonWire>([], asOf);
      throw error;
    });
    return list;
  }

  return {
    read,
    async load(id) {
      try {
        return await client.getBlockedPerson(id);
      } catch (error) {
        if (isSwitchedOff(error)) return null;
        if (!isUnknownRoute(error)) throw error;
        const { records } = await read();
        return records.find((record) => toIdKey(record.id) === toIdKey(id)) ?? null;
      }
    },
  };
}

/** Its status is not documented. */
function isSwitchedOff(error: unknown): boolean {
  return error instanceof SourceFaultError && error.sourceCode === BLOCKED_LIST_OFF;
}
