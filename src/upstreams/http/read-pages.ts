import DataLoader from 'dataloader';
import { type SourceFault, SourceFaultError } from '../../domain/source/source-error.js';
import { toError } from './failed-reads.js';
import type { OnBatched } from './upstream-client.js';

interface ReadAllPagesOptions<T> {
  /** Safety limit; at least 1. */
  readonly maxPages: number;
  /** One page after `cursor` (undefined: the first); `next` undefined ends the list. */
  readonly readPage: (
    cursor: string | undefined,
    pageIndex: number,
  ) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>;
}

interface AllPages<T> {
  readonly items: T[];
  /** False when the safety limit, a repeated token or a failed later page ended the list early. */
  readonly isComplete: boolean;
  /** Why a later page could not be read; null where none failed. */
  readonly fault: SourceFault | null;
}

/**
 * Reads the pages of a list by its opaque next tokens, `maxPages` at most.
 * @throws SourceFaultError when the first page fails; after a later failure the pages before it are returned.
 */
export async function readAllPages<T>({ maxPages, readPage }: ReadAllPagesOptions<T>): Promise<AllPages<T>> {
  const items: T[] = [];
  const seenCursors = new Set<string>();
  let cursor: string | undefined;
  for (let pageIndex = 0; pageIndex < maxPages; pageIndex += 1) {
    try {
      const page = await readPage(cursor, pageIndex);
      for (const item of page.items) items.push(item);
      cursor = page.next;
    } catch (error) {
      if (pageIndex === 0 || !(error instanceof SourceFaultError)) throw error;
      return { items, isComplete: false, fault: error.toFault() };
    }
    if (cursor === undefined) return { items, isComplete: true, fault: null };
    if (seenCursors.has(cursor)) break;
    seenCursors.add(cursor);
  }
  return { items, isComplete: false, fault: null };
}

interface ListOrEachOptions<V> {
  /** Page `pageIndex` (from 0) of the source's list, by id as the source writes it. */
  readonly readPage: (pageIndex: number) => Promise<{ entries: ReadonlyMap<string, V>; isLast: boolean }>;
  /** One record by its id; null when the source has none. */
  readonly loadOne: (id: string) => Promise<V | null>;
  /** For sources that compare ids without case. Default: as they are. */
  readonly normalizeId?: (id: string) => string;
  readonly onBatched?: OnBatched | undefined;
}

/** Another page is read while the pages so far have this many wanted records each, on average. */
const PAYING_YIELD = 2;

/**
 * For a source with a paged list and a get-by-id, but no call for many ids. One id is loaded by itself; for several, list
 * pages are read while that promises fewer calls, then the missing ones are loaded one by one, since a list may lack
 * inactive records. A failed page fails the ids that are still missing.
 */
export function createListOrEachLoader<V>(options: ListOrEachOptions<V>): DataLoader<string, V | null> {
  const normalizeId = options.normalizeId ?? ((id) => id);
  return new DataLoader<string, V | null, string>(
    async (ids) => {
      const outcomes = await loadMany(ids.map(normalizeId), { ...options, normalizeId, onBatched: options.onBatched });
      return ids.map((id) => outcomes.get(normalizeId(id)) ?? null);
    },
    { cacheKeyFn: normalizeId },
  );
}

type Outcomes<V> = Map<string, V | null | Error>;

async function loadMany<V>(ids: readonly string[], options: Required<ListOrEachOptions<V>>): Promise<Outcomes<V>> {
  const outcomes: Outcomes<V> = new Map();
  const missing = new Set(ids);
  let spared = 0;
  try {
    for (let pageIndex = 0; isNextPageWorthIt(pageIndex, outcomes.size, missing.size); pageIndex += 1) {
      const { entries, isLast } = await options.readPage(pageIndex);
      for (const [sourceId, value] of entries) {
        const id = options.normalizeId(sourceId);
        if (missing.delete(id)) outcomes.set(id, value);
      }
      spared = outcomes.size - pageIndex - 1;
      if (isLast) break;
    }
  } catch (error) {
    for (const id of missing) outcomes.set(id, toError(error));
    return outcomes;
  } finally {
    options.onBatched?.(Math.max(0, spared));
  }
  await Promise.all([...missing].map(async (id) => outcomes.set(id, await options.loadOne(id).catch(toError))));
  return outcomes;
}

function isNextPageWorthIt(pagesRead: number, found: number, missing: number): boolean {
  if (missing < 2) return false;
  return pagesRead * PAYING_YIELD <= found || pagesRead * PAYING_YIELD < missing;
}
