import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../../src/analytics/analytics-error.js';
import { runCommand } from '../support/analytics-io.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const WEEK = ['--from', '2026-06-08', '--to', '2026-06-16', '--time-zone', 'America/Sao_Paulo'];

let gateway: TestGateway;
let folder: string;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-report-'));
});
afterEach(async () => {
  await gateway.clearFaults();
  rmSync(folder, { recursive: true, force: true });
});

const report = (...args: string[]) => runCommand(gateway.url, ['report', ...args]);

test.each([
  ['html', '<!doctype html>'],
  ['svg', '<svg '],
  ['png', '\u{fffd}PNG'],
  ['json', '{\n  "scope"'],
])('report.%s is what its name says, with nothing beside it', async (format, start) => {
  const out = join(folder, `report.${format}`);
  const { status, stdout, stderr } = await report(...WEEK, '--out', out);
  expect({ status, stdout }).toEqual({ status: EXIT.done, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^visitgraph: \\d+ visits in ${out}\n$`));
  expect(readFileSync(out, 'utf8').toLowerCase().startsWith(start.toLowerCase())).toBe(true);
  expect(readdirSync(folder)).toEqual([`report.${format}`]);
});

test('standard output gets the report and nothing else', async () => {
  const { status, stdout } = await report(...WEEK, '--location', 'Chiado', '--format', 'json', '--out', '-');
  expect(status).toBe(EXIT.done);
  expect(JSON.parse(stdout).scope).toMatchObject({ timeZone: 'America/Sao_Paulo', locations: ['Chiado'] });
});

test('a source that is down is told, in the report and after it', async () => {
  await gateway.setFaults('RESIDENT', { errorRate: 1, status: 500 });
  const out = join(folder, 'report.json');
  const { status, stderr } = await report(...WEEK, '--out', out);
  expect(status).toBe(EXIT.incomplete);
  expect(stderr).toContain('Incomplete data: RESIDENT is FAILED (UPSTREAM_');
  expect(JSON.parse(readFileSync(out, 'utf8')).completeness[2]).toMatchObject({ source: 'RESIDENT', status: 'FAILED' });
});

test.each([
  ['a name that says nothing', ['--out', 'report'], EXIT.usage, '"report" does not show the format'],
  ['another format', ['--out', 'report.pdf'], EXIT.usage, 'end it with .html, .png, .svg or .json'],
  ['standard output without a format', ['--out', '-'], EXIT.usage, 'or give --format'],
  ['a missing folder', ['--out', '/nowhere/report.html'], EXIT.failed, 'its folder does not exist'],
  ['a reversed range', ['--from', '2026-06-08', '--to', '2026-06-01'], EXIT.usage, 'is not before --to'],
])('%s is told in one line, and no gateway is asked', async (_, args, status, message) => {
  const run = await runCommand(null, ['report', ...args]);
  expect(run).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(/^visitgraph: .*\n$/) });
  expect(run.stderr).toContain(message);
});

test('a full disk is told in one line', async () => {
  const { status, stderr } = await report(...WEEK, '--format', 'svg', '--out', '/dev/full');
  expect({ status, stderr }).toEqual({
    status: EXIT.failed,
    stderr: 'visitgraph: /dev/full cannot be written: there is no space left\n',
  });
});
