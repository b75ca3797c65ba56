import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { spawnAnalytics, untilGone } from '../support/analytics-process.js';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import { NOW, startTestGateway, type TestGateway } from '../support/gateway.js';
import { type GatewayProxy, startGatewayProxy } from '../support/gateway-proxy.js';

const VISITS = ['export', 'visits', '--from', '2026-01-01', '--to', '2026-09-01'];

/** The sandbox of `startTestGateway`, for a gateway that the command starts by itself. */
const SANDBOX = {
  SANDBOX_SEED: 'tests',
  SANDBOX_NOW: NOW.toISOString(),
  SANDBOX_FREEZE: '1',
  SANDBOX_VISITS: '1200',
  SANDBOX_SPACEBRING_RPS: '10000',
  SPACEBRING_REQUESTS_PER_SECOND: '10000',
};

/** The same, so slow that a command can be caught in the middle. */
const SLOW_SANDBOX = { ...SANDBOX, SPACEBRING_REQUESTS_PER_SECOND: '1' };

/** Every command is a process, or two: on a busy machine their starts add up. */
const TIMEOUT_MS = 240_000;
jest.setTimeout(TIMEOUT_MS);

let compiled: CompiledSources;
let gateway: TestGateway;
let proxy: GatewayProxy;
let folder: string;

beforeAll(async () => {
  compiled = await compileSources('.');
  gateway = await startTestGateway({ SANDBOX_VISITS: '1200', UPSTREAM_CACHE: 'on' });
}, TIMEOUT_MS);
afterAll(async () => {
  await gateway.close();
  compiled.remove();
});

beforeEach(async () => {
  proxy = await startGatewayProxy(gateway.url);
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-analytics-'));
});
afterEach(async () => {
  await proxy.close();
  rmSync(folder, { recursive: true, force: true });
});

const throughProxy = (...args: string[]) =>
  spawnAnalytics(compiled, args, { environment: { GATEWAY_URL: proxy.url, API_KEY: 'key-of-the-test' } });

describe('an export that is killed', () => {
  test.each(['csv', 'ndjson'])('and killed again, goes on: the %s file is equal to the last byte', async (format) => {
    const whole = join(folder, 'whole');
    const broken = join(folder, 'broken');
    await expect(throughProxy(...VISITS, '--format', format, '--out', whole).end).resolves.toMatchObject({ status: 0 });
    for (const pages of [3, 2]) {
      const held = proxy.holdAfter(pages);
      const run = throughProxy(...VISITS, '--format', format, '--out', broken, '--resume');
      await held;
      run.child.kill('SIGKILL');
      await expect(run.end).resolves.toMatchObject({ signal: 'SIGKILL' });
      expect(readdirSync(folder).sort()).toEqual(['broken.manifest.json', 'broken.part', 'whole']);
    }
    const rowsKept = JSON.parse(readFileSync(`${broken}.manifest.json`, 'utf8')).rows;
    expect(rowsKept).toBe(1_000);
    proxy.mend();
    const resumed = await throughProxy(...VISITS, '--format', format, '--out', broken, '--resume').end;
    expect(resumed).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(broken).equals(readFileSync(whole))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['broken', 'whole']);
  });
});

test('a gateway that dies half-way ends an export with one line, and what it had is kept', async () => {
  proxy.breakAfter(2);
  const out = join(folder, 'out.csv');
  const { status, stdout, stderr } = await throughProxy(...VISITS, '--out', out).end;
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    /^visitgraph: The gateway at \S+ cannot be reached \(\w+\): .* \(400 rows are saved: --resume continues after them\)\n$/,
  );
  expect(readdirSync(folder).sort()).toEqual(['out.csv.manifest.json', 'out.csv.part']);
});

test('the key goes to the gateway as a bearer token, and the requests are batch ones', async () => {
  await throughProxy('no-shows', '--from', '2026-06-14', '--to', '2026-06-15').end;
  expect(proxy.requests[0]).toMatchObject({
    authorization: 'Bearer key-of-the-test',
    'x-request-priority': 'batch',
  });
});

test('standard output that is full ends a command with one line', async () => {
  const full = openSync('/dev/full', 'w');
  const environment = { GATEWAY_URL: gateway.url };
  const { status, stderr } = await spawnAnalytics(compiled, ['no-shows'], { environment, stdout: full }).end;
  closeSync(full);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'visitgraph: standard output cannot be written: there is no space left\n',
  });
});

test('a reader that has seen enough ends an export without a word', async () => {
  const run = throughProxy(...VISITS, '--out', '-');
  run.child.stdout?.once('data', () => run.child.stdout?.destroy());
  await expect(run.end).resolves.toMatchObject({ status: 0, stderr: '' });
});

test.each([
  ['http://127.0.0.1:1/graphql', 1, /^visitgraph: The gateway at \S+ cannot be reached .*: is it running.*\n$/],
  [
    'not an address',
    2,
    /^visitgraph: The configuration has one problem: GATEWAY_URL must be an http or https URL.*\n$/,
  ],
])('the address %s is answered with one line', async (url, status, message) => {
  const { stdout, stderr, ...end } = await spawnAnalytics(compiled, ['stats'], { environment: { GATEWAY_URL: url } })
    .end;
  expect({ ...end, stdout }).toEqual({ status, signal: null, stdout: '' });
  expect(stderr).toMatch(message);
});

describe('without GATEWAY_URL a gateway is started for the command', () => {
  test('and is gone when the command is', async () => {
    const run = spawnAnalytics(compiled, ['no-shows', '--from', '2026-06-10', '--to', '2026-06-15'], {
      environment: SANDBOX,
    });
    await run.untilSaid(/GATEWAY_URL is not set: this is a gateway started for this command, with made-up data/);
    const [child = 0] = run.children();
    const { status, stdout } = await run.end;
    expect(status).toBe(0);
    expect(stdout).toMatch(/\nNo-shows: \d+\n$/);
    await untilGone(child);
  });

  test.each([
    ['SIGINT', { status: 130, signal: null }],
    ['SIGTERM', { status: 130, signal: null }],
    ['SIGKILL', { status: null, signal: 'SIGKILL' }],
  ] as const)('also after %s', async (signal, end) => {
    const run = spawnAnalytics(compiled, ['roll-call'], { environment: SLOW_SANDBOX });
    await run.untilSaid(/started for this command/);
    const [child = 0] = run.children();
    run.child.kill(signal);
    await expect(run.end).resolves.toMatchObject({ ...end, stdout: '' });
    await untilGone(child);
  });

  test('what keeps it from starting is told in one line', async () => {
    const environment = { SANDBOX_NOW: 'noon' };
    const { status, stdout, stderr } = await spawnAnalytics(compiled, ['roll-call'], { environment }).end;
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^visitgraph: The configuration has one problem: SANDBOX_NOW must be .*\n$/);
  });

  test('a port of its own makes no difference: it takes a free one, on loopback', async () => {
    const environment = { ...SANDBOX, PORT: String(new URL(gateway.url).port), HOST: '0.0.0.0' };
    const { status } = await spawnAnalytics(compiled, ['no-shows'], { environment }).end;
    expect(status).toBe(0);
  });
});
