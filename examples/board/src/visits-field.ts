import type { FieldPolicy, Reference } from '@apollo/client';
import type { BoardReportFragment, SourceStatus } from './generated/operations.js';

interface VisitsPage {
  readonly nodes: readonly Reference[];
  readonly sources: readonly BoardReportFragment[];
}

/** How far a source can be relied on, best first. */
const FROM_GOOD_TO_BAD: readonly SourceStatus[] = ['SKIPPED', 'FRESH', 'STALE', 'PARTIAL', 'FAILED'];

/**
 * One list per filter and order, however many pages it came in. A page that was asked for with a cursor goes behind what
 * is there; one without is the beginning of the list as it is now, and replaces it.
 */
export const visitsField: FieldPolicy<VisitsPage> = {
  keyArgs: ['filter', 'orderBy'],
  merge(existing, incoming, { args }) {
    if (existing === undefined || !args?.['after']) return incoming;
    return {
      ...incoming,
      nodes: withoutRepeats([...existing.nodes, ...incoming.nodes]),
      sources: incoming.sources.map((report) => worseOf(report, existing.sources)),
    };
  },
};

/** React needs different keys, and the same page may have been asked for twice. */
function withoutRepeats(nodes: readonly Reference[]): readonly Reference[] {
  return [...new Map(nodes.map((node) => [node.__ref, node])).values()];
}

/** Rows that were missing on an earlier page are still missing. */
function worseOf(report: BoardReportFragment, earlier: readonly BoardReportFragment[]): BoardReportFragment {
  const before = earlier.find(({ source }) => source === report.source);
  return before !== undefined && badnessOf(before) > badnessOf(report) ? before : report;
}

function badnessOf({ status }: BoardReportFragment): number {
  return FROM_GOOD_TO_BAD.indexOf(status);
}
