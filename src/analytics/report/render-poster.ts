import { type Chart, type LegendEntry, legendOf } from './chart.js';
import { drawPanel } from './draw-panel.js';
import { escapeMarkup } from './escape-markup.js';
import type { ReportData } from './report-data.js';
import { type Headline, type ReportHead, toReportHead } from './report-head.js';
import { PAPER_THEME } from './theme.js';
import { toCharts } from './to-charts.js';
import { heightOf, widthOf, wrapText, writeSvgLines } from './write-svg-text.js';

const WIDTH = 1200;
const MARGIN = 32;
const GAP = 16;
const COLUMNS = 6;
const INNER = WIDTH - 2 * MARGIN;
const { palette, fontFamily } = PAPER_THEME;

/** A part of the poster: its markup, from the origin, and its height in pixels. */
interface Band {
  readonly markup: string;
  readonly height: number;
}

/** One picture of the report without its tables. */
export async function renderPoster(data: ReportData): Promise<string> {
  const head = toReportHead(data);
  const bands = [composeTitle(head), ...composeWarning(head), composeHeadlines(head.headlines)];
  for (const row of await composeRows(data)) bands.push(joinCards(row));
  bands.push(composeFooter(head));
  let y = MARGIN;
  const positioned = bands.map(({ markup, height }) => {
    const group = `<g transform="translate(${MARGIN},${Math.round(y)})">${markup}</g>`;
    y += height + GAP;
    return group;
  });
  const height = Math.ceil(y - GAP + MARGIN / 2);
  const name = escapeMarkup(`${head.title}: ${head.lines.join(', ')}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${name}" font-family="${fontFamily}">
<rect width="${WIDTH}" height="${height}" fill="${palette.page}"/>
${positioned.join('\n')}
</svg>
`;
}

/** Cards in rows of six columns, each drawn at its final width. */
async function composeRows(data: ReportData): Promise<PosterCard[][]> {
  const column = (INNER - GAP * (COLUMNS - 1)) / COLUMNS;
  const rows: PosterCard[][] = [];
  let used = COLUMNS;
  for (const chart of toCharts(data)) {
    if (used + chart.span > COLUMNS) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(await composeCard(chart, Math.floor(chart.span * column + (chart.span - 1) * GAP)));
    used += chart.span;
  }
  return rows;
}

function joinCards(cards: readonly PosterCard[]): Band {
  const height = Math.max(...cards.map((card) => card.height));
  let x = 0;
  const markup = cards.map((card) => {
    const group = `<g transform="translate(${x},0)">${box(card.width, height)}${card.drawAt(height)}</g>`;
    x += card.width + GAP;
    return group;
  });
  return { markup: markup.join('\n'), height };
}

function composeTitle({ title, lines }: ReportHead): Band {
  const [range = '', ...rest] = lines;
  const details = wrapText(rest.join(' · '), 13, INNER);
  return {
    markup: [
      writeSvgLines([title], { x: 0, y: 0 }, { size: 30, colour: palette.ink, isBold: true }),
      writeSvgLines([range], { x: 0, y: 41 }, { size: 17, colour: palette.ink }),
      writeSvgLines(details, { x: 0, y: 65 }, { size: 13, colour: palette.muted }),
    ].join(''),
    height: 69 + heightOf(details, 13),
  };
}

function composeWarning({ warnings }: ReportHead): Band[] {
  if (warnings.length === 0) return [];
  const lines = warnings.flatMap((warning) => wrapText(warning, 13, INNER - 40));
  const height = 44 + heightOf(lines, 13);
  const colour = palette.warningInk;
  const markup = [
    `<rect width="${INNER}" height="${height}" rx="8" fill="${palette.warning}"/><rect width="5" height="${height}" fill="${colour}"/>`,
    writeSvgLines(['This report is not complete'], { x: 20, y: 12 }, { size: 14, colour, isBold: true }),
    writeSvgLines(lines, { x: 20, y: 34 }, { size: 13, colour }),
  ].join('');
  return [{ markup, height }];
}

/** In two rows the longest figure fits. */
const HEADLINES_IN_ROW = 4;
const HEADLINE_HEIGHT = 92;

function composeHeadlines(headlines: readonly Headline[]): Band {
  const rowCount = Math.ceil(headlines.length / HEADLINES_IN_ROW);
  const width = INNER / HEADLINES_IN_ROW;
  const height = rowCount * HEADLINE_HEIGHT;
  const cells = headlines.map(({ label, figure, detail }, index) => {
    const x = (index % HEADLINES_IN_ROW) * width;
    const y = Math.floor(index / HEADLINES_IN_ROW) * HEADLINE_HEIGHT;
    const left = x + 14;
    return [
      x === 0 ? '' : `<rect x="${x}" y="${y}" width="1" height="${HEADLINE_HEIGHT}" fill="${palette.border}"/>`,
      y === 0 ? '' : `<rect x="${x}" y="${y}" width="${width}" height="1" fill="${palette.border}"/>`,
      writeSvgLines([label], { x: left, y: y + 13 }, { size: 12, colour: palette.muted }),
      writeSvgLines([figure], { x: left, y: y + 33 }, { size: 25, colour: palette.ink, isBold: true }),
      writeSvgLines(
        [detail],
        { x: left, y: y + 66 },
        { size: fitting(detail, 11.5, width - 22), colour: palette.muted },
      ),
    ].join('');
  });
  return { markup: box(INNER, height) + cells.join(''), height };
}

function composeFooter({ sources }: ReportHead): Band {
  const lines = wrapText(sources, 11.5, INNER);
  return {
    markup: writeSvgLines(lines, { x: 0, y: 0 }, { size: 11.5, colour: palette.muted }),
    height: heightOf(lines, 11.5),
  };
}

/** The size, or a smaller one at which the line fits. */
function fitting(text: string, size: number, width: number): number {
  return Math.min(size, Math.floor((10 * size * width) / widthOf(text, size)) / 10);
}

function box(width: number, height: number): string {
  return `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="9" fill="${palette.card}" stroke="${palette.border}"/>`;
}

const PADDING = 16;
const TITLE_SIZE = 16;
const TAKEAWAY_SIZE = 12.5;
const LEGEND_SIZE = 11.5;
const NOTE_SIZE = 10.5;

interface PosterCard {
  readonly width: number;
  /** The minimum height. */
  readonly height: number;
  /** Its markup in a card of this height: words at the top, drawing and note at the bottom. */
  drawAt(height: number): string;
}

/** The words and the drawing of one chart. */
async function composeCard(chart: Chart, width: number): Promise<PosterCard> {
  const inner = width - 2 * PADDING;
  const takeaway = wrapText(chart.takeaway, TAKEAWAY_SIZE, inner);
  const note = chart.note === null ? [] : wrapText(chart.note, NOTE_SIZE, inner);
  const legend = legendOf(chart, PAPER_THEME);
  const drawing = await drawPanels(chart, inner);
  const takeawayY = PADDING + TITLE_SIZE + 8;
  const legendY = takeawayY + heightOf(takeaway, TAKEAWAY_SIZE) + 8;
  const drawingY = legendY + (legend.length === 0 ? 0 : LEGEND_SIZE + 10);
  const noteHeight = note.length === 0 ? 0 : heightOf(note, NOTE_SIZE) + 8;
  const below = drawing.height + noteHeight + PADDING;
  return {
    width,
    height: drawingY + below,
    drawAt: (height) =>
      [
        writeSvgLines(
          [chart.title],
          { x: PADDING, y: PADDING - 2 },
          { size: TITLE_SIZE, colour: palette.ink, isBold: true },
        ),
        writeSvgLines(takeaway, { x: PADDING, y: takeawayY }, { size: TAKEAWAY_SIZE, colour: palette.muted }),
        writeLegend(legend, legendY),
        `<g transform="translate(${PADDING},${Math.floor(height - below)})">${drawing.markup}</g>`,
        writeSvgLines(
          note,
          { x: PADDING, y: height - PADDING - noteHeight + 8 },
          { size: NOTE_SIZE, colour: palette.muted },
        ),
      ].join(''),
  };
}

async function drawPanels(chart: Chart, width: number): Promise<{ markup: string; height: number }> {
  if (chart.panels === null) {
    const at = { x: 0, y: 40 };
    return {
      markup: writeSvgLines(['Nothing to draw'], at, { size: TAKEAWAY_SIZE, colour: palette.muted }),
      height: 110,
    };
  }
  const frame = { width, theme: PAPER_THEME };
  let height = 0;
  let markup = '';
  for (const panel of chart.panels(frame)) {
    markup += `<g transform="translate(0,${height})">${await drawPanel(panel, frame)}</g>`;
    height += panel.height;
  }
  return { markup, height };
}

function writeLegend(entries: readonly LegendEntry[], y: number): string {
  let x = PADDING;
  return entries
    .map(({ label, colour }) => {
      const swatch = `<rect x="${x}" y="${y}" width="11" height="11" rx="2" fill="${escapeMarkup(colour)}"/>`;
      const text = writeSvgLines([label], { x: x + 17, y: y - 1 }, { size: LEGEND_SIZE, colour: palette.muted });
      x += 17 + widthOf(label, LEGEND_SIZE) + 16;
      return swatch + text;
    })
    .join('');
}
