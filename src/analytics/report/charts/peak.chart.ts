import { AXES_PADDING, type Chart, type ChartFrame, type ChartPanel, noLegend } from '../chart.js';
import { periodAxis, spanOf } from '../period-axis.js';
import type { ReportData } from '../report-data.js';
import { weekendLayer } from '../weekend-layer.js';
import { writeCount, writeCounted, writeDay, writeMoment } from '../write-figures.js';

/** The maximum of people in the building in each day or week. */
export function peakChart(data: ReportData): Chart {
  const { timeZone } = data.scope;
  return {
    id: 'peak',
    title: 'Most people on site',
    takeaway: sayPeak(data),
    note: `The largest number of visitors at one moment of each ${data.period === 'DAY' ? 'day' : 'week'}, with all people of each party. A visitor without a check-out counts until the stay ends by the rule of ASSUME_LEFT.`,
    span: 3,
    legend: noLegend,
    table: {
      head: [data.period === 'DAY' ? 'Day' : 'Week from', 'Reached', 'People'],
      rows: data.periods.map(({ start, peakOnSite, peakOnSiteAt }) => [
        writeDay(start),
        writeMoment(peakOnSiteAt, timeZone),
        writeCount(peakOnSite),
      ]),
      wordColumns: 2,
    },
    panels: data.totals.peakOnSite === 0 ? null : (frame) => [drawPeaks(data, frame)],
  };
}

function drawPeaks(data: ReportData, frame: ChartFrame): ChartPanel {
  const { palette } = frame.theme;
  const values = data.periods.map((period) => ({ ...spanOf(period), people: period.peakOnSite }));
  const most = Math.max(...values.map(({ people }) => people));
  const firstMost = values.findIndex(({ people }) => people === most);
  const isLeft = firstMost < values.length / 2;
  const scale = { domain: [0, most], nice: true };
  return {
    height: 240,
    padding: AXES_PADDING,
    spec: {
      layer: [
        weekendLayer(data, frame),
        {
          data: { values },
          mark: { type: 'rect', fill: palette.accent, stroke: palette.card, strokeWidth: 0.75 },
          encoding: {
            x: periodAxis(data, frame, 'start'),
            x2: { field: 'end' },
            y: {
              field: 'people',
              type: 'quantitative',
              title: 'people',
              scale,
              axis: { format: ',d', tickMinStep: 1 },
            },
            y2: { datum: 0 },
          },
        },
        {
          data: { values: values.slice(firstMost, firstMost + 1) },
          mark: { type: 'text', align: isLeft ? 'left' : 'right', dy: -7, fontWeight: 'bold', limit: 0 },
          encoding: {
            x: periodAxis(data, frame, isLeft ? 'start' : 'end'),
            y: { field: 'people', type: 'quantitative' },
            text: { value: writeCounted(most, 'person', 'people') },
          },
        },
      ],
    },
  };
}

function sayPeak({ totals, scope }: ReportData): string {
  if (totals.peakOnSite === 0) return 'No visitors were on site in this range.';
  return `At most ${writeCounted(totals.peakOnSite, 'person', 'people')} at once, on ${writeMoment(totals.peakOnSiteAt, scope.timeZone)}.`;
}
