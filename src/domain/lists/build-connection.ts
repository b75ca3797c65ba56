import type { Connection, Edge } from './connection.js';
import type { Paginator } from './paginator.js';
import type { ReportCollector } from './report-collector.js';
import type { SortKey } from './sort-key.js';

/** Rows of one page, in order, and how the list continues after them. */
export interface PageRows<T> {
  readonly rows: readonly T[];
  readonly hasNextPage: boolean;
  readonly totalCount: number | null;
  readonly collector: ReportCollector;
  readonly resumeTokenOf?: (row: T) => string | null;
  /** The position after a page that was cut short and has no rows. */
  readonly resumeKey?: SortKey;
}

/** A cursor is encrypted when it is read, because most clients read only the last one. */
export function buildConnection<T, E extends Edge<T> = Edge<T>>(
  paginator: Paginator,
  page: PageRows<T>,
  options: { keyOf: (row: T) => SortKey; extend?: (row: T) => Omit<E, 'cursor' | 'node'> },
): Connection<T, Edge<T> & Omit<E, 'cursor' | 'node'>> {
  page.collector.assertAnyAnswered();
  const cursorOf = (row: T): string => paginator.cursorAt(options.keyOf(row), page.resumeTokenOf?.(row) ?? null);
  const edges = page.rows.map((row) =>
    createEdge(row, cursorOf, options.extend?.(row) ?? ({} as Omit<E, 'cursor' | 'node'>)),
  );
  const last = edges.at(-1);
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: paginator.after !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        if (last !== undefined && page.resumeKey === undefined) return last.cursor;
        return page.resumeKey === undefined ? null : paginator.cursorAt(page.resumeKey);
      },
    },
    totalCount: page.totalCount,
    sources: page.collector.reports(),
  };
}

function createEdge<T, X extends object>(node: T, cursorOf: (row: T) => string, extra: X): Edge<T> & X {
  return Object.defineProperty({ ...extra, node } as Edge<T> & X, 'cursor', {
    enumerable: true,
    get: () => cursorOf(node),
  });
}
