import type { DayBoardQuery } from '../generated/operations.js';
import { AnalyticsError, EXIT } from './analytics-error.js';
import { type AnalyticsIo, say } from './analytics-io.js';
import { toPlainText } from './tables/plain-text.js';

/** A source's report in a list; all committed documents of the commands select the same fields. */
export type SourceReport = NonNullable<DayBoardQuery['visits']>['sources'][number];

/** Sources whose records may be missing or stale. */
export function findUnfresh(sources: readonly SourceReport[]): SourceReport[] {
  return sources.filter(({ status }) => status !== 'FRESH' && status !== 'SKIPPED');
}

/** The reason of a status without an error. */
const REASONS = {
  FRESH: 'read now',
  SKIPPED: 'not requested',
  STALE: 'an older answer is used',
  PARTIAL: 'partly read',
  FAILED: 'not in the data',
} as const satisfies Record<SourceReport['status'], string>;

/** `W3LCOME is STALE (UPSTREAM_TIMEOUT: ...)`, for each of them. */
export function describeUnfresh(sources: readonly SourceReport[]): string {
  return findUnfresh(sources)
    .map(({ source, status, error }) => {
      const reason = error === null ? REASONS[status] : `${error.code}: ${toPlainText(error.message)}`;
      return `${source} is ${status} (${reason})`;
    })
    .join(', ');
}

/**
 * Reports the sources that are not fresh, after the data are printed.
 * @throws AnalyticsError with the exit status of incomplete data, unless these are allowed
 */
export async function reportSources(
  io: AnalyticsIo,
  sources: readonly SourceReport[],
  { allowPartial }: PartialOptions,
): Promise<void> {
  if (findUnfresh(sources).length === 0) return;
  const warning = `Incomplete data: ${describeUnfresh(sources)}`;
  if (allowPartial !== true) throw new AnalyticsError(warning, EXIT.incomplete);
  await say(io, warning);
}

export interface PartialOptions {
  readonly allowPartial?: true;
}

/** One report per source for all pages of a list, with its worst status. */
export function mergeReports(pages: readonly (readonly SourceReport[])[]): SourceReport[] {
  const worst = new Map<string, SourceReport>();
  for (const report of pages.flat()) {
    const known = worst.get(report.source);
    if (known === undefined || SEVERITY[report.status] > SEVERITY[known.status]) worst.set(report.source, report);
  }
  return [...worst.values()];
}

const SEVERITY = { SKIPPED: 0, FRESH: 1, STALE: 2, PARTIAL: 3, FAILED: 4 } as const;
