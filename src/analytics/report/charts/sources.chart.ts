import type { Chart, ChartFrame, ChartPanel } from '../chart.js';
import { noLegend } from '../chart.js';
import { drawRanking } from '../draw-ranking.js';
import { type ReportData, type ReportSource, SOURCES } from '../report-data.js';
import { SOURCE_NAMES, sourceColours } from '../theme.js';
import { writeCount, writeCounted, writeMinutes, writeShare } from '../write-figures.js';

/** The number of visits in each source. */
export function sourcesChart(data: ReportData): Chart {
  return {
    id: 'sources',
    title: 'Sources',
    takeaway: saySources(data),
    note: null,
    span: 2,
    legend: noLegend,
    table: {
      head: ['Source', 'Visits', 'People', 'Unique visitors', 'No-shows', 'No-show rate', 'Median stay'],
      rows: data.sources.map((row) => [
        SOURCE_NAMES[row.source],
        writeCount(row.visits),
        writeCount(row.people),
        writeCount(row.uniqueVisitors),
        writeCount(row.noShows),
        writeShare(row.noShowRate),
        writeMinutes(row.medianDurationMinutes),
      ]),
      wordColumns: 1,
    },
    panels: data.totals.visits === 0 ? null : (frame) => [drawSources(data, frame)],
  };
}

function drawSources(data: ReportData, frame: ChartFrame): ChartPanel {
  const colours = sourceColours(frame.theme.palette);
  const rows = data.sources.map((row) => ({
    label: SOURCE_NAMES[row.source],
    value: row.visits,
    text: `${writeCount(row.visits)} · ${writeShare(row.visits / data.totals.visits)}`,
    detail: describeSource(row, data),
    colour: colours[SOURCES.indexOf(row.source)] ?? frame.theme.palette.accent,
  }));
  return drawRanking(rows, frame);
}

/** A source that was not read gets a dash, not zero. */
function describeSource({ source, uniqueVisitors, medianDurationMinutes }: ReportSource, data: ReportData): string {
  const status = data.completeness.find((state) => state.source === source)?.status;
  if (status === 'FAILED') return 'could not be read';
  if (status === 'SKIPPED') return 'was not asked';
  return `${writeCounted(uniqueVisitors, 'visitor')}, median stay ${writeMinutes(medianDurationMinutes)}`;
}

function saySources({ sources, totals }: ReportData): string {
  const [largest] = [...sources].sort((a, b) => b.visits - a.visits);
  if (totals.visits === 0 || largest === undefined) return 'No visits in this range.';
  return `${SOURCE_NAMES[largest.source]} keeps the largest part of the visits, ${writeShare(largest.visits / totals.visits)}.`;
}
