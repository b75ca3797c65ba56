import type { SourceSlice } from '../../domain/source/source-slice.js';
import type { AdapterParts } from './adapter-parts.js';
import { createPageWalk } from './page-walk.js';
import { type ListPage, PAGE_LIMITS } from './w3lcome.client.js';
import type { HostWire } from './w3lcome.wire.js';
import { readWalk } from './walk-slice.js';

/** The list of hosts, each page of which is read at most once per request. */
export interface HostList {
  /** Counts from 0. @throws SourceFaultError */
  readPage(pageIndex: number): Promise<ListPage<HostWire>>;
  /** @throws SourceFaultError when not even the first page could be read. */
  readAll(): Promise<SourceSlice<HostWire>>;
  /** What the pages read so far hold, by id. */
  readonly known: ReadonlyMap<string, HostWire>;
  /** True when every page has been read. */
  isWhole(): boolean;
}

export function createHostList({ client, config, clock }: AdapterParts): HostList {
  const pages = new Map<number, Promise<ListPage<HostWire>>>();
  const known = new Map<string, HostWire>();
  let isWhole = false;

  async function fetchPage(pageIndex: number): Promise<ListPage<HostWire>> {
    const page = await client.listHosts({ offset: pageIndex * PAGE_LIMITS.hosts });
    for (const host of page.records) known.set(host.id, host);
    // Pages are asked for in order, so the last one completes the list.
    if (page.isLast) isWhole = true;
    return page;
  }

  function readPage(pageIndex: number): Promise<ListPage<HostWire>> {
    const page = pages.get(pageIndex) ?? fetchPage(pageIndex);
    pages.set(pageIndex, page);
    return page;
  }

  return {
    readPage,
    readAll() {
      const walk = createPageWalk({
        pageSize: PAGE_LIMITS.hosts,
        maxPages: config.maxPages,
        readPage: (offset) => readPage(offset / PAGE_LIMITS.hosts),
      });
      return readWalk(walk, clock.now());
    },
    known,
    isWhole: () => isWhole,
  };
}
