import { createHash } from 'node:crypto';
import { type Chart, type ChartTable, type LegendEntry, legendOf } from './chart.js';
import { drawPanel } from './draw-panel.js';
import { escapeMarkup } from './escape-markup.js';
import { pageStyle } from './page-style.js';
import type { ReportData } from './report-data.js';
import { type ReportHead, toReportHead } from './report-head.js';
import { PAGE_THEME } from './theme.js';
import { toCharts } from './to-charts.js';

/** Drawings come in two widths, of which the page shows one: letters keep their size on a phone. */
const NARROW_WIDTH = 340;
/** Inner widths of cards, by the sixths of the row that they take. */
const WIDE_WIDTHS = { 2: 336, 3: 528, 4: 720, 6: 1104 } as const;

/** One page that needs nothing else: no script, no network, and a policy that would allow neither. */
export async function renderPage(data: ReportData): Promise<string> {
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

/** Both widths; nothing where there is nothing to draw. */
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
