import type { Person, PersonSource } from '../../domain/model/person.js';
import { completeSlice, type SourceSlice } from '../../domain/source/source-slice.js';
import { normalizeEmail } from '../../domain/text/normalize-email.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { PAGE_LIMITS } from './client.js';
import type { AdapterParts } from './context.js';
import { ACCOUNT_ID, toPerson } from './person.mapper.js';
import { createOffsetPaginator, finishPaginator, paginatorsToSlice } from './read-pages.js';
import { toIdKey, toUpstreamId } from './values.js';
import type { HostWire } from './wire.js';

/** Hosts: one by id, several by pages of the list. */
export function createPersonSource(parts: AdapterParts): PersonSource {
  const { client, clock, mapping } = parts;
  const hosts = createHostList(parts);
  const byEmail = createEmailReader(parts, hosts);

  const byId = createListOrEachLoader<HostWire>({
    onBatched: client.onBatched,
    readPage: async (pageIndex) => {
      await hosts.readPages(pageIndex + 1);
      return { entries: new Map([...hosts.known.values()].map((host) => [host.id, host])), isLast: hosts.isOver() };
    },
    loadOne: async (id) => hosts.known.get(toIdKey(id)) ?? client.getHost(id),
  });

  return {
    async readPeople({ locationIds, email }) {
      if (locationIds?.includes(ACCOUNT_ID) === false) return completeSlice([], clock.now());
      const slice = email === undefined ? await hosts.readAll() : await byEmail.readSlice(email);
      return { ...slice, records: slice.records.map((host) => toPerson(host, mapping)) };
    },
    async loadPerson(sourceId): Promise<Person | null> {
      const id = toUpstreamId(sourceId);
      const host = id === null ? null : await byId.load(id);
      return host === null ? null : toPerson(host, mapping);
    },
    async findPeopleByEmail(email) {
      const found = await byEmail.load(email);
      return found.map((host) => toPerson(host, mapping));
    },
  };
}

interface EmailReader {
  /** Batched: one e-mail by a query, several by pages of the list. */
  load(email: string): Promise<readonly HostWire[]>;
  readSlice(email: string): Promise<SourceSlice<HostWire>>;
}

/** The answer has hosts of other addresses: the source ignores the filter, so the whole list is read. */
function ofEmail(slice: SourceSlice<HostWire>, email: string): SourceSlice<HostWire> {
  return { ...slice, records: slice.records.filter((host) => normalizeEmail(host.email) === email) };
}

/** The vendor says that e-mails are unique, but not whether `==` compares their case, so the answer is filtered here. */
function createEmailReader(parts: AdapterParts, hosts: HostList): EmailReader {
  const { client, clock } = parts;

  async function readSlice(email: string): Promise<SourceSlice<HostWire>> {
    const asOf = clock.now();
    if (hosts.isWhole()) return completeSlice(groupByEmail(hosts.known.values()).get(email) ?? [], asOf);
    const page = await client.listHosts({ offset: 0, where: { key: 'email', operator: '==', value: email } });
    const records = page.records.filter((host) => normalizeEmail(host.email) === email);
    if (records.length < page.records.length) return ofEmail(await hosts.readAll(), email);
    return { ...completeSlice(records, asOf), droppedCount: page.droppedCount };
  }

  const loader = createListOrEachLoader<readonly HostWire[]>({
    onBatched: client.onBatched,
    readPage: async (pageIndex) => {
      await hosts.readPages(pageIndex + 1);
      return { entries: groupByEmail(hosts.known.values()), isLast: hosts.isOver() };
    },
    loadOne: async (email) => (await readSlice(email)).records,
  });

  return { load: async (email) => (await loader.load(email)) ?? [], readSlice };
}

function groupByEmail(hosts: Iterable<HostWire>): Map<string, HostWire[]> {
  const groups = new Map<string, HostWire[]>();
  for (const host of hosts) {
    const email = normalizeEmail(host.email);
    if (email !== null) groups.set(email, [...(groups.get(email) ?? []), host]);
  }
  return groups;
}

/** The list of hosts, each page of which is read at most once per request. */
interface HostList {
  /** Reads until `pageCount` pages are loaded or the list ends. @throws SourceFaultError */
  readPages(pageCount: number): Promise<void>;
  /** @throws SourceFaultError when not even the first page could be read. */
  readAll(): Promise<SourceSlice<HostWire>>;
  /** The records of the pages so far, by the key of their id. */
  readonly known: ReadonlyMap<string, HostWire>;
  /** True when every page has been read. */
  isWhole(): boolean;
  /** True when no more pages will be read. */
  isOver(): boolean;
}

function createHostList({ client, config, clock }: AdapterParts): HostList {
  const paginator = createOffsetPaginator({
    pageSize: PAGE_LIMITS.hosts,
    maxPages: config.maxPages,
    readPage: (offset) => client.listHosts({ offset }),
  });
  let reading: Promise<void> = Promise.resolve();

  /** Serializes the reads of pages. */
  function inTurn(read: () => Promise<void>): Promise<void> {
    reading = reading.then(read);
    return reading;
  }

  return {
    async readPages(pageCount) {
      await inTurn(async () => {
        while (paginator.state === 'OPEN' && paginator.pageCount < pageCount) await paginator.advance();
      });
      if (paginator.error !== null && paginator.pageCount < pageCount) throw paginator.error;
    },
    async readAll() {
      const asOf = clock.now();
      await inTurn(() => finishPaginator(paginator));
      return paginatorsToSlice([paginator], asOf);
    },
    known: paginator.records,
    isWhole: () => paginator.state === 'ENDED',
    isOver: () => paginator.state !== 'OPEN',
  };
}
