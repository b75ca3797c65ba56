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

/** Most pages that a table is made of; what is longer is for `export`. */
const MAX_PAGES = 500;

/**
 * Every page of a list that a table shows: it has to be held to be aligned.
 * @throws AnalyticsError for a list that does not end.
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
    // A source that cannot be read any further leaves the walk where it was: the reports say so.
    if (!hasNextPage || endCursor === null || endCursor === after) {
      return { rows: pages.flatMap(({ rows }) => rows), sources: mergeReports(pages.map(({ sources }) => sources)) };
    }
    after = endCursor;
  }
  throw new AnalyticsError('There is too much for a table: ask for a shorter range, or use "export"');
}

/** A list is null only beside an error, which the client has told: without one it is no answer of the graph. */
export function assertAnswered<T>(list: T | null): T {
  if (list === null) throw new AnalyticsError('The gateway answered with no data and no error: look at its log');
  return list;
}
