import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../support/analytics-io.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const COMMANDS = ['report', 'stats', 'export', 'roll-call', 'no-shows', 'returning', 'watch'];
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const fromReadme = [...README.matchAll(/^npm run -s analytics -- (.+)$/gm)].map(([, line = '']) => line);

let gateway: TestGateway;
let folder: string;

/** As a newcomer has them today, or on Friday: in the middle of a working day, as at night nobody is in the building. */
const NOW = latestWorkingDay(new Date());

beforeAll(async () => {
  gateway = await startTestGateway({
    SANDBOX_NOW: NOW.toISOString(),
    SANDBOX_VISITS: '10000',
    // As it is by default: many examples read the same.
    UPSTREAM_CACHE: 'on',
  });
});
afterAll(() => gateway.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-examples-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function latestWorkingDay(now: Date): Date {
  const noon = new Date(now);
  noon.setUTCHours(15, 0, 0, 0);
  const day = noon.getUTCDay();
  const daysBack = { 0: 2, 6: 1 }[day] ?? 0;
  noon.setUTCDate(noon.getUTCDate() - daysBack);
  return noon;
}

/** The examples of `--help`, of the program and of a command. */
async function examplesOf(...command: string[]): Promise<string[]> {
  const { stdout } = await runCommand(null, [...command, '--help']);
  return [...stdout.matchAll(/^ {2}visitgraph (.+)$/gm)].map(([, line = '']) => line);
}

/** What comes before a pipe, with files in the folder of the test; a board is printed once, as here is no terminal. */
function argumentsOf(example: string): string[] {
  const [command = ''] = example.split(/ [|>] /);
  const args = command.split(' ');
  const out = args.indexOf('--out') + 1;
  if (out > 0 && args[out] !== '-') args[out] = join(folder, args[out] ?? '');
  return args[0] === 'watch' && !args.includes('--once') ? [...args, '--once'] : args;
}

/** Lines of text, or bytes of a picture or table: more than a heading alone has. */
function hasData(stdout: string): boolean {
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  return [stdout, ...files].some((text) => text.split('\n').filter((line) => /\d/.test(line)).length > 1);
}

test.each([[], ...COMMANDS.map((name) => [name])].map((command) => ({ command })))(
  'every example of $command --help has something to show today',
  async ({ command }) => {
    const examples = await examplesOf(...command);
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples) {
      const { status, stdout, stderr } = await runCommand(gateway.url, argumentsOf(example), { now: NOW });
      expect({ example, status, stderr, hasData: hasData(stdout) }).toMatchObject({ status: 0, hasData: true });
      expect(`${stdout}${stderr}`).not.toMatch(/\b0 (rows|visits) in\b/);
    }
  },
);

test('every example of the README has something to show today', async () => {
  expect(fromReadme.length).toBeGreaterThanOrEqual(4);
  for (const example of fromReadme) {
    const { status, stdout, stderr } = await runCommand(gateway.url, argumentsOf(example), { now: NOW });
    expect({ example, status, stderr, hasData: hasData(stdout) }).toMatchObject({ status: 0, hasData: true });
  }
});
