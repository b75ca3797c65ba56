import { AXES_PADDING, type Chart, type ChartFrame, type ChartPanel, noLegend } from '../chart.js';
import { periodAxis, spanOf } from '../period-axis.js';
import type { ReportData } from '../report-data.js';
import { weekendLayer } from '../weekend-layer.js';
import { writeCount, writeCounted, writeDay, writeShare } from '../write-figures.js';

const COUNT_HEIGHT = 120;
const RATE_HEIGHT = 120;

/** No-shows: counts, and below them the rate. */
export function noShowsChart(data: ReportData): Chart {
  const unit = data.period === 'DAY' ? 'day' : 'week';
  return {
    id: 'no-shows',
    title: `No-shows per ${unit}`,
    takeaway: sayNoShows(data, unit),
    note: 'Rate: no-shows among the expected visits with a known outcome, in Spacebring and W3lcome; the residents’ service does not record no-shows. Dashed: the whole range; days with few expected visitors vary widely.',
    span: 3,
    legend: noLegend,
    table: {
      head: [data.period === 'DAY' ? 'Day' : 'Week from', 'No-shows', 'Rate'],
      rows: data.periods.map(({ start, noShows, noShowRate }) => [
        writeDay(start),
        writeCount(noShows),
        writeShare(noShowRate),
      ]),
      wordColumns: 1,
    },
    panels: data.totals.noShows === 0 ? null : (frame) => [drawCounts(data, frame), drawRates(data, frame)],
  };
}

function drawCounts(data: ReportData, frame: ChartFrame): ChartPanel {
  const values = data.periods.map((period) => ({ ...spanOf(period), noShows: period.noShows }));
  const { palette } = frame.theme;
  return {
    height: COUNT_HEIGHT,
    padding: { ...AXES_PADDING, bottom: 6 },
    spec: {
      layer: [
        weekendLayer(data, frame),
        {
          data: { values },
          mark: { type: 'rect', fill: palette.missed, stroke: palette.card, strokeWidth: 0.75 },
          encoding: {
            x: { ...periodAxis(data, frame, 'start'), axis: null },
            x2: { field: 'end' },
            y: {
              field: 'noShows',
              type: 'quantitative',
              title: 'no-shows',
              axis: { format: ',d', tickMinStep: 1, tickCount: 3 },
            },
            y2: { datum: 0 },
          },
        },
      ],
    },
  };
}

function drawRates(data: ReportData, frame: ChartFrame): ChartPanel {
  // A period without expected visits has no rate, so the line has a gap there.
  const values = data.periods.map((period) => ({ ...spanOf(period), rate: period.noShowRate }));
  const { palette } = frame.theme;
  return {
    height: RATE_HEIGHT,
    padding: AXES_PADDING,
    spec: {
      layer: [
        weekendLayer(data, frame),
        {
          data: { values },
          mark: {
            type: 'line',
            color: palette.missed,
            strokeWidth: 1.5,
            invalid: 'break-paths-show-domains',
            point: { filled: true, size: 14, color: palette.missed },
          },
          encoding: {
            x: periodAxis(data, frame, 'middle'),
            y: {
              field: 'rate',
              type: 'quantitative',
              title: 'rate',
              scale: { domainMin: 0 },
              axis: { format: '.0%', tickCount: 3 },
            },
          },
        },
        {
          data: { values: [{ rate: data.totals.noShowRate }] },
          mark: { type: 'rule', color: palette.ink, strokeDash: [3, 3], opacity: 0.7 },
          encoding: { y: { field: 'rate', type: 'quantitative' } },
        },
      ],
    },
  };
}

function sayNoShows({ totals, periods }: ReportData, unit: string): string {
  if (totals.noShowRate === null) return 'No expected visits with a known outcome in this range.';
  if (totals.noShows === 0) return 'There are no no-shows in this range.';
  const [worst] = [...periods].sort((a, b) => b.noShows - a.noShows);
  const when = unit === 'week' ? 'in the week from' : 'on';
  const most = worst === undefined ? '' : `; most ${when} ${writeDay(worst.start)}: ${writeCount(worst.noShows)}`;
  return `${writeCounted(totals.noShows, 'expected visitor')} did not come, ${writeShare(totals.noShowRate)} of all expected${most}.`;
}
