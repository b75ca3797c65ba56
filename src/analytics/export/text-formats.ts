import { stringify } from 'csv-stringify/sync';
import type { ExportColumn, ExportRow } from './export-kind.js';

/** A format that is written piece by piece. */
export interface TextFormat {
  /** Before the first row. */
  readonly head: string;
  /** Some rows; `isFirst` before any other. */
  encode(rows: readonly ExportRow[], isFirst: boolean): string;
  /** After the last row. */
  readonly tail: string;
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises: it is shown, not run.
 * Numbers stay numbers, whatever their sign.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** RFC 4180 with line feeds, UTF-8, a line of column names, and nothing for null. */
export function createCsvFormat(columns: readonly ExportColumn[]): TextFormat {
  const names = columns.map(({ name }) => name);
  const texts = new Set(columns.filter(({ type }) => type === 'text').map(({ name }) => name));
  const options = {
    columns: names,
    cast: {
      boolean: (value: boolean) => String(value),
      string: (value: string, { column, header }: { column?: string | number; header: boolean }) =>
        !header && texts.has(String(column)) && FORMULA_START.test(value) ? `'${value}` : value,
    },
  };
  return {
    head: stringify([], { ...options, header: true }),
    encode: (rows) => stringify([...rows], options),
    tail: '',
  };
}

/** One JSON object a line. */
export const ndjsonFormat: TextFormat = {
  head: '',
  encode: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  tail: '',
};

/** One JSON array, a row a line. */
export const jsonFormat: TextFormat = {
  head: '[',
  encode: (rows, isFirst) =>
    rows.map((row, place) => `${isFirst && place === 0 ? '' : ','}\n${JSON.stringify(row)}`).join(''),
  tail: '\n]\n',
};
