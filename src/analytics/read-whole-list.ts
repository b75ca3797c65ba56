import { AnalyticsError } from './analytics-error.js';
import { mergeReports, type SourceReport } from './source-report.js';

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly sources: readonly SourceReport[];
}

export interface WholeList<Row> {
  readonly rows: readonly Row[];
  readonly sources: readonly SourceReport[];
}

/** Maximum of pages in a table; longer lists are for `export`. */
const MAX_PAGES = 500;

/**
 * All pages of a list: a table needs all rows for its alignment.
 * @throws AnalyticsError for a list that is too long
 */
export async function readWholeList<Row>(
  readPage: (after: string | null) => Promise<ListPage<Row> | null>,
): Promise<WholeList<Row>> {
  const pages: ListPage<Row>[] = [];
  let after: string | null = null;
  while (pages.length < MAX_PAGES) {
    const page: ListPage<Row> = assertAnswered(await readPage(after));
    pages.push(page);
    const { hasNextPage, endCursor } = page.pageInfo;
    // When a source cannot be read further the cursor stays the same; the reports contain the reason.
    if (!hasNextPage || endCursor === null || endCursor === after) {
      return { rows: pages.flatMap(({ rows }) => rows), sources: mergeReports(pages.map(({ sources }) => sources)) };
    }
    after = endCursor;
  }
  throw new AnalyticsError('Too many rows for a table: use a shorter range or "export"');
}

/** A list is null only beside an error, which the client has thrown. */
export function assertAnswered<T>(list: T | null): T {
  if (list === null) throw new AnalyticsError('The gateway answered with no data and no error: see its log');
  return list;
}
