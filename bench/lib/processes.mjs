/** Child processes: one per server, measured by what Linux tells of them, always ended by their own handle. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const MS_PER_TICK = 10;
const running = new Set();

/** Starts a server and waits until `url` answers anything. @throws with the end of its output when it does not */
export async function startProcess({ command = process.execPath, args, env = {}, cwd, url, timeoutMs = 20_000 }) {
  if (await answers(url)) throw new Error(`something else answers at ${url}`);
  const child = spawn(command, args, { cwd, env: { ...baseEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-2_000);
    });
  }
  let failure = null;
  child.on('error', (error) => {
    failure = error.message;
  });
  const server = { pid: child.pid, output: () => output, stop: () => stop(child) };
  const until = Date.now() + timeoutMs;
  while (Date.now() < until && child.exitCode === null && failure === null) {
    if (await answers(url)) return server;
    await sleep(50);
  }
  await server.stop();
  throw new Error(failure ?? `it did not answer: ${output.trim().split('\n').slice(-3).join(' / ')}`);
}

/** The peers must not see settings of ours that happen to be in the environment. */
function baseEnvironment() {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NODE_ENV: 'production' };
}

async function answers(url) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    return false;
  }
}

async function stop(child) {
  running.delete(child);
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(timer);
}

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Processor time of all its threads so far, in ms; resolution 10 ms. */
export function processorMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

/** In MiB. */
export function peakMemory(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;
}

/** In MiB. */
export function memory(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;
}

/** Open files and sockets. */
export function openFiles(pid) {
  return readdirSync(`/proc/${pid}/fd`).length;
}
