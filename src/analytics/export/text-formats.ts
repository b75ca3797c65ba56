import { stringify } from 'csv-stringify/sync';
import type { ExportColumn, ExportRow } from './export-kind.js';

/** A format that is written in parts. */
export interface TextFormat {
  /** Text before the first row. */
  readonly head: string;
  /** Text of some rows; `isFirst`: the first rows of the file. */
  encode(rows: readonly ExportRow[], isFirst: boolean): string;
  /** Text after the last row. */
  readonly tail: string;
}

/**
 * Text that a spreadsheet would run as a formula gets a leading apostrophe, as OWASP advises. Numbers with any sign stay numbers.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The start of a cell, also where a spreadsheet splits at another separator than the file uses. */
const INNER_FORMULA_START = /([,;\t\r\n|]["\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

const BYTE_ORDER_MARK = '\uFEFF';

function neutralise(text: string): string {
  const inner = text.replace(INNER_FORMULA_START, "$1'");
  return FORMULA_START.test(inner) ? `'${inner}` : inner;
}

/**
 * RFC 4180 with line feeds, UTF-8, a line of column names, and an empty cell for null. For Excel with a byte order mark, and with
 * semicolons, which it expects in locales with a decimal comma.
 */
export function createCsvFormat(columns: readonly ExportColumn[], isForExcel = false): TextFormat {
  const names = columns.map(({ name }) => name);
  const texts = new Set(columns.filter(({ type }) => type === 'text').map(({ name }) => name));
  const options = {
    columns: names,
    delimiter: isForExcel ? ';' : ',',
    cast: {
      boolean: (value: boolean) => String(value),
      string: (value: string, { column, header }: { column?: string | number; header: boolean }) =>
        !header && texts.has(String(column)) ? neutralise(value) : value,
    },
  };
  return {
    head: (isForExcel ? BYTE_ORDER_MARK : '') + stringify([], { ...options, header: true }),
    encode: (rows) => stringify([...rows], options),
    tail: '',
  };
}

/** One JSON object per line. */
export const ndjsonFormat: TextFormat = {
  head: '',
  encode: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  tail: '',
};

/** One JSON array, one row per line. */
export const jsonFormat: TextFormat = {
  head: '[',
  encode: (rows, isFirst) =>
    rows.map((row, index) => `${isFirst && index === 0 ? '' : ','}\n${JSON.stringify(row)}`).join(''),
  tail: '\n]\n',
};
