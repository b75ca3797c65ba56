import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalyticsError, EXIT } from '../../../../src/analytics/analytics-error.js';
import { resolveDestination } from '../../../../src/analytics/export/export-destination.js';
import type { ExportKind, ExportPage } from '../../../../src/analytics/export/export-kind.js';
import { type ExportFormat, runExport } from '../../../../src/analytics/export/run-export.js';
import type { GatewayClient } from '../../../../src/analytics/gateway-client.js';
import { createTestIo } from '../../../support/analytics-io.js';

const PAGES = 5;
const ROWS = 3;
const QUERY = { from: '2026-06-01T00:00:00.000Z', to: '2026-06-11T00:00:00.000Z', locationIds: null, sources: null };
const CLIENT: GatewayClient = { request: () => Promise.reject(new Error('pages are read by the kind')) };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-export-'));
  file = join(folder, 'out');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Five pages of three rows; the page after `failAfter` fails. */
function createKind(options: { failAfter?: number; pages?: number; onRead?: (page: number) => void } = {}): ExportKind {
  const pages = options.pages ?? PAGES;
  return {
    columns: [
      { name: 'id', type: 'text' },
      { name: 'count', type: 'whole' },
    ],
    document: 'query',
    direction: 'ASC',
    readPage: async (_, __, { after }): Promise<ExportPage> => {
      const number = after === null ? 0 : Number(after);
      options.onRead?.(number);
      if (number === options.failAfter) throw new AnalyticsError('The gateway is gone');
      const rows = Array.from({ length: ROWS }, (_, place) => ({ id: `=${number}`, count: number * ROWS + place }));
      return {
        rows,
        reached: `2026-06-0${(number % 9) + 1}T00:00:00.000Z`,
        hasNextPage: number + 1 < pages,
        endCursor: String(number + 1),
        sources: [],
      };
    },
  };
}

async function exportTo(
  out: string,
  format: ExportFormat,
  options: { kind?: ExportKind; isResume?: boolean; isTerminal?: boolean } = {},
) {
  const io = createTestIo(CLIENT, { isTerminal: options.isTerminal ?? false });
  let error: unknown = null;
  try {
    await runExport(io, CLIENT, {
      name: 'visits',
      kind: options.kind ?? createKind(),
      query: QUERY,
      format,
      destination: await resolveDestination(out, io.stdout),
      isForExcel: false,
      isResume: options.isResume ?? false,
      isPartialAllowed: false,
    });
  } catch (reason) {
    error = reason;
  }
  return { error, stdout: io.stdout.text(), stderr: io.stderr.text() };
}

test.each(['CSV', 'NDJSON', 'PARQUET', 'JSON'] as const)(
  '%s appears whole, with nothing beside it, and the same each time',
  async (format) => {
    await expect(exportTo(file, format)).resolves.toMatchObject({ error: null, stdout: '' });
    const first = readFileSync(file);
    expect(readdirSync(folder)).toEqual(['out']);
    await exportTo(file, format);
    expect(readFileSync(file).equals(first)).toBe(true);
  },
);

test('what is said of an export is said on standard error', async () => {
  await expect(exportTo(file, 'CSV')).resolves.toMatchObject({ stderr: `visitgraph: 15 visits in ${file}\n` });
});

test.each(['CSV', 'NDJSON', 'PARQUET', 'JSON'] as const)(
  '%s is readable for its owner alone, also where all could read the file before',
  async (format) => {
    for (const mode of [0o644, 0o666]) {
      await exportTo(file, format);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      chmodSync(file, mode);
    }
    await exportTo(file, format);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  },
);

test.each(['CSV', 'NDJSON'] as const)('an interrupted %s export goes on without repeats or gaps', async (format) => {
  await exportTo(file, format);
  const whole = readFileSync(file);
  rmSync(file);
  const { error } = await exportTo(file, format, { kind: createKind({ failAfter: 3 }) });
  expect(error).toMatchObject({ message: 'The gateway is gone (9 rows are saved: --resume continues after them)' });
  expect(readdirSync(folder).sort()).toEqual(['out.manifest.json', 'out.part']);
  // As if the process had been killed while it wrote the next page.
  writeFileSync(`${file}.part`, `${readFileSync(`${file}.part`, 'utf8')}half a li`);
  const asked: number[] = [];
  const kind = createKind({ onRead: (page) => asked.push(page) });
  await expect(exportTo(file, format, { kind, isResume: true })).resolves.toMatchObject({
    error: null,
    stderr: `visitgraph: 15 visits in ${file}\n`,
  });
  expect(asked).toEqual([3, 4]);
  expect(readFileSync(file).equals(whole)).toBe(true);
  expect(readdirSync(folder)).toEqual(['out']);
});

test('an export that had all its pages is only put in its place', async () => {
  await exportTo(file, 'CSV');
  const whole = readFileSync(file);
  await exportTo(file, 'CSV', { kind: createKind({ failAfter: 4 }) });
  writeFileSync(`${file}.part`, whole);
  const manifest = JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8'));
  writeFileSync(
    `${file}.manifest.json`,
    JSON.stringify({ ...manifest, cursor: null, bytes: whole.length, rows: 15, isComplete: true }),
  );
  rmSync(file);
  const kind = createKind({ failAfter: 0 });
  await expect(exportTo(file, 'CSV', { kind, isResume: true })).resolves.toMatchObject({ error: null });
  expect(readFileSync(file).equals(whole)).toBe(true);
});

