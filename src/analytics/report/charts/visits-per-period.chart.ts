import { AXES_PADDING, type Chart, type ChartFrame, type ChartPanel } from '../chart.js';
import { periodAxis, spanOf } from '../period-axis.js';
import { type ReportData, type ReportPeriod, SOURCES } from '../report-data.js';
import { SOURCE_NAMES, sourceColours } from '../theme.js';
import { weekendLayer } from '../weekend-layer.js';
import { dayMs, writeCount, writeCounted, writeDay, writeMean } from '../write-figures.js';

const SATURDAY = 6;

/** The number of visits in each day or week, stacked by source. */
export function visitsPerPeriod(data: ReportData): Chart {
  const unit = data.period === 'DAY' ? 'day' : 'week';
  return {
    id: 'visits',
    title: `Visits per ${unit}`,
    takeaway: sayVisits(data, unit),
    note: notWholeNote(data),
    span: 6,
    legend: ({ palette }) =>
      sourceColours(palette).map((colour, index) => ({ label: SOURCE_NAMES[SOURCES[index] ?? 'SPACEBRING'], colour })),
    table: {
      head: [data.period === 'DAY' ? 'Day' : 'Week from', ...SOURCES.map((source) => SOURCE_NAMES[source]), 'All'],
      rows: data.periods.map((period) => [
        writeDay(period.start),
        ...SOURCES.map((source) => writeCount(period.visitsBySource[source])),
        writeCount(period.visits),
      ]),
      wordColumns: 1,
    },
    panels: data.totals.visits === 0 ? null : (frame) => [drawStack(data, frame)],
  };
}

function drawStack(data: ReportData, frame: ChartFrame): ChartPanel {
  const { palette } = frame.theme;
  const values = data.periods.flatMap(stackPeriod);
  return {
    height: 240,
    padding: AXES_PADDING,
    spec: {
      layer: [
        weekendLayer(data, frame),
        {
          data: { values },
          mark: { type: 'rect', stroke: palette.card, strokeWidth: data.periods.length > 60 ? 0.5 : 1 },
          encoding: {
            x: periodAxis(data, frame, 'start'),
            x2: { field: 'end' },
            y: { field: 'from', type: 'quantitative', title: 'visits', axis: { format: ',d' } },
            y2: { field: 'to' },
            color: {
              field: 'source',
              type: 'nominal',
              scale: { domain: [...SOURCES], range: sourceColours(palette) },
              legend: null,
            },
          },
        },
      ],
    },
  };
}

/** The pieces of one bar, from the bottom up. */
function stackPeriod(period: ReportPeriod) {
  let from = 0;
  return SOURCES.map((source) => {
    const piece = { ...spanOf(period), source, from, to: from + period.visitsBySource[source] };
    from = piece.to;
    return piece;
  }).filter((piece) => piece.to > piece.from);
}

function sayVisits({ periods, period, totals }: ReportData, unit: string): string {
  const [busiest] = [...periods].sort((a, b) => b.visits - a.visits);
  if (totals.visits === 0 || busiest === undefined) return 'No visits in this range.';
  const peak = `${period === 'DAY' ? '' : 'that from '}${writeDay(busiest.start)} with ${writeCounted(busiest.visits, 'visit')}`;
  if (periods.length === 1) return `${writeCounted(totals.visits, 'visit')} in one ${unit}.`;
  return `${writeMean(meanOf(periods))} visits a ${unit} on average${sayWeekends(periods, period)}; the busiest ${unit} was ${peak}.`;
}

function sayWeekends(periods: readonly ReportPeriod[], unit: ReportData['period']): string {
  const weekends = periods.filter(isWeekend);
  const weekdays = periods.filter((period) => !isWeekend(period));
  if (unit === 'WEEK' || weekends.length === 0 || weekdays.length === 0) return '';
  return ` (${writeMean(meanOf(weekdays))} from Monday to Friday, ${writeMean(meanOf(weekends))} at weekends)`;
}

function isWeekend({ start }: ReportPeriod): boolean {
  // In UTC, as `dayMs` counts; Sunday is 0 there.
  return (new Date(dayMs(start)).getUTCDay() || 7) >= SATURDAY;
}

function meanOf(periods: readonly ReportPeriod[]): number {
  return periods.reduce((sum, { visits }) => sum + visits, 0) / periods.length;
}

function notWholeNote({ periods, period }: ReportData): string | null {
  if (periods.every(({ isWhole }) => isWhole)) return null;
  const unit = period === 'DAY' ? 'day' : 'week';
  return `The range begins or ends within a ${unit}: the first or the last ${unit} is not whole.`;
}
