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

/** What becomes the start of a cell where a spreadsheet splits at another sign than the file does, quoted or not. */
const INNER_FORMULA_START = /([,;\t\r\n|]["\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

const BYTE_ORDER_MARK = '\uFEFF';

function neutralise(text: string): string {
  const inner = text.replace(INNER_FORMULA_START, "$1'");
  return FORMULA_START.test(inner) ? `'${inner}` : inner;
}

/**
 * RFC 4180 with line feeds, UTF-8, a line of column names, and nothing for null. For Excel with a byte order mark and
 * semicolons, which it expects where commas are decimal.
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
    rows.map((row, index) => `${isFirst && index === 0 ? '' : ','}\n${JSON.stringify(row)}`).join(''),
  tail: '\n]\n',
};