test('with nothing to resume it starts anew, and says so', async () => {
  const { error, stderr } = await exportTo(file, 'CSV', { isResume: true });
  expect(error).toBeNull();
  expect(stderr).toContain('Nothing to resume: the export starts from the beginning');
  expect(existsSync(file)).toBe(true);
});

describe('what was left by something else is not gone on with', () => {
  beforeEach(() => exportTo(file, 'CSV', { kind: createKind({ failAfter: 2 }) }));

  test.each<[string, () => void, string]>([
    ['another question', () => {}, 'has other options: repeat them'],
    ['a damaged manifest', () => writeFileSync(`${file}.manifest.json`, '{"cursor":'), 'is damaged: start again'],
    ['a part that has been cut', () => writeFileSync(`${file}.part`, 'id'), 'is shorter than its manifest says'],
  ])('%s', async (name, damage, message) => {
    damage();
    const format = name === 'another question' ? 'NDJSON' : 'CSV';
    const { error } = await exportTo(file, format, { isResume: true });
    expect(error).toMatchObject({ name: 'AnalyticsError', message: expect.stringContaining(message) });
    expect(existsSync(file)).toBe(false);
  });
});

test.each(['PARQUET', 'JSON'] as const)(
  'a %s export that fails leaves nothing, and the old file as it was',
  async (format) => {
    writeFileSync(file, 'the good one');
    const { error } = await exportTo(file, format, { kind: createKind({ failAfter: 2 }) });
    expect(error).toMatchObject({ message: 'The gateway is gone' });
    expect(readdirSync(folder)).toEqual(['out']);
    expect(readFileSync(file, 'utf8')).toBe('the good one');
  },
);

test('a gateway that fails at once touches nothing, and what was interrupted before stays', async () => {
  await exportTo(file, 'CSV', { kind: createKind({ failAfter: 2 }) });
  const { size } = statSync(`${file}.part`);
  await exportTo(file, 'CSV', { kind: createKind({ failAfter: 0 }) });
  expect(statSync(`${file}.part`).size).toBe(size);
});

test('an export that starts anew forgets what was interrupted before', async () => {
  await exportTo(file, 'CSV', { kind: createKind({ failAfter: 2 }) });
  let left: string[] = [];
  const kind = createKind({
    onRead: (page) => {
      if (page === 1) left = readdirSync(folder);
    },
  });
  await exportTo(file, 'PARQUET', { kind });
  expect(left).toEqual(['out.part']);
});

describe('places that cannot be written', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(file, 'the good one');
  });

  test.each([
    ['a folder', () => join(folder, 'inner'), 'cannot be written: it is a folder', EXIT.failed],
    ['a missing folder', () => join(folder, 'missing', 'out'), 'its folder does not exist', EXIT.failed],
    ['a file as a folder', () => join(file, 'out'), 'its folder is a file', EXIT.failed],
    ['no name', () => '', '--out: "" names no file', EXIT.usage],
    ['a name for a folder', () => `${folder}/`, 'names no file', EXIT.usage],
    ['a folder of the system', () => '/proc/visits.csv', '/proc/visits.csv', EXIT.failed],
  ])('%s', async (_, place, message, status) => {
    const { error } = await exportTo(place(), 'CSV');
    expect(error).toMatchObject({ name: 'AnalyticsError', status, message: expect.stringContaining(message) });
    expect(readFileSync(file, 'utf8')).toBe('the good one');
    expect(readdirSync(folder).sort()).toEqual(['inner', 'out']);
  });

  test.each(['CSV', 'PARQUET'] as const)('a full disk under %s', async (format) => {
    symlinkSync('/dev/full', `${file}.part`);
    const { error } = await exportTo(file, format);
    expect(error).toMatchObject({ message: `${file} cannot be written: there is no space left`, status: EXIT.failed });
    expect(readFileSync(file, 'utf8')).toBe('the good one');
    expect(readdirSync(folder).sort()).toEqual(['inner', 'out']);
  });

  test('a full device', async () => {
    const { error } = await exportTo('/dev/full', 'NDJSON');
    expect(error).toMatchObject({ message: '/dev/full cannot be written: there is no space left' });
  });
});

test('standard output gets the data and nothing else', async () => {
  const { stdout, stderr } = await exportTo('-', 'NDJSON');
  expect(stdout.trimEnd().split('\n')).toHaveLength(15);
  expect(stderr).toBe('visitgraph: 15 visits in standard output\n');
});

test('a bar is drawn on a terminal, and nothing in a pipe', async () => {
  const seen = await exportTo(file, 'CSV', { isTerminal: true });
  expect(seen.stderr).toMatch(/\d+% \| \d+ rows/);
  const piped = await exportTo(file, 'CSV');
  expect(piped.stderr).not.toContain('%');
});

test.each(['CSV', 'NDJSON', 'JSON'] as const)(
  '%s holds one page at a time, however slow the reader',
  async (format) => {
    let read = 0;
    let written = 0;
    let mostAhead = 0;
    const kind = createKind({
      pages: 200,
      onRead: () => {
        read += 1;
        mostAhead = Math.max(mostAhead, read - written);
      },
    });
    await runExport(createTestIo(CLIENT), CLIENT, {
      name: 'visits',
      kind,
      query: QUERY,
      format,
      destination: {
        kind: 'stream',
        name: 'a slow reader',
        write: async (chunk) => {
          await new Promise((resolve) => setImmediate(resolve));
          if (String(chunk).includes('=')) written += 1;
        },
        close: async () => {},
      },
      isForExcel: false,
      isResume: false,
      isPartialAllowed: false,
    });
    expect(read).toBe(200);
    expect(mostAhead).toBe(1);
  },
);
