import { limitFault, SourceFaultError } from '../../domain/source/source-error.js';
import { endOf, type SourceSlice } from '../../domain/source/source-slice.js';
import type { ListPage } from './client.js';
import { toIdKey } from './values.js';

/** OPEN: more pages may follow; ENDED: everything was read; CUT: stopped at a limit; FAILED: a page could not be read. */
type PaginatorState = 'OPEN' | 'ENDED' | 'CUT' | 'FAILED';

/** A list that is read page by page, by offset. Offsets shift while records are written, so records are deduplicated by id. */
export interface OffsetPaginator<T> {
  readonly state: PaginatorState;
  readonly error: SourceFaultError | null;
  readonly pageCount: number;
  readonly droppedCount: number;
  /** By the key of their id. */
  readonly records: ReadonlyMap<string, T>;
  /** The latest page was shorter than its limit: the end is likely, but not proved while the state is OPEN. */
  readonly isNearEnd: boolean;
  /** Reads one more page while the state is OPEN. Never rejects with a SourceFaultError: see `state`. */
  advance(): Promise<void>;
}

interface OffsetPaginatorOptions<T> {
  readonly pageSize: number;
  /** Safety limit: a list is CUT after so many pages. */
  readonly maxPages: number;
  readPage(offset: number): Promise<ListPage<T>>;
}

/** Most rows that a page shares with the one before: a missing overlap shows that rows before the offset were deleted. */
const MOST_OVERLAP = 10;
/** How often the paginator goes back because a page does not overlap the one before it. */
const MAX_RETURNS = 5;

/** The offset of the next page, and how many of its first rows have been read before. */
interface Position {
  readonly offset: number;
  readonly overlap: number;
}

export function createOffsetPaginator<T extends { readonly id: string }>(
  options: OffsetPaginatorOptions<T>,
): OffsetPaginator<T> {
  return new OffsetListPaginator(options);
}

class OffsetListPaginator<T extends { readonly id: string }> implements OffsetPaginator<T> {
  readonly records = new Map<string, T>();
  readonly #options: OffsetPaginatorOptions<T>;
  /** Keys of the rows up to `#position`, without those of pages that did not overlap them. */
  readonly #seen = new Set<string>();
  readonly #dropped = new Set<string>();
  #state: PaginatorState = 'OPEN';
  #error: SourceFaultError | null = null;
  #position: Position = { offset: 0, overlap: 0 };
  #pageCount = 0;
  #returns = 0;
  #isNearEnd = false;

  constructor(options: OffsetPaginatorOptions<T>) {
    this.#options = options;
  }

  get state(): PaginatorState {
    return this.#state;
  }

  get error(): SourceFaultError | null {
    return this.#error;
  }

  get pageCount(): number {
    return this.#pageCount;
  }

  get droppedCount(): number {
    return this.#dropped.size;
  }

  get isNearEnd(): boolean {
    return this.#isNearEnd;
  }

  async advance(): Promise<void> {
    if (this.#state !== 'OPEN') return;
    const requested = this.#position;
    try {
      const page = await this.#options.readPage(requested.offset);
      this.#pageCount += 1;
      this.#add(page, requested.offset);
      if (this.#isOverlapping(page, requested)) this.#goOn(page, requested);
      else this.#goBack(requested);
      // Reads one more page where only the proof of the end is missing.
      const mostPages = this.#options.maxPages + (this.#isNearEnd ? 1 : 0);
      if (this.#state === 'OPEN' && this.#pageCount >= mostPages) this.#state = 'CUT';
    } catch (error) {
      if (!(error instanceof SourceFaultError)) throw error;
      this.#state = 'FAILED';
      this.#error = error;
    }
  }

  #add(page: ListPage<T>, offset: number): void {
    const decoded = new Set<string | null>(page.records.map(({ id }) => toIdKey(id)));
    const keys = page.keys.map((key, index) => key ?? keyOfOffset(offset + index));
    if (page.droppedCount > 0) for (const key of keys.filter((key) => !decoded.has(key))) this.#dropped.add(key);
    for (const record of page.records) this.records.set(toIdKey(record.id), record);
  }

  #isOverlapping(page: ListPage<T>, { overlap }: Position): boolean {
    return overlap === 0 || page.keys.slice(0, overlap).some((key) => key !== null && this.#seen.has(key));
  }

  /** Rows before the offset are gone, and unread ones may have moved there. */
  #goBack({ offset, overlap }: Position): void {
    this.#returns += 1;
    const back = Math.max(0, offset - this.#options.pageSize);
    this.#position = { offset: back, overlap: back === 0 ? 0 : overlap };
    if (this.#returns > MAX_RETURNS) this.#state = 'CUT';
  }

  #goOn(page: ListPage<T>, { offset, overlap }: Position): void {
    const count = page.keys.length;
    const knownCount = this.#seen.size;
    for (const [index, key] of page.keys.entries()) this.#seen.add(key ?? keyOfOffset(offset + index));
    const newCount = this.#seen.size - knownCount;
    if (page.isLast) this.#state = 'ENDED';
    // No row behind the overlap is new: the source ignores the offset, and every page would be the same.
    else if (newCount === 0 && count > overlap && offset > 0 && this.#returns === 0) this.#state = 'CUT';
    // No row behind the overlap, but `size` says that there are more: only an empty next page proves the end.
    const isTail = newCount === 0 && count <= overlap;
    const shared = isTail || count < 2 ? 0 : Math.min(MOST_OVERLAP, Math.ceil(count / 10));
    this.#position = { offset: offset + count - shared, overlap: shared };
    this.#isNearEnd = count < this.#options.pageSize;
  }
}

/** Replaces the key of an item without an id. */
function keyOfOffset(offset: number): string {
  return `@${offset}`;
}

/** Reads pages until the state is no longer OPEN. */
export async function finishPaginator(paginator: OffsetPaginator<unknown>): Promise<void> {
  while (paginator.state === 'OPEN') await paginator.advance();
}

/**
 * The records of paginators over the same records, once per id; complete when one of them has ENDED.
 * @throws SourceFaultError when no first page could be read.
 */
export function paginatorsToSlice<T>(paginators: readonly OffsetPaginator<T>[], asOf: Date): SourceSlice<T> {
  const ended = paginators.find((paginator) => paginator.state === 'ENDED');
  const used = ended === undefined ? paginators : [ended];
  const error = used.find((paginator) => paginator.error !== null)?.error ?? null;
  if (error !== null && used.every((paginator) => paginator.pageCount === 0)) throw error;
  return {
    records: [...new Map(used.flatMap((paginator) => [...paginator.records])).values()],
    droppedCount: used.reduce((sum, paginator) => sum + paginator.droppedCount, 0),
    asOf,
    ...endOf(ended === undefined ? (error?.toFault() ?? limitFault('PAGE_LIMIT')) : null),
  };
}

/** Reads a list to its end. @throws SourceFaultError when not even its first page could be read. */
export async function readPaginator<T>(paginator: OffsetPaginator<T>, asOf: Date): Promise<SourceSlice<T>> {
  await finishPaginator(paginator);
  return paginatorsToSlice([paginator], asOf);
}
