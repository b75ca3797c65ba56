import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { type Chart, type ChartTable, type LegendEntry, legendOf } from './chart.js';
import { drawPanel } from './draw-panel.js';
import { escapeMarkup } from './escape-markup.js';
import { renderPoster } from './render-poster.js';
import type { ReportData } from './report-data.js';
import { type ReportHead, toReportHead } from './report-head.js';
import { DARK, LIGHT, PAGE_THEME, type Palette } from './theme.js';
import { toCharts } from './to-charts.js';

export const REPORT_FORMATS = ['html', 'svg', 'png', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report as the bytes of one file. html: a self-contained page; svg, png: one picture; json: the data. */
export async function renderReport(data: ReportData, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'png') return rasterise(await renderPoster(data));
  return new TextEncoder().encode(await renderText(data, format));
}

function renderText(data: ReportData, format: Exclude<ReportFormat, 'png'>): Promise<string> | string {
  if (format === 'html') return renderPage(data);
  if (format === 'svg') return renderPoster(data);
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** The style sheet of the page: colours for light and dark screens, columns for wide ones, neither of them on paper. */
function pageStyle(): string {
  return `
:root { color-scheme: light dark; ${toProperties(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${toProperties(DARK)} } }
${LAYOUT}
@media print { :root { ${toProperties(LIGHT)} } }
`;
}

function toProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

const LAYOUT = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.45 ${PAGE_THEME.fontFamily}; }
main { max-width: 1200px; margin: 0 auto; padding: 28px 24px 40px; }
h1 { margin: 0 0 4px; font-size: 30px; line-height: 1.15; letter-spacing: -0.015em; }
h2 { margin: 0; font-size: 17px; line-height: 1.25; }
header p { margin: 0; color: var(--muted); }
header p:first-of-type { color: var(--ink); font-size: 18px; }
.warning { margin: 18px 0 0; padding: 12px 16px; border-radius: 8px; background: var(--warning); color: var(--warningInk); border-left: 4px solid currentColor; }
.warning ul { margin: 4px 0 0; padding-left: 20px; }
.headlines { display: grid; grid-template-columns: repeat(2, 1fr); gap: 1px; margin: 20px 0; background: var(--border); border: 1px solid var(--border); border-radius: 10px; overflow: hidden; }
.headlines div { padding: 12px 14px; background: var(--card); }
.headlines dt { font-size: 13px; color: var(--muted); }
.headlines dd { margin: 0; }
.headlines strong { display: block; font-size: 26px; line-height: 1.2; letter-spacing: -0.02em; white-space: nowrap; font-variant-numeric: tabular-nums; }
.headlines span { display: block; font-size: 12.5px; color: var(--muted); }
.charts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; }
figure { margin: 0; padding: 16px; display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--border); border-radius: 10px; }
figcaption p { margin: 3px 0 12px; color: var(--muted); font-size: 14.5px; }
.drawing svg { display: block; width: 100%; height: auto; }
.wide { display: none; }
.narrow { max-width: 520px; margin: 0 auto; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0 0 10px; padding: 0; list-style: none; font-size: 13px; color: var(--muted); }
.legend li { display: flex; align-items: center; gap: 6px; }
.empty { margin: 0; padding: 56px 0; text-align: center; color: var(--muted); }
.note { margin: 10px 0 0; font-size: 12.5px; color: var(--muted); }
details { margin-top: 10px; font-size: 13.5px; }
summary { cursor: pointer; color: var(--muted); width: max-content; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
.scroll { max-height: 340px; margin-top: 8px; overflow: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 4px 10px 4px 0; text-align: left; font-weight: normal; border-bottom: 1px solid var(--border); white-space: nowrap; }
thead th { position: sticky; top: 0; background: var(--card); color: var(--muted); }
.figure { text-align: right; }
footer { margin-top: 20px; font-size: 12.5px; color: var(--muted); }
@media (min-width: 700px) {
  .headlines { grid-template-columns: repeat(4, 1fr); }
  .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media (min-width: 1100px) {
  .charts { grid-template-columns: repeat(6, minmax(0, 1fr)); }
  .span-2 { grid-column: span 2; } .span-3 { grid-column: span 3; } .span-4 { grid-column: span 4; } .span-6 { grid-column: span 6; }
  .wide { display: block; }
  .narrow { display: none; }
}
@media print {
  body { background: none; font-size: 12px; }
  main { max-width: none; padding: 0; }
  figure { break-inside: avoid; }
  details { display: none; }
  .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
  .headlines { grid-template-columns: repeat(8, 1fr); }
  .headlines strong { font-size: 15px; }
  .span-2, .span-3 { grid-column: auto; } .span-4, .span-6 { grid-column: 1 / -1; }
  .span-4 .wide, .span-6 .wide { display: block; } .span-4 .narrow, .span-6 .narrow { display: none; }
  .span-2 .wide, .span-3 .wide { display: none; } .span-2 .narrow, .span-3 .narrow { display: block; max-width: none; }
}`;

/** Pixels of the picture per pixel of the drawing, for dense screens and print. */
const ZOOM = 1.6;
const FACES = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'];

/** The drawing as PNG, with the shipped typeface, so that it is equal on all machines. */
async function rasterise(svg: string): Promise<Uint8Array> {
  const folder = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: FACES.map((face) => join(folder, 'ttf', face)),
      defaultFontFamily: 'DejaVu Sans Condensed',
    },
    fitTo: { mode: 'zoom', value: ZOOM },
    logLevel: 'off',
  });
  return image.asPng();
}

/** Drawings have two widths, of which the page shows one, so that letters keep their size on a phone. */
const NARROW_WIDTH = 340;
/** Inner widths of cards, by their sixths of the row. */
const WIDE_WIDTHS = { 2: 336, 3: 528, 4: 720, 6: 1104 } as const;

/** A self-contained page, without scripts and network, and with a policy that forbids both. */
async function renderPage(data: ReportData): Promise<string> {
  const head = toReportHead(data);
  const style = pageStyle();
  const hash = createHash('sha256').update(style).digest('base64');
  const figures: string[] = [];
  for (const chart of toCharts(data)) figures.push(await renderFigure(chart));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(`${head.title}: ${head.lines[0] ?? ''}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
${renderHead(head)}
<div class="charts">
${figures.join('\n')}
</div>
<footer><p>${escapeMarkup(head.sources)}</p></footer>
</main>
</body>
</html>
`;
}

function renderHead({ title, lines, warnings, headlines }: ReportHead): string {
  const items = warnings.map((warning) => `<li>${escapeMarkup(warning)}</li>`).join('');
  const banner =
    warnings.length === 0
      ? ''
      : `<section class="warning" role="alert"><h2>This report is not complete</h2><ul>${items}</ul></section>`;
  const figures = headlines.map(
    ({ label, figure, detail }) =>
      `<div><dt>${escapeMarkup(label)}</dt><dd><strong>${escapeMarkup(figure)}</strong><span>${escapeMarkup(detail)}</span></dd></div>`,
  );
  return `<header>
<h1>${escapeMarkup(title)}</h1>
${lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('\n')}
</header>
${banner}
<dl class="headlines">
${figures.join('\n')}
</dl>`;
}

async function renderFigure(chart: Chart): Promise<string> {
  const { id, title, takeaway, note, span, table } = chart;
  const name = escapeMarkup(`${title}. ${takeaway}`);
  return `<figure id="${id}" class="span-${span}">
<figcaption><h2>${escapeMarkup(title)}</h2><p>${escapeMarkup(takeaway)}</p></figcaption>
${renderLegend(legendOf(chart, PAGE_THEME))}<div class="drawing" role="img" aria-label="${name}">
${await renderDrawings(chart)}
</div>
${note === null ? '' : `<p class="note">${escapeMarkup(note)}</p>`}
<details><summary>Table</summary><div class="scroll">${renderTable(table, title)}</div></details>
</figure>`;
}

/** Both widths; empty when there is nothing to draw. */
async function renderDrawings({ panels, span }: Chart): Promise<string> {
  if (panels === null) return '<p class="empty">Nothing to draw</p>';
  const drawings: string[] = [];
  for (const [kind, width] of [
    ['wide', WIDE_WIDTHS[span]],
    ['narrow', NARROW_WIDTH],
  ] as const) {
    const frame = { width, theme: PAGE_THEME };
    const svgs: string[] = [];
    for (const panel of panels(frame)) svgs.push(await drawPanel(panel, frame));
    drawings.push(`<div class="${kind}" aria-hidden="true">${svgs.join('')}</div>`);
  }
  return drawings.join('\n');
}

function renderLegend(entries: readonly LegendEntry[]): string {
  if (entries.length === 0) return '';
  const items = entries.map(
    ({ label, colour }) =>
      `<li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="2" fill="${escapeMarkup(colour)}"/></svg>${escapeMarkup(label)}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>\n`;
}

function renderTable({ head, rows, wordColumns }: ChartTable, caption: string): string {
  const classOf = (index: number) => (index < wordColumns ? '' : ' class="figure"');
  const heads = head.map((text, index) => `<th scope="col"${classOf(index)}>${escapeMarkup(text)}</th>`).join('');
  const bodies = rows.map((row) => {
    const cells = row.map((text, index) =>
      index === 0 ? `<th scope="row">${escapeMarkup(text)}</th>` : `<td${classOf(index)}>${escapeMarkup(text)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><caption>${escapeMarkup(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${bodies.join('')}</tbody></table>`;
}
