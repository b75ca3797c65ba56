import { SourceFaultError } from '../../domain/errors/source-fault.js';
import type { ListPage } from './w3lcome.client.js';

/** OPEN: more pages may follow; ENDED: everything was read; CUT: stopped at a limit; FAILED: a page could not be read. */
export type WalkState = 'OPEN' | 'ENDED' | 'CUT' | 'FAILED';

/** One list read page by page by offset. Offsets shift while the list is written to, so records are kept once per id. */
export interface PageWalk<T> {
  readonly state: WalkState;
  readonly error: SourceFaultError | null;
  readonly pageCount: number;
  readonly droppedCount: number;
  readonly records: ReadonlyMap<string, T>;
  /** Reads one more page; nothing once the walk is not open. Never throws a SourceFaultError: see `state`. */
  advance(): Promise<void>;
}

export interface PageWalkOptions<T> {
  readonly pageSize: number;
  /** Safety limit: a list that never ends is CUT after so many pages. */
  readonly maxPages: number;
  readPage(offset: number): Promise<ListPage<T>>;
}

export function createPageWalk<T extends { readonly id: string }>(options: PageWalkOptions<T>): PageWalk<T> {
  const records = new Map<string, T>();
  let state: WalkState = 'OPEN';
  let error: SourceFaultError | null = null;
  let pageCount = 0;
  let droppedCount = 0;

  async function advance(): Promise<void> {
    if (state !== 'OPEN') return;
    try {
      const page = await options.readPage(pageCount * options.pageSize);
      const knownCount = records.size;
      for (const record of page.records) records.set(record.id, record);
      pageCount += 1;
      droppedCount += page.droppedCount;
      // A full page of nothing new: the offset is ignored, and every further page would be the same.
      const isRepeat = page.records.length > 0 && records.size === knownCount;
      if (page.isLast) state = 'ENDED';
      else if (isRepeat || pageCount >= options.maxPages) state = 'CUT';
    } catch (cause) {
      if (!(cause instanceof SourceFaultError)) throw cause;
      state = 'FAILED';
      error = cause;
    }
  }

  return {
    get state() {
      return state;
    },
    get error() {
      return error;
    },
    get pageCount() {
      return pageCount;
    },
    get droppedCount() {
      return droppedCount;
    },
    records,
    advance,
  };
}

/** Reads on until the walk is no longer open. */
export async function finishWalk(walk: PageWalk<unknown>): Promise<void> {
  while (walk.state === 'OPEN') await walk.advance();
}
