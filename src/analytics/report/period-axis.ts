import { DateTime } from 'luxon';
import { MS_PER_DAY } from '../../domain/time/time-range.js';
import { type ChartFrame, isNarrow } from './chart.js';
import type { ReportData, ReportPeriod } from './report-data.js';
import { dayMs } from './write-figures.js';

const SATURDAY = 6;
const NARROW_LABELS = 4;
/** Pixels. */
const LABEL_WIDTH = 62;
/** Fewer bars have the width of this many, instead of the width of the page. */
const MIN_SLOTS = 10;

/** The horizontal extent of a period, in ms as if its zone were UTC. */
export interface PeriodSpan {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

export function spanOf({ start, end }: Pick<ReportPeriod, 'start' | 'end'>): PeriodSpan {
  const [from, to] = [dayMs(start), dayMs(end)];
  return { start: from, middle: (from + to) / 2, end: to };
}

/** The vega-lite encoding of the horizontal position. */
export interface PeriodAxis {
  readonly field: string;
  readonly type: 'temporal';
  readonly title: null;
  readonly scale: { readonly type: 'utc'; readonly domain?: { readonly signal: string }; readonly nice: false };
  readonly axis: {
    readonly values: number[];
    readonly format: string;
    readonly grid: false;
    readonly labelFlush: false;
  };
}

/**
 * The extent of all periods, set once in a drawing, by its lowest layer. A signal, because vega-lite writes plain numbers of both
 * ends of a bar in two ways and then reports a conflict.
 */
export function periodDomain({ periods }: ReportData): { signal: string } {
  const spans = periods.map(spanOf);
  const [start, end] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0];
  const missing = Math.max(0, MIN_SLOTS - spans.length) / Math.max(1, spans.length);
  const margin = ((end - start) * missing) / 2;
  return { signal: `[${start - margin}, ${end + margin}]` };
}

/** An axis of periods, with labels for days, Mondays or months, depending on the space. */
export function periodAxis(data: ReportData, frame: ChartFrame, field: keyof PeriodSpan): PeriodAxis {
  const labels = labelsOf(data, isNarrow(frame) ? NARROW_LABELS : Math.floor(frame.width / LABEL_WIDTH));
  return {
    field,
    type: 'temporal',
    title: null,
    scale: { type: 'utc', nice: false },
    axis: { ...labels, grid: false, labelFlush: false },
  };
}

function labelsOf({ period, periods }: ReportData, room: number): { values: number[]; format: string } {
  const starts = periods.map(({ start }) => DateTime.fromISO(start, { zone: 'utc' }));
  const days = period === 'DAY' ? starts : [];
  const mondays = days.filter(({ weekday }) => weekday === 1);
  const months = firstsOfMonths(starts);
  const candidates = [days, mondays, everyNth(mondays, 2)].filter((some) => some.length > 0 && some.length <= room);
  const [chosen] = candidates;
  // A day's label is below its middle; a month's label is at its beginning.
  if (chosen !== undefined) return { values: chosen.map((day) => day.toMillis() + MS_PER_DAY / 2), format: '%-d %b' };
  const sparse = everyNth(months, Math.ceil(months.length / room));
  return { values: sparse.map((month) => month.toMillis()), format: '%b %Y' };
}

function everyNth<T>(all: readonly T[], step: number): T[] {
  return all.filter((_, index) => index % step === 0);
}

function firstsOfMonths(days: readonly DateTime[]): DateTime[] {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const firsts: DateTime[] = [];
  for (let month = first.startOf('month'); month <= last; month = month.plus({ months: 1 })) {
    if (month >= first) firsts.push(month);
  }
  return firsts;
}

/** Saturdays and Sundays, for the background; none when a period is a week. */
export function weekendsOf({ period, periods }: ReportData): PeriodSpan[] {
  if (period === 'WEEK') return [];
  return periods.filter(({ start }) => DateTime.fromISO(start, { zone: 'utc' }).weekday >= SATURDAY).map(spanOf);
}
