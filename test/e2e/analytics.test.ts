import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { EXIT } from '../../src/analytics/analytics-error.js';
import { MonthExportDocument, type MonthExportQuery } from '../../src/generated/operations.js';
import { runCommand } from '../support/analytics-io.js';
import { type GraphAnswer, startTestGateway, type TestGateway } from '../support/gateway.js';

const RANGE = { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const JUNE = ['--from', '2026-06-01', '--to', '2026-07-01'];

let gateway: TestGateway;
let folder: string;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-analytics-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function golden(name: string): string {
  return readFileSync(new URL(`../fixtures/analytics/${name}.txt`, import.meta.url), 'utf8');
}

const run = (...args: string[]) => runCommand(gateway.url, args);

/** The rows of an export as its ndjson has them. */
async function rowsOf(...args: string[]): Promise<Record<string, unknown>[]> {
  const { status, stdout } = await run('export', ...args, '--format', 'ndjson', '--out', '-');
  expect(status).toBe(EXIT.done);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describe('tables of the seeded building', () => {
  test.each([
    [
      'roll-call',
      ['roll-call', '--time-zone', 'America/Sao_Paulo', '--location', 'chiado', '--location', 'Hudson Yards'],
    ],
    ['no-shows', ['no-shows', '--from', '2026-06-10', '--to', '2026-06-15', '--time-zone', 'Europe/Lisbon']],
    ['returning', ['returning', '--from', '2026-06-08', '--to', '2026-06-16']],
    ['watch', ['watch', '--once', '--time-zone', 'America/Sao_Paulo', '--location', 'Vila Madalena']],
  ])('%s', async (name, args) => {
    const { status, stdout, stderr } = await run(...args);
    expect(stdout).toBe(golden(name));
    expect({ status, stderr }).toEqual({ status: EXIT.done, stderr: '' });
  });

  test('the roll call is complete', async () => {
    const { status, stdout, stderr } = await run('roll-call');
    expect({ status, stderr }).toEqual({ status: EXIT.done, stderr: '' });
    expect(stdout).toMatch(/\nPeople on site: [1-9]\d*\n/);
  });

  test('what is not complete can be allowed, and is told all the same', async () => {
    await gateway.setFaults('W3LCOME', { status: 500 });
    try {
      expect((await run('roll-call')).status).toBe(EXIT.incomplete);
      const { status, stderr } = await run('roll-call', '--allow-partial');
      expect(status).toBe(EXIT.done);
      expect(stderr).toContain('W3LCOME is ');
    } finally {
      await gateway.clearFaults();
    }
  });

  test.each([
    ['roll-call', 'visits'],
    ['no-shows', 'visits'],
    ['returning', 'visitors'],
  ])('%s --json is JSON with the reports of the sources', async (command, list) => {
    const { stdout } = await run(command, '--json');
    const answer = JSON.parse(stdout);
    expect(answer[list].length).toBeGreaterThan(0);
    expect(answer.sources).toHaveLength(3);
  });
});

describe('exports', () => {
  test('of visits have every visit once, in their order', async () => {
    const rows = await rowsOf('visits', ...JUNE);
    const expected: unknown[] = [];
    let after: string | null = null;
    do {
      const answer: GraphAnswer<MonthExportQuery> = await gateway.run(MonthExportDocument, {
        ...RANGE,
        first: 50,
        after,
      });
      const page = answer.data?.visits;
      expected.push(...(page?.nodes.map(({ id }) => id) ?? []));
      after = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(rows.map(({ id }) => id)).toEqual(expected);
    expect(rows.length).toBeGreaterThan(400);
  });

  test.each(['visits', 'visitors', 'tickets', 'transactions'])('of %s are equal in every format', async (kind) => {
    const rows = await rowsOf(kind, ...JUNE);
    const out = (format: string) => join(folder, `out.${format}`);
    for (const format of ['csv', 'json', 'parquet']) {
      const { status } = await run('export', kind, ...JUNE, '--format', format, '--out', out(format));
      expect(status).toBe(EXIT.done);
    }
    expect(JSON.parse(readFileSync(out('json'), 'utf8'))).toEqual(rows);
    const ids = rows.map(({ id }) => id);
    const [head, ...lines] = readFileSync(out('csv'), 'utf8').split(/\n(?=[A-Za-z0-9_-]{20,},)/);
    expect(head).toBe(Object.keys(rows[0] ?? {}).join(','));
    expect(lines.map((line) => line.split(',')[0])).toEqual(ids);
    const parquet = await parquetReadObjects({ file: new Uint8Array(readFileSync(out('parquet'))).buffer });
    expect(parquet.map(({ id }) => id)).toEqual(ids);
    expect(rows.length).toBeGreaterThan(10);
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'out.json', 'out.parquet']);
  });

  test('a file has the format that its name says', async () => {
    const out = join(folder, 'june.parquet');
    expect(await run('export', 'visits', ...JUNE, '--out', out)).toMatchObject({ status: EXIT.done });
    const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(out)).buffer });
    expect(rows.length).toBeGreaterThan(10);
  });

  test('can be narrowed to places and sources', async () => {
    const here = await rowsOf('visits', ...JUNE, '--location', 'Chiado');
    expect(new Set(here.map(({ locationName }) => locationName))).toEqual(new Set(['Chiado']));
    const theirs = await rowsOf('visits', ...JUNE, '--source', 'w3lcome,resident');
    expect(new Set(theirs.map(({ source }) => source))).toEqual(new Set(['W3LCOME', 'RESIDENT']));
  });

  test('stop at a source that is down, and keep what they have', async () => {
    await gateway.setFaults('RESIDENT', { errorRate: 1, status: 500 });
    const out = join(folder, 'out.csv');
    const stopped = await run('export', 'visits', ...JUNE, '--out', out);
    expect(stopped.status).toBe(EXIT.incomplete);
    expect(stopped.stderr).toMatch(/^visitgraph: Incomplete data: RESIDENT is FAILED \(UPSTREAM_.*--allow-partial/);
    expect(readdirSync(folder)).toEqual([]);
    const taken = await run('export', 'visits', ...JUNE, '--out', out, '--allow-partial');
    expect(taken.status).toBe(EXIT.done);
    expect(readFileSync(out, 'utf8')).not.toContain(',RESIDENT,');
    await gateway.clearFaults();
  });
});

