import { DateTime } from 'luxon';
import { type ChartFrame, isNarrow } from './chart.js';
import type { ReportData, ReportPeriod } from './report-data.js';
import { dayMs } from './write-figures.js';

const MS_PER_DAY = 86_400_000;
const SATURDAY = 6;

/** The horizontal extent of a period, in milliseconds of a time without zones. */
export interface PeriodSpan {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

export function spanOf({ start, end }: Pick<ReportPeriod, 'start' | 'end'>): PeriodSpan {
  const [from, to] = [dayMs(start), dayMs(end)];
  return { start: from, middle: (from + to) / 2, end: to };
}

/** What vega-lite is to do with the horizontal position. */
export interface PeriodAxis {
  readonly field: string;
  readonly type: 'temporal';
  readonly title: null;
  readonly scale: { readonly type: 'utc'; readonly domain: number[]; readonly nice: false };
  readonly axis: { readonly values: number[]; readonly format: string; readonly grid: false };
}

/** An axis over all periods, with labels at days, Mondays or months, whichever there is room for. */
export function periodAxis(data: ReportData, frame: ChartFrame, field: keyof PeriodSpan): PeriodAxis {
  const spans = data.periods.map(spanOf);
  const { values, format } = labelsOf(data, isNarrow(frame) ? 4 : Math.floor(frame.width / 62));
  return {
    field,
    type: 'temporal',
    title: null,
    scale: { type: 'utc', domain: [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0], nice: false },
    axis: { values, format, grid: false },
  };
}

function labelsOf({ period, periods }: ReportData, room: number): { values: number[]; format: string } {
  const days = periods.map(({ start }) => DateTime.fromISO(start, { zone: 'utc' }));
  const shift = period === 'DAY' ? MS_PER_DAY / 2 : 0;
  const candidates = [
    { format: '%-d %b', days: period === 'DAY' ? days : [] },
    { format: '%-d %b', days: period === 'DAY' ? days.filter(({ weekday }) => weekday === 1) : [] },
    { format: '%b %Y', days: firstsOfMonths(days) },
  ];
  const fitting = candidates.find((candidate) => candidate.days.length > 1 && candidate.days.length <= room);
  const { days: all, format } = fitting ?? { days, format: '%-d %b %y' };
  const step = Math.ceil(all.length / room);
  return { values: all.filter((_, index) => index % step === 0).map((day) => day.toMillis() + shift), format };
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

/** Saturdays and Sundays, to be drawn behind; none where a period is a week. */
export function weekendsOf({ period, periods }: ReportData): PeriodSpan[] {
  if (period === 'WEEK') return [];
  return periods.filter(({ start }) => DateTime.fromISO(start, { zone: 'utc' }).weekday >= SATURDAY).map(spanOf);
}
