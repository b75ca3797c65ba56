import { AXES_PADDING, type Chart, type ChartFrame, type ChartPanel, noLegend } from '../chart.js';
import { periodAxis, spanOf } from '../period-axis.js';
import type { ReportData } from '../report-data.js';
import { weekendLayer } from '../weekend-layer.js';
import { writeCount, writeDay, writeShare } from '../write-figures.js';

/** The share of visitors with an earlier visit. */
export function returningChart(data: ReportData): Chart {
  return {
    id: 'returning',
    title: 'Returning visitors',
    takeaway: sayReturning(data),
    note:
      'Share of each ' +
      (data.period === 'DAY' ? 'day' : 'week') +
      '’s visitors with an earlier visit within the range: low at first, because nothing before it counts.',
    span: 2,
    legend: noLegend,
    table: {
      head: [data.period === 'DAY' ? 'Day' : 'Week from', 'Visitors', 'Returning', 'Share'],
      rows: data.periods.map(({ start, uniqueVisitors, returningVisitors }) => [
        writeDay(start),
        writeCount(uniqueVisitors),
        writeCount(returningVisitors),
        writeShare(shareOf(returningVisitors, uniqueVisitors)),
      ]),
      wordColumns: 1,
    },
    panels: data.totals.uniqueVisitors === 0 ? null : (frame) => [drawShares(data, frame)],
  };
}

/** 0 to 1; null of zero. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function drawShares(data: ReportData, frame: ChartFrame): ChartPanel {
  const { palette } = frame.theme;
  const values = data.periods.map((period) => ({
    ...spanOf(period),
    share: shareOf(period.returningVisitors, period.uniqueVisitors),
  }));
  return {
    height: 240,
    padding: AXES_PADDING,
    spec: {
      layer: [
        weekendLayer(data, frame),
        {
          data: { values },
          mark: {
            type: 'line',
            color: palette.accent,
            strokeWidth: 2,
            invalid: 'break-paths-show-domains',
            point: { filled: true, size: 18, color: palette.accent },
          },
          encoding: {
            x: periodAxis(data, frame, 'middle'),
            y: {
              field: 'share',
              type: 'quantitative',
              title: 'of the visitors',
              scale: { domain: [0, 1] },
              axis: { format: '.0%', values: [0, 0.25, 0.5, 0.75, 1], tickCount: 5 },
            },
          },
        },
      ],
    },
  };
}

function sayReturning({ totals: { returningVisitors, uniqueVisitors } }: ReportData): string {
  const share = shareOf(returningVisitors, uniqueVisitors);
  if (share === null) return 'No visitors in this range.';
  return `${writeShare(share)} of the visitors came more than once: ${writeCount(returningVisitors)} of ${writeCount(uniqueVisitors)}.`;
}
