import { DateTime } from 'luxon';
import { shareOf } from './charts/returning.chart.js';
import type { ReportData, ReportSourceState } from './report-data.js';
import { SOURCE_NAMES } from './theme.js';
import { writeCount, writeMinutes, writeMoment, writeShare } from './write-figures.js';

/** One of the figures at the top. */
export interface Headline {
  readonly label: string;
  readonly figure: string;
  readonly detail: string;
}

/** The part above the charts, in plain text. */
export interface ReportHead {
  readonly title: string;
  /** Range, locations and time zone, and a line when the data are made up. */
  readonly lines: readonly string[];
  /** Missing data by source; empty when complete. */
  readonly warnings: readonly string[];
  readonly headlines: readonly Headline[];
  /** The time when each source was read. */
  readonly sources: string;
}

const MADE_UP = 'Made up by the sandbox: no real person or visit is in this report.';

export function toReportHead(data: ReportData): ReportHead {
  const { locations, timeZone } = data.scope;
  return {
    title: 'Visits report',
    lines: [
      writeRange(data),
      `${locations === null ? 'All locations' : locations.join(', ')} · days and hours in ${timeZone}`,
      ...(data.isMadeUp ? [MADE_UP] : []),
    ],
    warnings: data.completeness.flatMap((state) => warnOf(state, timeZone)),
    headlines: toHeadlines(data),
    sources: data.completeness.map((state) => describeState(state, timeZone)).join(' · '),
  };
}

function toHeadlines({ totals, scope }: ReportData): Headline[] {
  return [
    { label: 'Visits', figure: writeCount(totals.visits), detail: `${writeCount(totals.cancelled)} cancelled` },
    { label: 'People', figure: writeCount(totals.people), detail: 'whole parties' },
    { label: 'Unique visitors', figure: writeCount(totals.uniqueVisitors), detail: 'across all sources' },
    {
      label: 'Returning',
      figure: writeShare(shareOf(totals.returningVisitors, totals.uniqueVisitors)),
      detail: `${writeCount(totals.returningVisitors)} visitors`,
    },
    {
      label: 'No-show rate',
      figure: writeShare(totals.noShowRate),
      detail: `${writeCount(totals.noShows)} did not come`,
    },
    {
      label: 'Most on site',
      figure: writeCount(totals.peakOnSite),
      detail: totals.peakOnSiteAt === null ? 'no visitors' : writeMoment(totals.peakOnSiteAt, scope.timeZone),
    },
    {
      label: 'Median stay',
      figure: writeMinutes(totals.medianDurationMinutes),
      detail: `mean ${writeMinutes(totals.averageDurationMinutes)}`,
    },
    {
      label: 'Not checked out',
      figure: writeCount(totals.neverCheckedOut),
      detail: 'ended by the rule for open stays',
    },
  ];
}

/** `1 to 30 June 2026` for whole days, else with times. */
function writeRange({ scope: { from, to, timeZone } }: ReportData): string {
  const [start, end] = [from, to].map((text) => DateTime.fromISO(text, { zone: timeZone, locale: 'en-GB' }));
  if (start === undefined || end === undefined) return '';
  const isWhole = [start, end].every((time) => time.equals(time.startOf('day')));
  if (!isWhole) return `${start.toFormat('d LLLL yyyy, HH:mm')} to ${end.toFormat('d LLLL yyyy, HH:mm')}`;
  const last = end.minus({ milliseconds: 1 });
  const lastText = last.toFormat('d LLLL yyyy');
  if (start.hasSame(last, 'day')) return lastText;
  if (start.hasSame(last, 'month')) return `${start.toFormat('d')} to ${lastText}`;
  return `${start.toFormat(start.hasSame(last, 'year') ? 'd LLLL' : 'd LLLL yyyy')} to ${lastText}`;
}

function warnOf({ source, status, asOf, error }: ReportSourceState, timeZone: string): string[] {
  const name = SOURCE_NAMES[source];
  const why = error === null ? '' : ` (${error.code}: ${error.message})`;
  if (status === 'FAILED') return [`${name} could not be read${why}: its visits are missing.`];
  if (status === 'PARTIAL') return [`${name} was read only in part${why}: the figures are too low.`];
  if (status === 'STALE')
    return [`${name} did not answer${why}: its figures are as of ${writeMoment(asOf, timeZone)}.`];
  return [];
}

const STATUS_WORDS = {
  FRESH: 'complete',
  STALE: 'old',
  PARTIAL: 'in part',
  FAILED: 'missing',
  SKIPPED: 'not requested',
} as const;

function describeState({ source, status, asOf }: ReportSourceState, timeZone: string): string {
  const when = asOf === null ? '' : `, as of ${writeMoment(asOf, timeZone)}`;
  return `${SOURCE_NAMES[source]}: ${STATUS_WORDS[status]}${when}`;
}
