import { type Chart, type LegendEntry, legendOf } from './chart.js';
import { drawPanel } from './draw-panel.js';
import { escapeMarkup } from './escape-markup.js';
import { PAPER_THEME } from './theme.js';
import { heightOf, widthOf, wrapText, writeSvgLines } from './write-svg-text.js';

const PADDING = 16;
const TITLE_SIZE = 16;
const TAKEAWAY_SIZE = 12.5;
const LEGEND_SIZE = 11.5;
const NOTE_SIZE = 10.5;
const { palette } = PAPER_THEME;

export interface PosterCard {
  readonly width: number;
  /** The least that it needs. */
  readonly height: number;
  /** Its markup in a card of this height: words at the top, drawing and note at the bottom. */
  drawAt(height: number): string;
}

/** The words and the drawing of one chart. */
export async function composeCard(chart: Chart, width: number): Promise<PosterCard> {
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
