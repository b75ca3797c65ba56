import { type SourceFault, SourceFaultError } from '../../domain/source/source-error.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import type { MembershipWire } from './community.wire.js';
import type { WirePage } from './spacebring.wire.js';

export interface ListPage<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
  readonly isLast: boolean;
}

/** A list of one location, page by page; a page is read when it is first wanted, by whoever wants it. */
export interface PagedList<T> {
  /** `pageIndex` counts from 0; after the last page there are only empty ones. */
  page(pageIndex: number): Promise<ListPage<T>>;
  /** Every record of the location, once all of them have been read and understood; null before. */
  whole(): readonly T[] | null;
  /** Whether a safety limit ended the list. */
  isCut(): boolean;
}

export type MembershipList = PagedList<MembershipWire>;

interface ReadPage<T> extends ListPage<T> {
  readonly next: string | undefined;
}

const AFTER_THE_END: ReadPage<never> = { records: [], droppedCount: 0, isLast: true, next: undefined };

export function createPagedList<T>(options: {
  readonly readPage: (pageToken: string | undefined) => Promise<WirePage<T>>;
  readonly maxPages: number;
}): PagedList<T> {
  const { maxPages } = options;
  const pages: Promise<ReadPage<T>>[] = [];
  const seenTokens = new Set<string>();
  const read: T[] = [];
  let hasEnded = false;
  let isCut = false;
  let droppedCount = 0;

  async function readPage(pageIndex: number): Promise<ReadPage<T>> {
    const previous = pageIndex === 0 ? null : await pageAt(pageIndex - 1);
    if (previous?.isLast) return AFTER_THE_END;
    const page = await options.readPage(previous?.next);
    const isRepeat = page.next !== undefined && seenTokens.has(page.next);
    if (page.next !== undefined) seenTokens.add(page.next);
    isCut ||= page.next !== undefined && (isRepeat || pageIndex + 1 >= maxPages);
    hasEnded ||= page.next === undefined;
    droppedCount += page.droppedCount;
    read.push(...page.records);
    return { ...page, isLast: page.next === undefined || isCut };
  }

  function pageAt(pageIndex: number): Promise<ReadPage<T>> {
    const known = pages[pageIndex];
    if (known !== undefined) return known;
    const page = readPage(pageIndex);
    pages[pageIndex] = page;
    return page;
  }

  return {
    page: pageAt,
    whole: () => (hasEnded && droppedCount === 0 ? read : null),
    isCut: () => isCut,
  };
}

/**
 * Reads a location's memberships to the end.
 * @throws SourceFaultError when the first page cannot be read; later failures keep what was read.
 */
export async function readMembershipList(list: MembershipList, clock: Clock): Promise<SourceSlice<MembershipWire>> {
  const asOf = clock.now();
  const byId = new Map<string, MembershipWire>();
  const toSlice = (end: { isComplete: boolean; fault: SourceFault | null }) => ({
    records: [...byId.values()],
    droppedCount,
    asOf,
    ...end,
  });
  let droppedCount = 0;
  for (let pageIndex = 0; ; pageIndex += 1) {
    try {
      const page = await list.page(pageIndex);
      for (const membership of page.records) byId.set(membership.id, membership);
      droppedCount += page.droppedCount;
      if (page.isLast) return toSlice({ isComplete: !list.isCut(), fault: null });
    } catch (error) {
      if (pageIndex === 0 || !(error instanceof SourceFaultError)) throw error;
      return toSlice({ isComplete: false, fault: error.toFault() });
    }
  }
}

export interface JoinedPage<T> {
  readonly entries: ReadonlyMap<string, T>;
  readonly isLast: boolean;
}

/** The lists of several locations as if they were one, by id. Page indexes count from 0. */
export function createJoinedPages<T extends { readonly id: string }>(
  readLists: () => Promise<readonly PagedList<T>[]>,
): (index: number) => Promise<JoinedPage<T>> {
  const pages: Promise<JoinedPage<T> & Position>[] = [];

  async function readPage(index: number): Promise<JoinedPage<T> & Position> {
    const { listIndex, pageIndex } = index === 0 ? { listIndex: 0, pageIndex: 0 } : await pageAt(index - 1);
    const lists = await readLists();
    const list = lists[listIndex];
    if (list === undefined) return { entries: new Map(), isLast: true, listIndex, pageIndex };
    const { records, isLast } = await list.page(pageIndex);
    const next = isLast ? { listIndex: listIndex + 1, pageIndex: 0 } : { listIndex, pageIndex: pageIndex + 1 };
    const entries = new Map(records.map((record) => [record.id, record]));
    return { entries, isLast: next.listIndex >= lists.length, ...next };
  }

  function pageAt(index: number): Promise<JoinedPage<T> & Position> {
    const known = pages[index];
    if (known !== undefined) return known;
    const page = readPage(index);
    pages[index] = page;
    return page;
  }

  return pageAt;
}

/** Where the page after this one stands. */
interface Position {
  readonly listIndex: number;
  readonly pageIndex: number;
}
