import type { DayBoardQuery } from '../generated/operations.js';
import { AnalyticsError, EXIT } from './analytics-error.js';
import { type AnalyticsIo, say } from './analytics-io.js';
import { toPlainText } from './tables/plain-text.js';

/** What every list says of each source; all committed documents of the commands select the same. */
export type SourceReport = NonNullable<DayBoardQuery['visits']>['sources'][number];

/** Sources whose records may be missing or old. */
export function findUnfresh(sources: readonly SourceReport[]): SourceReport[] {
  return sources.filter(({ status }) => status !== 'FRESH' && status !== 'SKIPPED');
}

/** What a status means where the gateway tells no error. */
const REASONS = {
  FRESH: 'read now',
  SKIPPED: 'not asked',
  STALE: 'an older answer stands in',
  PARTIAL: 'not all of it could be read',
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
 * Says which sources are not fresh, after the data have been shown.
 * @throws AnalyticsError with the status of incomplete data, unless those are allowed.
 */
export async function reportSources(
  io: AnalyticsIo,
  sources: readonly SourceReport[],
  { allowPartial }: PartialOptions,
): Promise<void> {
  if (findUnfresh(sources).length === 0) return;
  const warning = `Not all of the data: ${describeUnfresh(sources)}`;
  if (allowPartial !== true) throw new AnalyticsError(warning, EXIT.incomplete);
  await say(io, warning);
}

export interface PartialOptions {
  readonly allowPartial?: true;
}

/** One report for each source over all pages of a walk: the worst status that was met. */
export function mergeReports(pages: readonly (readonly SourceReport[])[]): SourceReport[] {
  const worst = new Map<string, SourceReport>();
  for (const report of pages.flat()) {
    const known = worst.get(report.source);
    if (known === undefined || SEVERITY[report.status] > SEVERITY[known.status]) worst.set(report.source, report);
  }
  return [...worst.values()];
}

const SEVERITY = { SKIPPED: 0, FRESH: 1, STALE: 2, PARTIAL: 3, FAILED: 4 } as const;