describe('called wrongly: one line, status 2, and no gateway is asked', () => {
  const export_ = ['export', 'visits', '--from', '2026-06-01', '--to', '2026-06-02', '--out', '-'];
  test.each<[string, string[], string]>([
    ['an unknown command', ['exports'], "unknown command 'exports'"],
    ['an unknown option', ['stats', '--form', 'x'], "unknown option '--form'"],
    ['an unknown kind', ['export', 'people', ...export_.slice(2)], 'Allowed choices are visits, visitors, tickets'],
    [
      'a range twice',
      [...export_, '--last', '7d'],
      "option '--last <span>' cannot be used with option '--from <moment>'",
    ],
    ['a span of nothing', ['stats', '--last', '0d'], 'Expected a number of days or weeks, such as 30d or 8w.'],
    ['a month that is none', ['stats', '--month', '2026-13'], '--month: "2026-13" is not a month such as 2026-06'],
    [
      'a name of another format',
      [...export_.slice(0, -1), 'june.parquet', '--format', 'csv'],
      'says that it is parquet',
    ],
    ['no place', export_.slice(0, -2), "required option '--out <file>' not specified"],
    ['an unknown format', [...export_, '--format', 'xlsx'], 'Expected csv, ndjson, parquet, json.'],
    ['two formats', [...export_, '--format', 'csv,json'], 'Expected one format.'],
    ['an unknown source', [...export_, '--source', 'sap'], 'Expected spacebring, w3lcome, resident.'],
    ['an unknown dimension', ['stats', '--by', 'year'], 'Expected day, week, month'],
    ['a moment that is none', [...export_, '--from', 'today'], '--from: "today" is neither a day such as'],
    ['a reversed range', [...export_, '--to', '2026-05-01'], 'is not before --to'],
    ['an unknown zone', [...export_, '--time-zone', 'Mars'], '"Mars" is not an IANA zone'],
    ['the wrong zone for the roll call', ['roll-call', '--time-zone', 'x'], '"x" is not an IANA zone'],
    ['resuming a pipe', [...export_, '--resume'], 'an export to standard output cannot be resumed'],
    ['resuming parquet', [...export_, '--resume', '--format', 'parquet'], 'a parquet file cannot be resumed'],
    ['resuming json', [...export_, '--resume', '--format', 'json'], 'a json file cannot be resumed'],
    ['a board without a terminal', ['watch'], '--once prints the board as text'],
    ['an interval of nothing', ['watch', '--interval', '0'], 'Expected a whole number from 1 to 3600.'],
    ['a day that is none', ['watch', '--once', '--day', 'monday'], '--day: "monday" is neither'],
    ['too many words', [...export_, 'more'], 'too many arguments'],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await runCommand(null, args);
    expect({ status, stdout }).toEqual({ status: EXIT.usage, stdout: '' });
    expect(stderr).toMatch(/^visitgraph: .*\n$/);
    expect(stderr).toContain(message);
  });

  test('nothing at all shows the help', async () => {
    const { status, stdout, stderr } = await runCommand(null, []);
    expect({ status, stdout }).toEqual({ status: EXIT.usage, stdout: '' });
    expect(stderr).toContain('Usage: visitgraph');
  });
});

describe('what only the gateway can tell is wrong', () => {
  test('a range that is too wide', async () => {
    const { status, stderr } = await run('no-shows', '--from', '2020-01-01', '--to', '2026-01-01');
    expect(status).toBe(EXIT.usage);
    expect(stderr).toMatch(/^visitgraph: The gateway refuses the request: .*wider than the 400 days.*\n$/);
  });

  test('an unknown place', async () => {
    const { status, stderr } = await run('roll-call', '--location', 'Atlantis');
    expect(status).toBe(EXIT.usage);
    expect(stderr).toMatch(/^visitgraph: --location: there is no location "Atlantis". There are: .*Chiado.*\n$/);
  });
});

test.each(['', 'report', 'stats', 'export', 'roll-call', 'no-shows', 'returning', 'watch'])(
  '%s --help has examples',
  async (command) => {
    const { status, stdout, stderr } = await runCommand(null, [...command.split(' ').filter(Boolean), '--help']);
    expect({ status, stderr }).toEqual({ status: EXIT.done, stderr: '' });
    expect(stdout).toContain(`Examples:\n  visitgraph ${command}`);
  },
);
