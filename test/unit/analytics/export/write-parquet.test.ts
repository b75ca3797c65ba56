import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { ExportRow } from '../../../../src/analytics/export/export-kind.js';
import { ROW_GROUP_SIZE, writeParquet } from '../../../../src/analytics/export/write-parquet.js';

const COLUMNS = [
  { name: 'name', type: 'text' },
  { name: 'at', type: 'instant' },
  { name: 'count', type: 'whole' },
  { name: 'minutes', type: 'number' },
  { name: 'amount', type: 'decimal' },
  { name: 'isOnSite', type: 'flag' },
] as const;

const ROW: ExportRow = {
  name: 'João',
  at: '2026-06-15T15:00:00.000Z',
  count: 3,
  minutes: 12.5,
  amount: '-1234.5',
  isOnSite: true,
};
const NULLS: ExportRow = { name: null, at: null, count: null, minutes: null, amount: null, isOnSite: null };

async function* give(rows: Iterable<ExportRow>) {
  yield* rows;
}

async function write(rows: AsyncIterable<ExportRow>): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  await writeParquet(COLUMNS, rows, async (bytes) => {
    chunks.push(bytes);
  });
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}

test('every type is read back as what it was', async () => {
  const file = await write(give([ROW, NULLS]));
  await expect(parquetReadObjects({ file })).resolves.toEqual([
    { ...ROW, at: new Date('2026-06-15T15:00:00.000Z'), amount: -1234.5 },
    NULLS,
  ]);
});

test('an export without rows is a file with its columns', async () => {
  const file = await write(give([]));
  expect(
    parquetMetadata(file)
      .schema.map(({ name }) => name)
      .slice(1),
  ).toEqual(COLUMNS.map(({ name }) => name));
  await expect(parquetReadObjects({ file })).resolves.toEqual([]);
});

test('never more than one row group is held', async () => {
  let read = 0;
  let written = 0;
  let mostHeld = 0;
  async function* manyRows() {
    for (read = 0; read < ROW_GROUP_SIZE * 3 + 10; read += 1) {
      mostHeld = Math.max(mostHeld, read - written);
      yield ROW;
    }
  }
  await writeParquet(COLUMNS, manyRows(), async () => {
    // A slow disk: whoever does not wait for it reads on.
    await new Promise((resolve) => setImmediate(resolve));
    written = read;
  });
  expect(mostHeld).toBeLessThanOrEqual(ROW_GROUP_SIZE);
});

test.each(['0.00001', '123456789012345', 'much'])('the amount %s is refused rather than rounded', async (amount) => {
  await expect(write(give([{ ...ROW, amount }]))).rejects.toThrow(`The amount ${amount} has more digits`);
});

test.each(['12.3400000', '123456789.0123', '-0.5'])('the amount %s is kept to its last digit', async (amount) => {
  const [row] = await parquetReadObjects({ file: await write(give([{ ...ROW, amount }])) });
  // The reader turns the exact number into a floating one.
  expect(Number(row?.['amount']).toFixed(4)).toBe(Number(amount).toFixed(4));
});
