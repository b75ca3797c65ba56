import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { type RefusingFront, startRefusingFront } from './refusing-front.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'docs/clients.md'), 'utf8');
const RANGE = ['2026-05-18T00:00:00Z', '2026-06-15T00:00:00Z'] as const;

/** The block of this language that has the text. */
function blockOf(language: string, text: string): string {
  const blocks = [...PAGE.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  return blocks.find(([, name, code]) => name === language && code?.includes(text))?.[2] ?? '';
}

/** Where a program is missing its example is reported as skipped, and not as passed. */
function testWith(...programs: readonly string[]) {
  return programs.every((program) => spawnSync(program, ['--version']).status === 0) ? test : test.skip;
}

let gateway: TestGateway;
let folder: string;
let front: RefusingFront;

beforeAll(async () => {
  gateway = await startTestGateway();
  front = await startRefusingFront(gateway.url);
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-clients-'));
});

beforeEach(async () => {
  front.refuse(0);
  await gateway.clearFaults();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await front.close();
  await gateway.close();
});

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a block as a file of its own, with this server's gateway. */
function runBlock(program: string, file: string, args: readonly string[] = []): Promise<Run> {
  const env = { ...process.env, GATEWAY_URL: front.url, API_KEY: 'key-of-a-test', NO_PROXY: '127.0.0.1' };
  return new Promise((resolve) => {
    execFile(program, [join(folder, file), ...args], { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr });
    });
  });
}

async function countVisits(filter = ''): Promise<number> {
  const [gte, lt] = RANGE;
  const { data } = await gateway.query<{ visits: { totalCount: number } }>(
    `{ visits(first: 1, filter: { scheduledAt: { gte: "${gte}", lt: "${lt}" } ${filter} }) { totalCount } }`,
  );
  return data?.visits.totalCount ?? -1;
}

describe('the Python example', () => {
  beforeAll(() => writeFileSync(join(folder, 'visits.py'), blockOf('python', 'visits.py')));

  testWith('python3')('prints every visit once, waits when it is told to, and says who asks', async () => {
    front.refuse(2);
    const { status, stdout, stderr } = await runBlock('python3', 'visits.py', RANGE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const ids = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(await countVisits());
    expect(ids.length).toBeGreaterThan(400);
    expect(front.seen()[0]).toMatchObject({ authorization: 'Bearer key-of-a-test', 'x-request-priority': 'batch' });
  });

  testWith('python3')('ends with status 2 where a source is missing', async () => {
    await gateway.setFaults('W3LCOME', { status: 500 });
    const { status, stderr } = await runBlock('python3', 'visits.py', RANGE);
    expect(status).toBe(2);
    expect(stderr).toContain('Incomplete: W3LCOME is FAILED');
  });

  testWith('python3')('ends with the code of what the gateway refuses', async () => {
    const { status, stdout, stderr } = await runBlock('python3', 'visits.py', [RANGE[1], RANGE[0]]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^BAD_USER_INPUT: filter\.scheduledAt/);
  });

  testWith('python3')('gives up where the gateway goes on refusing', async () => {
    front.refuse(5);
    const { status, stderr } = await runBlock('python3', 'visits.py', RANGE);
    expect(status).toBe(1);
    expect(stderr).toContain('The gateway answered 429');
    expect(front.seen()).toHaveLength(5);
  });
});

describe('the examples with curl', () => {
  testWith('curl')('one question is answered', async () => {
    writeFileSync(
      join(folder, 'one.sh'),
      blockOf('sh', 'totalCount').replace('http://127.0.0.1:4000/graphql', front.url),
    );
    const { stdout } = await runBlock('sh', 'one.sh');
    expect(JSON.parse(stdout).data.visits.nodes).toHaveLength(3);
  });

  describe('page by page', () => {
    beforeAll(() => writeFileSync(join(folder, 'no-shows.sh'), blockOf('sh', 'no-shows.sh')));

    testWith('curl', 'jq')('print every row once, and wait when they are told to', async () => {
      front.refuse(1);
      const { status, stdout, stderr } = await runBlock('sh', 'no-shows.sh', RANGE);
      expect({ status, isComplete: !stderr.includes('Incomplete') }).toEqual({ status: 0, isComplete: true });
      const ids = stdout.trim().split('\n');
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(await countVisits('statuses: [NO_SHOW]'));
      expect(front.seen().at(-1)).toMatchObject({
        authorization: 'Bearer key-of-a-test',
        'x-request-priority': 'batch',
      });
    });

    testWith('curl', 'jq')('say which source is missing', async () => {
      await gateway.setFaults('W3LCOME', { status: 500 });
      const { stderr } = await runBlock('sh', 'no-shows.sh', RANGE);
      expect(stderr).toContain('Incomplete: W3LCOME is FAILED');
    });

    testWith('curl', 'jq')('end with what the gateway refuses', async () => {
      const { status, stderr } = await runBlock('sh', 'no-shows.sh', [RANGE[1], RANGE[0]]);
      expect(status).toBe(1);
      expect(stderr).toContain('BAD_USER_INPUT');
    });
  });
});

describe('the TypeScript example', () => {
  test('prints who is on site', async () => {
    const compile = (source: string) =>
      transformSync(source, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } })
        .code;
    mkdirSync(join(folder, 'generated'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(folder, 'generated/operations.js'),
      compile(readFileSync(join(ROOT, 'src/generated/operations.ts'), 'utf8')),
    );
    writeFileSync(join(folder, 'who-is-here.js'), compile(blockOf('ts', 'who-is-here.ts')));
    const { status, stdout, stderr } = await runBlock(process.execPath, 'who-is-here.js');
    const { data } = await gateway.query<{ visits: { nodes: unknown[] } }>(
      '{ visits(first: 200, filter: { isOnSite: true }) { nodes { id } } }',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toHaveLength(data?.visits.nodes.length ?? -1);
  });
});
