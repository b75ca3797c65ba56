import type { TestGateway } from '../support/gateway.js';

type Status = 'FRESH' | 'STALE' | 'PARTIAL' | 'FAILED' | 'SKIPPED';

/** What came of many reads. */
export interface Tally extends Record<Status, number> {
  /** Requests that got an answer of the graph, with data or with errors. */
  answered: number;
  /** Answers that have errors. */
  errors: number;
  /** Rows that a source which reports FRESH has not shown, over all reads. */
  missingRows: number;
  /** Of errors and of sources that failed. */
  readonly codes: string[];
}

interface Answer {
  readonly visits: {
    readonly nodes: readonly { readonly source: string }[];
    readonly sources: readonly {
      readonly source: string;
      readonly status: Status;
      readonly error: { readonly code: string } | null;
    }[];
  } | null;
}

const READ = `query ($first: Int!) {
  visits(first: $first, filter: { scheduledAt: { gte: "2026-06-15T00:00:00Z", lt: "2026-06-16T00:00:00Z" } }) {
    nodes { source }
    sources { source status error { code } }
  }
}`;

/** More than a day holds, so that every page is whole. */
const WIDEST = 200;

/**
 * Reads the day `requests` times by so many clients at once, before and after which the sources may be made to fail. No two
 * requests are equal: nobody is given the answer of another.
 */
export async function tallyReads(
  gateway: TestGateway,
  {
    requests,
    clients,
    onAnswer = async () => {},
  }: { requests: number; clients: number; onAnswer?: (answered: number) => Promise<void> },
): Promise<Tally> {
  const counts = { FRESH: 0, STALE: 0, PARTIAL: 0, FAILED: 0, SKIPPED: 0 };
  const tally: Tally = { ...counts, answered: 0, errors: 0, missingRows: 0, codes: [] };
  const rowsOf = new Map<string, number>();
  let asked = 0;
  const client = async () => {
    while (asked < requests) {
      asked += 1;
      const { data, errors = [] } = await gateway.query<Answer>(READ, { first: WIDEST - (asked % 100) });
      tally.answered += 1;
      tally.errors += errors.length > 0 ? 1 : 0;
      tally.codes.push(...errors.map(({ extensions }) => String(extensions['code'])));
      addReports(tally, rowsOf, data?.visits ?? null);
      await onAnswer(tally.answered);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return tally;
}

function addReports(tally: Tally, rowsOf: Map<string, number>, visits: Answer['visits']): void {
  for (const { source, status, error } of visits?.sources ?? []) {
    tally[status] += 1;
    if (error !== null) tally.codes.push(error.code);
    if (status !== 'FRESH') continue;
    const rows = visits?.nodes.filter((node) => node.source === source).length ?? 0;
    tally.missingRows += Math.abs((rowsOf.get(source) ?? rows) - rows);
    rowsOf.set(source, rows);
  }
}
