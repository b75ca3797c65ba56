import type { SourceSlice } from '../../domain/source/source-slice.js';
import type { AdapterParts } from './adapter-parts.js';
import { createPageWalk, finishWalk } from './page-walk.js';
import { PAGE_LIMITS } from './w3lcome.client.js';
import type { HostWire } from './w3lcome.wire.js';
import { walksToSlice } from './walk-slice.js';

/** The list of hosts, each page of which is read at most once per request. */
export interface HostList {
  /** Reads until `pageCount` pages are there or the list ends. @throws SourceFaultError */
  readPages(pageCount: number): Promise<void>;
  /** @throws SourceFaultError when not even the first page could be read. */
  readAll(): Promise<SourceSlice<HostWire>>;
  /** What the pages read so far hold, by the key of the id. */
  readonly known: ReadonlyMap<string, HostWire>;
  /** True when every page has been read. */
  isWhole(): boolean;
  /** True when no more pages will be read. */
  isOver(): boolean;
}

export function createHostList({ client, config, clock }: AdapterParts): HostList {
  const walk = createPageWalk({
    pageSize: PAGE_LIMITS.hosts,
    maxPages: config.maxPages,
    readPage: (offset) => client.listHosts({ offset }),
  });
  let reading: Promise<void> = Promise.resolve();

  /** One page after the other, whoever asks for them. */
  function inTurn(read: () => Promise<void>): Promise<void> {
    reading = reading.then(read);
    return reading;
  }

  return {
    async readPages(pageCount) {
      await inTurn(async () => {
        while (walk.state === 'OPEN' && walk.pageCount < pageCount) await walk.advance();
      });
      if (walk.error !== null && walk.pageCount < pageCount) throw walk.error;
    },
    async readAll() {
      const asOf = clock.now();
      await inTurn(() => finishWalk(walk));
      return walksToSlice([walk], asOf);
    },
    known: walk.records,
    isWhole: () => walk.state === 'ENDED',
    isOver: () => walk.state !== 'OPEN',
  };
}
