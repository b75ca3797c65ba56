import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledSources } from '../support/compile-sources.js';

/** The program as `npm start` runs it. */
export interface GatewayProcess {
  /** All that it printed. */
  output(): string;
  /** All that it wrote to its log. */
  log(): string;
  /** Base addresses of the sources by their names in the start lines. */
  sourceAddress(name: string): string;
  readonly url: string;
  /** Process ids of the workers that answer, in the order in which they came. */
  workers(): number[];
  untilWorkersAre(count: number): Promise<void>;
  /** Resolves to the exit status. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
  /** Sends a signal and waits for nothing. */
  signal(signal: NodeJS.Signals): void;
}

export function spawnGateway({ folder, pathOf }: CompiledSources, settings: Record<string, string>): ChildProcess {
  const env = { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'info', OVERLOAD_EVENT_LOOP_MS: '0', ...settings };
  return spawn(process.execPath, [pathOf('main.js')], { cwd: folder, env, stdio: 'pipe' });
}

/** Resolves when it has printed its start lines. @throws Error with what it said when it ends instead */
export async function startGatewayProcess(
  compiled: CompiledSources,
  settings: Record<string, string>,
): Promise<GatewayProcess> {
  const child = spawnGateway(compiled, settings);
  let output = '';
  let log = '';
  child.stdout?.on('data', (chunk) => {
    output += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    log += String(chunk);
  });
  while (!/Try:[\s\S]*\n.*\n/.test(output)) {
    if (child.exitCode !== null) throw new Error(`the gateway did not start: ${log}`);
    await sleep(20);
  }
  const workers = () => [...log.matchAll(/"worker":(\d+),"msg":"A worker answers"/g)].map(([, pid]) => Number(pid));
  return {
    output: () => output,
    log: () => log,
    signal: (signal) => child.kill(signal),
    sourceAddress: (name) => new RegExp(`${name} +sandbox, (http://[\\d.:]+)`).exec(output)?.[1] ?? '',
    url: /answers at (\S+)/.exec(output)?.[1] ?? '',
    workers,
    untilWorkersAre: async (count) => {
      while (workers().length < count) await sleep(20);
    },
    stop: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      await once(child, 'exit');
      return child.exitCode;
    },
  };
}
