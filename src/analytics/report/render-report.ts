import { rasterise } from './rasterise.js';
import { renderPage } from './render-page.js';
import { renderPoster } from './render-poster.js';
import type { ReportData } from './report-data.js';

export const REPORT_FORMATS = ['html', 'svg', 'png', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report as the bytes of one file. html: a page that needs nothing else; svg, png: one picture; json: the data. */
export async function renderReport(data: ReportData, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'png') return rasterise(await renderPoster(data));
  return new TextEncoder().encode(await renderText(data, format));
}

function renderText(data: ReportData, format: Exclude<ReportFormat, 'png'>): Promise<string> | string {
  if (format === 'html') return renderPage(data);
  if (format === 'svg') return renderPoster(data);
  return `${JSON.stringify(data, null, 2)}\n`;
}
