import { type SourceFault, SourceFaultError } from '../../domain/source/source-error.js';

export interface ReadAllPagesOptions<T> {
  /** Safety limit; at least 1. */
  readonly maxPages: number;
  /** One page after `cursor` (undefined: the first); `next` undefined ends the list. */
  readonly readPage: (
    cursor: string | undefined,
    pageIndex: number,
  ) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>;
}

export interface AllPages<T> {
  readonly items: T[];
  /** False when the safety limit, a token that came twice or a failed later page ended the walk. */
  readonly isComplete: boolean;
  /** Why a later page could not be read; null where none failed. */
  readonly fault: SourceFault | null;
}

/**
 * Follows a list's opaque next tokens to its end. A list that hands out tokens for ever costs `maxPages` calls at most.
 * @throws SourceFaultError when the first page fails; later failures keep what was read.
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
