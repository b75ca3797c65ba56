import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AnalyticsError, EXIT } from '../analytics-error.js';

export interface OwnGatewayOptions {
  /** The compiled program that starts a gateway. */
  readonly program: URL;
  /** The compiled module that ends it with this process. */
  readonly endWithParent: URL;
  /** The environment of the gateway, with the settings of sandbox and sources. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

export interface OwnGateway {
  readonly url: string;
  /** Whether its data are made up. */
  readonly isSandbox: boolean;
  /** Ends it; kills it after a timeout. */
  close(): Promise<void>;
}

const START_LINE = /answers at (\S+)[\s\S]*\bTry:/;
const START_TIMEOUT_MS = 60_000;
const END_TIMEOUT_MS = 2_000;
const MAX_TEXT = 64 * 1_024;

/**
 * A gateway for one command: on loopback, on a free port.
 * @throws AnalyticsError with the gateway's message when it does not start
 */
export async function startOwnGateway(options: OwnGatewayOptions): Promise<OwnGateway> {
  const child = spawn(process.execPath, ['--import', options.endWithParent.href, fileURLToPath(options.program)], {
    env: { ...options.environment, HOST: '127.0.0.1', PORT: '0', WORKERS: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const close = () => end(child);
  try {
    const said = await untilStarted(child, options.signal);
    return { url: START_LINE.exec(said)?.[1] ?? '', isSandbox: said.includes('sandbox, http'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Resolves to its start lines. Continues to read both streams, so that the gateway never blocks on them. */
function untilStarted(child: ChildProcess, signal: AbortSignal): Promise<string> {
  let said = '';
  let complaint = '';
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new AnalyticsError(`No gateway could be started: ${reason}`));
    setTimeout(() => fail('it took too long'), START_TIMEOUT_MS).unref();
    const interrupt = () => reject(new AnalyticsError('Interrupted', EXIT.interrupted));
    signal.addEventListener('abort', interrupt, { once: true });
    child.stdout?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(0, MAX_TEXT);
      if (!START_LINE.test(said)) return;
      signal.removeEventListener('abort', interrupt);
      resolve(said);
    });
    child.stderr?.on('data', (chunk) => {
      complaint = (complaint + String(chunk)).slice(-MAX_TEXT);
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', () => fail(complaint.replace(/\s+/g, ' ').trim() || 'it ended at once'));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}
