import type { OnUnreadable } from './values.js';

/** Free text has no end of shapes; beyond so many nothing is logged. */
const MAX_SHAPES = 20;
const MAX_SHAPE_LENGTH = 40;

/** Logs each shape of dates that cannot be read once, without the words themselves: `99/99/9999`, `a a a`. */
export function logUnreadableDates(warn: (message: string) => void): OnUnreadable {
  const shapes = new Set<string>();
  return (text) => {
    if (shapes.size >= MAX_SHAPES) return;
    const shape = shapeOf(text);
    if (shapes.has(shape)) return;
    shapes.add(shape);
    const end = shapes.size === MAX_SHAPES ? '; further shapes are not logged' : '';
    warn(`A date of the residents' service cannot be read and is shown as written, shape "${shape}"${end}`);
  };
}

/** Every digit as 9, every run of letters as one, all other characters but a few marks as ?. */
function shapeOf(text: string): string {
  return text
    .trim()
    .slice(0, MAX_SHAPE_LENGTH)
    .replace(/\p{Nd}/gu, '9')
    .replace(/[\p{L}\p{M}]+/gu, 'a')
    .replace(/[^9a\s:/.,+()[\]-]/gu, '?')
    .replace(/\s+/g, ' ');
}
