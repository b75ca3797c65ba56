import { ByteWriter, parquetWriteRows } from 'hyparquet-writer';
import { AnalyticsError } from '../analytics-error.js';
import type { Cell, ColumnType, ExportColumn, ExportRow } from './export-kind.js';

/** Rows per row group: some megabytes in memory. */
export const ROW_GROUP_SIZE = 5_000;

/** Exact amounts: 14 digits before the point, 4 after it. */
const DECIMAL_SCALE = 4;
const DECIMAL_PRECISION = 18;

const ELEMENTS = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  decimal: { type: 'INT64', converted_type: 'DECIMAL', precision: DECIMAL_PRECISION, scale: DECIMAL_SCALE },
  flag: { type: 'BOOLEAN' },
} as const satisfies Record<ColumnType, object>;

/** Writes rows in row groups. */
export async function writeParquet(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  await parquetWriteRows({
    writer: createFlushingWriter(write),
    columns: columns.map(({ name }) => ({ name })),
    rows: typeRows(columns, rows),
    rowGroupSize: ROW_GROUP_SIZE,
    createdBy: 'visitgraph',
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...ELEMENTS[type] })),
    ],
  });
}

/** Passes on the bytes of a row group and waits for them to be written, so that no more than one is in memory. */
function createFlushingWriter(write: (bytes: Uint8Array) => Promise<void>): ByteWriter {
  const writer = new ByteWriter();
  const flush = async (): Promise<void> => {
    // The writer reuses the buffer meanwhile.
    const bytes = new Uint8Array(writer.buffer, 0, writer.index).slice();
    writer.index = 0;
    await write(bytes);
  };
  return Object.assign(writer, { flush, finish: flush });
}

async function* typeRows(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow>) {
  for await (const row of rows) {
    yield Object.fromEntries(columns.map(({ name, type }) => [name, toParquetValue(row[name] ?? null, type)]));
  }
}

function toParquetValue(cell: Cell, type: ColumnType): Cell | Date | bigint {
  if (typeof cell !== 'string') return cell;
  if (type === 'instant') return new Date(cell);
  return type === 'decimal' ? toUnscaled(cell) : cell;
}

/** @throws AnalyticsError for an amount that would lose digits */
function toUnscaled(decimal: string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d{1,14})(?:\.(\d+?)0*)?$/.exec(decimal) ?? [];
  if (whole === '' || fraction.length > DECIMAL_SCALE) {
    throw new AnalyticsError(`The amount ${decimal} has more digits than the Parquet column: export csv or ndjson`);
  }
  return BigInt(`${sign}${whole}${fraction.padEnd(DECIMAL_SCALE, '0')}`);
}
