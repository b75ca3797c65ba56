import DataLoader from 'dataloader';
import type { OnBatched } from './upstream-client.js';

export interface ListOrEachOptions<V> {
  /** Page `pageIndex` (from 0) of the source's list, by the ids as the source writes them. */
  readonly readPage: (pageIndex: number) => Promise<{ entries: ReadonlyMap<string, V>; isLast: boolean }>;
  /** One record by its id; null when the source has none. */
  readonly loadOne: (id: string) => Promise<V | null>;
  /** For sources that compare ids without case. Default: as they are. */
  readonly normalizeId?: (id: string) => string;
  readonly onBatched?: OnBatched | undefined;
}

/** A page is worth its call when pages have brought this many wanted records each, so far. */
const PAYING_YIELD = 2;

/**
 * For a source with a paged list and a get-by-id but nothing that takes many ids. One id is asked for by itself; for
 * several, list pages are read as long as that promises to be fewer calls than one per id still missing, then the rest is
 * asked for one by one: a list may leave out records that exist (inactive ones). A page that fails fails the ids still missing.
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

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('a call failed without an error');
}
