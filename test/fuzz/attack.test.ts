import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compileSources } from '../support/compile-sources.js';

const SCRIPT = resolve(import.meta.dirname, 'attack', 'run.mjs');
/** A busy machine may take long to load the gateway and to end what was begun. */
const TEST_TIMEOUT_MS = 600_000;

interface Report {
  readonly attacks: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly healthMs: { readonly count: number };
  readonly memory: { readonly before: number; readonly after: number } | null;
  readonly problems: readonly string[];
}

async function attack(...args: readonly string[]): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  await once(child, 'close');
  return { status: child.exitCode, output };
}

test(
  'the gateway withstands a short attack',
  async () => {
    const compiled = await compileSources('main.ts');
    const { status, output } = await attack('--seconds', '5', '--json', '--main', compiled.pathOf('main.js'));
    compiled.remove();
    const report: Report = JSON.parse(output);
    expect(report.problems).toEqual([]);
    expect(status).toBe(0);
    expect(report.healthMs.count).toBeGreaterThan(0);
    expect(report.memory?.before).toBeGreaterThan(0);
  },
  TEST_TIMEOUT_MS,
);

describe('the attack tells of a gateway', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'visitgraph-attacked-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Answers health, metrics and the graph, but for what `weakness` does first. */
  const attackOneThat = async (weakness: string): Promise<{ status: number | null; problems: readonly string[] }> => {
    const main = join(folder, `gateway-${weakness.length}.mjs`);
    writeFileSync(
      main,
      `import { createServer } from 'node:http';
      let asked = 0;
      const server = createServer((request, response) => {
        asked += 1;
        ${weakness}
        response.end(request.url === '/metrics' ? 'process_resident_memory_bytes 1000000\\n' : '{}');
      });
      server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`,
    );
    const { status, output } = await attack('--seconds', '2', '--json', '--most-growth-mb', '100', '--main', main);
    return { status, problems: (JSON.parse(output) as Report).problems };
  };

  test(
    'that withstands',
    async () => {
      expect(await attackOneThat('')).toEqual({ status: 0, problems: [] });
    },
    TEST_TIMEOUT_MS,
  );

  test.each([
    ['that ends', 'if (asked > 10) process.exit(1);', /^the process has ended$/],
    [
      'whose health fails',
      `if (request.url === '/health/live') response.statusCode = 503;`,
      /^health did not answer: 503$/,
    ],
    [
      'that answers no newcomer',
      `if (request.url === '/graphql') return response.destroy();`,
      /^the graph did not answer/,
    ],
    [
      'that grows',
      `if (request.url === '/metrics') return response.end('process_resident_memory_bytes ' + asked * 1e9 + '\\n');`,
      /^memory grew by more than 100 MB$/,
    ],
  ])(
    '%s',
    async (_case, weakness, problem) => {
      const { status, problems } = await attackOneThat(weakness);
      expect(status).toBe(1);
      expect(problems).toContainEqual(expect.stringMatching(problem));
    },
    TEST_TIMEOUT_MS,
  );
});

test('nothing but the loopback is attacked', async () => {
  expect(await attack('--url', 'http://192.0.2.1:4000')).toEqual({ status: 2, output: '' });
  expect(await attack('--url', 'http://localhost.example.com')).toEqual({ status: 2, output: '' });
});
