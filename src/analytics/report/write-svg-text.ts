import { escapeMarkup } from './escape-markup.js';

/** Mean width of a letter of the shipped typeface per unit of size; a slight overestimate, so that lines end early. */
const MEAN_LETTER_WIDTH = 0.51;
const LINE_HEIGHT = 1.35;

export interface TextStyle {
  /** Pixels. */
  readonly size: number;
  readonly colour: string;
  readonly isBold?: boolean;
}

/** Breaks text into lines of about the given width; a longer word has its own line. */
export function wrapText(text: string, size: number, width: number): string[] {
  const letters = width / (size * MEAN_LETTER_WIDTH);
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= letters) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Height of lines of this size, in pixels. */
export function heightOf(lines: readonly string[], size: number): number {
  return lines.length * size * LINE_HEIGHT;
}

/** Lines below one another; the upper edge of the first is at `y`. */
export function writeSvgLines(lines: readonly string[], at: { x: number; y: number }, style: TextStyle): string {
  const weight = style.isBold ? ' font-weight="bold"' : '';
  return lines
    .map((line, index) => {
      const y = at.y + style.size * (1 + index * LINE_HEIGHT);
      return `<text x="${at.x}" y="${round(y)}" font-size="${style.size}" fill="${style.colour}"${weight}>${escapeMarkup(line)}</text>`;
    })
    .join('');
}

/** The estimated width of one line, in pixels. */
export function widthOf(text: string, size: number): number {
  return text.length * size * MEAN_LETTER_WIDTH;
}

/** Rounded to tenths of a pixel, so that it is equal on all machines. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
