import type { Chart } from './chart.js';
import { busiestHours } from './charts/busiest-hours.chart.js';
import { topHosts } from './charts/hosts.chart.js';
import { noShowsChart } from './charts/no-shows.chart.js';
import { peakChart } from './charts/peak.chart.js';
import { returningChart } from './charts/returning.chart.js';
import { sourcesChart } from './charts/sources.chart.js';
import { staysChart } from './charts/stays.chart.js';
import { visitsPerPeriod } from './charts/visits-per-period.chart.js';
import type { ReportData } from './report-data.js';

/** All charts in reading order; their spans fill rows of six. */
export function toCharts(data: ReportData): Chart[] {
  return [
    visitsPerPeriod(data),
    busiestHours(data),
    topHosts(data),
    noShowsChart(data),
    peakChart(data),
    sourcesChart(data),
    staysChart(data),
    returningChart(data),
  ];
}
