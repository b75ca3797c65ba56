import { AXES_PADDING, type Chart, type ChartFrame, type ChartPanel, isNarrow, noLegend } from '../chart.js';
import type { ReportData } from '../report-data.js';
import { writeCount, writeCounted, writeMinutes, writeShare } from '../write-figures.js';

const MINUTES_PER_HOUR = 60;
const LONG_STAY_HOURS = 4;

/** The distribution of the stays' durations. */
export function staysChart(data: ReportData): Chart {
  const { stays } = data;
  return {
    id: 'stays',
    title: 'Length of stay',
    takeaway: sayStays(data),
    note: [
      `${writeCounted(stays.counted, 'stay')} with both times, in steps of ${stays.binMinutes} minutes.`,
      ...(stays.withoutTime === 0
        ? []
        : [`${writeCounted(stays.withoutTime, 'stay')} with a date and no time at one end left out.`]),
      ...(stays.isComplete ? [] : ['Not all stays of the range could be read.']),
    ].join(' '),
    span: 2,
    legend: noLegend,
    table: {
      head: ['Stay', 'Visits', 'Share'],
      rows: binsOf(data).map(({ label, count }) => [
        label,
        writeCount(count),
        writeShare(stays.counted === 0 ? null : count / stays.counted),
      ]),
      wordColumns: 1,
    },
    panels: stays.counted === 0 ? null : (frame) => [drawHistogram(data, frame)],
  };
}

/** All bins, in hours; the last one is for the longest stays. */
function binsOf({ stays: { bins, binMinutes, longer } }: ReportData) {
  const toHours = (index: number) => (index * binMinutes) / MINUTES_PER_HOUR;
  const closed = bins.map((count, index) => ({
    from: toHours(index),
    to: toHours(index + 1),
    count,
    label: `${writeMinutes(index * binMinutes)} to ${writeMinutes((index + 1) * binMinutes)}`,
  }));
  const end = bins.length;
  const open = {
    from: toHours(end),
    to: toHours(end + 1),
    count: longer,
    label: `${writeMinutes(end * binMinutes)} and more`,
  };
  return [...closed, open];
}

function drawHistogram(data: ReportData, frame: ChartFrame): ChartPanel {
  const { palette } = frame.theme;
  const values = binsOf(data);
  const last = values.at(-1);
  const median = data.totals.medianDurationMinutes;
  const rules = median === null ? [] : [{ at: median / MINUTES_PER_HOUR, text: `median ${writeMinutes(median)}` }];
  const ticks = values.map(({ from }) => from).filter((hours) => hours % (isNarrow(frame) ? 3 : 2) === 0);
  const domain = [0, last?.to ?? 0];
  const x = {
    field: 'from',
    type: 'quantitative' as const,
    title: null,
    axis: {
      values: ticks,
      grid: false,
      labelExpr: `datum.value + (datum.value >= ${last?.from ?? 0} ? ' h +' : ' h')`,
    },
  } as const;
  return {
    height: 240,
    padding: AXES_PADDING,
    spec: {
      layer: [
        {
          data: { values },
          mark: { type: 'rect', fill: palette.accent, stroke: palette.card, strokeWidth: 1 },
          encoding: {
            x: { ...x, scale: { domain, nice: false } },
            x2: { field: 'to' },
            y: { field: 'count', type: 'quantitative', title: 'visits', axis: { format: ',d' } },
            y2: { datum: 0 },
          },
        },
        {
          data: { values: rules },
          mark: { type: 'rule', color: palette.ink, strokeDash: [3, 3] },
          encoding: { x: { ...x, field: 'at' }, y: { value: -14 }, y2: { value: 'height' } },
        },
        {
          data: { values: rules },
          mark: { type: 'text', align: 'left', dx: 5, baseline: 'middle', limit: 0 },
          encoding: { x: { ...x, field: 'at' }, y: { value: -12 }, text: { field: 'text' } },
        },
      ],
    },
  };
}

function sayStays(data: ReportData): string {
  const { stays, totals } = data;
  if (stays.counted === 0 || totals.medianDurationMinutes === null) return 'No stay in this range has both times.';
  const long = binsOf(data).filter(({ from }) => from >= LONG_STAY_HOURS);
  const share = long.reduce((sum, { count }) => sum + count, 0) / stays.counted;
  return `Half of the stays end within ${writeMinutes(totals.medianDurationMinutes)}; ${writeShare(share)} last ${LONG_STAY_HOURS} hours or longer.`;
}
