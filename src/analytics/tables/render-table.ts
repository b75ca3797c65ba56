import Table from 'cli-table3';
import { toPlainText } from './plain-text.js';

export interface TableColumn<Row> {
  readonly head: string;
  readonly align?: 'left' | 'right';
  readonly value: (row: Row) => string | number | null;
}

/** Characters that every terminal and printer can show. */
const PLAIN_BORDERS = {
  top: '-',
  'top-mid': '+',
  'top-left': '+',
  'top-right': '+',
  bottom: '-',
  'bottom-mid': '+',
  'bottom-left': '+',
  'bottom-right': '+',
  left: '|',
  'left-mid': '+',
  mid: '-',
  'mid-mid': '+',
  right: '|',
  'right-mid': '+',
  middle: '|',
};

/** An aligned table without colours; ends with a line feed. */
export function renderTable<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const table = new Table({
    head: columns.map(({ head }) => head),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: PLAIN_BORDERS,
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(columns.map(({ value }) => toPlainText(String(value(row) ?? ''))));
  return `${table.toString()}\n`;
}
