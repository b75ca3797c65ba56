import { AnalyticsError, EXIT } from '../analytics-error.js';
import { describeUnfresh, findUnfresh } from '../source-report.js';
import type { ExportPage } from './export-kind.js';

export interface PageIterationOptions {
  readonly after: string | null;
  readPage(position: { readonly after: string | null; readonly isReadThrough: boolean }): Promise<ExportPage>;
  /** Whether a page that stays incomplete is taken as it is; `warn` is told then. */
  readonly isPartialAllowed: boolean;
  warn(line: string): Promise<void>;
  sleep(ms: number): Promise<void>;
}

const MAX_TRIES = 4;
const FIRST_DELAY_MS = 1_000;

/**
 * The pages of a walk, one at a time: the next is not asked for before this one has been dealt with.
 * @throws AnalyticsError for a page that stays incomplete, and for a walk that gets nowhere.
 */
export async function* iteratePages(options: PageIterationOptions): AsyncGenerator<ExportPage> {
  let after = options.after;
  for (;;) {
    const page = await readFreshPage(after, options);
    if (page.hasNextPage && (page.endCursor === null || page.endCursor === after)) {
      const reason = describeUnfresh(page.sources) || 'the gateway gives no way on';
      throw new AnalyticsError(`The list cannot be read any further: ${reason}`, EXIT.incomplete);
    }
    yield page;
    if (!page.hasNextPage) return;
    after = page.endCursor;
  }
}

/** A page that is not whole is asked for again: what the gateway has read meanwhile is kept, so it gets further. */
async function readFreshPage(after: string | null, options: PageIterationOptions): Promise<ExportPage> {
  let isReadThrough = false;
  for (let tries = 1; ; tries += 1) {
    const page = await options.readPage({ after, isReadThrough });
    const unfresh = findUnfresh(page.sources);
    if (unfresh.length === 0) return page;
    if (tries < MAX_TRIES) {
      await options.sleep(FIRST_DELAY_MS * 2 ** (tries - 1));
      // Only an old answer is in the way; to read past the kept parts of a cut one would begin it anew each time.
      isReadThrough = unfresh.every(({ status }) => status === 'STALE');
      continue;
    }
    const reason = describeUnfresh(page.sources);
    if (!options.isPartialAllowed) {
      throw new AnalyticsError(`Not all of the data: ${reason}; --allow-partial takes what there is`, EXIT.incomplete);
    }
    await options.warn(`Not all of the data: ${reason}`);
    return page;
  }
}
