import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';

const redisServer = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find((file) => existsSync(file));
const isThere = redisServer !== undefined;
const isRequired = process.env['VISITGRAPH_REQUIRE_REDIS'] === '1';

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export function spawnRedis(port: string): ChildProcess {
  const options = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  return spawn(redisServer ?? '', options, { stdio: 'ignore' });
}

export interface RunningRedis {
  readonly url: string;
  readonly process: ChildProcess;
}

/** A server of its own on a free port, ready for commands. */
export async function startRedis(): Promise<RunningRedis> {
  if (!isThere) throw new Error('VISITGRAPH_REQUIRE_REDIS=1, but there is no redis-server on PATH');
  const port = await freePort();
  const redisProcess = spawnRedis(String(port));
  const url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  probe.on('error', () => {});
  await probe.ping();
  probe.disconnect();
  return { url, process: redisProcess };
}

export async function stopRedis(redisProcess: ChildProcess | undefined): Promise<void> {
  if (redisProcess === undefined || redisProcess.exitCode !== null || redisProcess.signalCode !== null) return;
  const ended = new Promise((resolve) => redisProcess.once('exit', resolve));
  redisProcess.kill('SIGKILL');
  await ended;
}

/** Tests that need a real server; skipped by name where there is none, unless VISITGRAPH_REQUIRE_REDIS=1. */
export function describeWithRedis(name: string, tests: () => void): void {
  if (isThere || isRequired) describe(name, tests);
  else describe.skip(`${name} (skipped: there is no redis-server on PATH)`, tests);
}
