import { escapeMarkup } from './escape-markup.js';

/** Mean width of a letter of the shipped typeface, as a part of its size; a little too much, so that lines end early. */
const MEAN_LETTER_WIDTH = 0.51;
const LINE_HEIGHT = 1.35;

export interface TextStyle {
  /** Pixels. */
  readonly size: number;
  readonly colour: string;
  readonly isBold?: boolean;
}

/** Words in lines that are about as long as the room; a word that is longer than all of it has a line of its own. */
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

/** Pixels that lines of this size take. */
export function heightOf(lines: readonly string[], size: number): number {
  return lines.length * size * LINE_HEIGHT;
}

/** Lines one below the other, the first one's upper edge at `y`. */
export function writeSvgLines(lines: readonly string[], at: { x: number; y: number }, style: TextStyle): string {
  const weight = style.isBold ? ' font-weight="bold"' : '';
  return lines
    .map((line, index) => {
      const y = at.y + style.size * (1 + index * LINE_HEIGHT);
      return `<text x="${at.x}" y="${round(y)}" font-size="${style.size}" fill="${style.colour}"${weight}>${escapeMarkup(line)}</text>`;
    })
    .join('');
}

/** About how wide one line is. */
export function widthOf(text: string, size: number): number {
  return text.length * size * MEAN_LETTER_WIDTH;
}

/** Tenths of a pixel are enough, and equal on all machines. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
