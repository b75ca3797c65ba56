import { type Chart, type ChartFrame, type ChartPanel, noLegend } from '../chart.js';
import { drawRanking } from '../draw-ranking.js';
import type { ReportData, ReportHosts } from '../report-data.js';
import { shorten } from '../shorten.js';
import { writeCount, writeCounted, writeShare } from '../write-figures.js';

const DRAWN_HOSTS = 8;
const LETTERS_PER_PIXEL = 0.12;

/** The hosts with most visits. */
export function topHosts(data: ReportData): Chart {
  const { hosts } = data;
  return {
    id: 'hosts',
    title: 'Top hosts',
    takeaway: sayHosts(data),
    note: noteOf(hosts),
    span: 2,
    legend: noLegend,
    table: {
      head: ['Host', 'Visits', 'Unique visitors'],
      rows: hosts.top.map(({ name, visits, uniqueVisitors }) => [name, writeCount(visits), writeCount(uniqueVisitors)]),
      wordColumns: 1,
    },
    panels: hosts.top.length === 0 ? null : (frame) => [drawHosts(data, frame)],
  };
}

function noteOf({ top, count, visitsWithoutHost }: ReportHosts): string {
  return [
    ...(count > top.length ? [`The table has the first ${writeCount(top.length)} of ${writeCount(count)} hosts.`] : []),
    ...(visitsWithoutHost > 0 ? [`${writeCounted(visitsWithoutHost, 'visit')} had no host.`] : []),
    'A host in two sources is counted in each.',
  ].join(' ');
}

function drawHosts({ hosts }: ReportData, frame: ChartFrame): ChartPanel {
  const rows = hosts.top.slice(0, DRAWN_HOSTS).map(({ name, visits }) => ({
    label: shorten(name, Math.floor(frame.width * LETTERS_PER_PIXEL)),
    value: visits,
    text: writeCount(visits),
    colour: frame.theme.palette.accent,
  }));
  return drawRanking(rows, frame);
}

function sayHosts({ hosts }: ReportData): string {
  const [first] = hosts.top;
  if (first === undefined) return 'No visits to hosts in this range.';
  const most = `${first.name} received most visits, ${writeCount(first.visits)}`;
  if (hosts.count <= DRAWN_HOSTS) return `${most}.`;
  const share = hosts.top.slice(0, DRAWN_HOSTS).reduce((sum, { visits }) => sum + visits, 0) / hosts.visitsWithHost;
  return `${most}; these ${writeCount(DRAWN_HOSTS)} of ${writeCounted(hosts.count, 'host')} received ${writeShare(share)} of all.`;
}
