import { type Chart, type ChartFrame, type ChartPanel, isNarrow, type LegendEntry } from '../chart.js';
import type { ReportData, ReportHour } from '../report-data.js';
import { heatColours, type Theme } from '../theme.js';
import { NOTHING, writeCount, writeHour, writeMean, writeWeekday } from '../write-figures.js';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Pixels. */
const ROW_HEIGHT = 38;
const BELOW = 22;
/** Upper ends of all steps but the last, as shares of the busiest hour. */
const STEPS = [0.2, 0.4, 0.6, 0.8];

/** Mean number of visits that begin in each hour of the week. */
export function busiestHours(data: ReportData): Chart {
  return {
    id: 'hours',
    title: 'Busiest hours',
    takeaway: sayHours(data),
    note: `Mean number of visits that begin in each hour of such a day.${sayWithoutTime(data)}`,
    span: 4,
    legend: (theme) => stepLegend(data, theme),
    table: {
      head: ['Hour', ...DAYS.map(writeWeekday)],
      rows: HOURS.map((hour) => [
        writeHour(hour),
        ...DAYS.map((day) => writeCell(data.hours.find((cell) => cell.dayOfWeek === day && cell.hour === hour))),
      ]),
      wordColumns: 1,
    },
    panels: data.totals.visits === 0 ? null : (frame) => [drawWeek(data, frame)],
  };
}

function sayWithoutTime({ totals: { withoutTime } }: ReportData): string {
  return withoutTime === 0 ? '' : ` ${writeCount(withoutTime)} visits with a date and no time are left out.`;
}

function meanOf(hour: ReportHour | undefined): number {
  return hour === undefined || hour.days === 0 ? 0 : hour.visits / hour.days;
}

/** A dash for a day of the week that is not in the range: that is not zero. */
function writeCell(hour: ReportHour | undefined): string {
  return hour === undefined || hour.days === 0 ? NOTHING : writeMean(meanOf(hour));
}

/** The busiest hour of the week; the first of equal ones. */
function busiestOf({ hours }: ReportData): ReportHour | undefined {
  return [...hours].sort((a, b) => meanOf(b) - meanOf(a))[0];
}

function thresholdsOf(data: ReportData): number[] {
  const most = meanOf(busiestOf(data));
  return STEPS.map((step) => step * most);
}

function drawWeek(data: ReportData, frame: ChartFrame): ChartPanel {
  const { palette } = frame.theme;
  const hours = data.hours.filter(({ days }) => days > 0);
  const values = hours.map((hour) => ({ day: writeWeekday(hour.dayOfWeek), hour: hour.hour, mean: meanOf(hour) }));
  return {
    height: (hours.length / HOURS.length) * ROW_HEIGHT + BELOW,
    padding: { top: 0, right: 4, bottom: BELOW, left: isNarrow(frame) ? 36 : 76 },
    spec: {
      data: { values },
      mark: { type: 'rect', stroke: palette.card, strokeWidth: 2, cornerRadius: 3 },
      encoding: {
        x: {
          field: 'hour',
          type: 'ordinal',
          title: null,
          axis: {
            values: HOURS.filter((hour) => hour % (isNarrow(frame) ? 6 : 3) === 0),
            labelAngle: 0,
            labelExpr: "pad(datum.value, 2, '0', 'left') + ':00'",
          },
        },
        y: {
          field: 'day',
          type: 'ordinal',
          title: null,
          sort: DAYS.map(writeWeekday),
          axis: {
            labelExpr: isNarrow(frame) ? 'slice(datum.value, 0, 3)' : 'datum.value',
            titleAngle: 0,
          },
        },
        color: {
          field: 'mean',
          type: 'quantitative',
          // The lowest step is for zero only.
          scale: {
            type: 'threshold',
            domain: [Number.MIN_VALUE, ...thresholdsOf(data)],
            range: heatColours(palette),
          },
          legend: null,
        },
      },
    },
  };
}

function stepLegend(data: ReportData, { palette }: Theme): LegendEntry[] {
  const ends = [0, ...thresholdsOf(data), meanOf(busiestOf(data))];
  const [none = '', ...steps] = heatColours(palette);
  return [
    { label: '0', colour: none },
    ...steps.map((colour, index) => ({
      label: `${index === 0 ? 'up to ' : `${writeMean(ends[index] ?? 0)}–`}${writeMean(ends[index + 1] ?? 0)}`,
      colour,
    })),
  ];
}

function sayHours(data: ReportData): string {
  const busiest = busiestOf(data);
  if (data.totals.visits === 0 || busiest === undefined) return 'No visits in this range.';
  const { dayOfWeek, hour, visits, days } = busiest;
  const when = `${writeWeekday(dayOfWeek)}s from ${writeHour(hour)} to ${writeHour((hour + 1) % 24)}`;
  return `Most visits begin on ${when}: ${writeMean(meanOf(busiest))} on average (${writeCount(visits)} over ${writeCount(days)} ${days === 1 ? 'day' : 'days'}).`;
}
