import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledSources } from './compile-sources.js';

export interface AnalyticsEnd {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `visitgraph ARGS` as a process of its own. */
export interface AnalyticsProcess {
  readonly child: ChildProcess;
  readonly end: Promise<AnalyticsEnd>;
  /** Resolves when it has said something of the kind on standard error. */
  untilSaid(pattern: RegExp): Promise<void>;
  /** Process ids of what it has started. */
  children(): number[];
}

export function spawnAnalytics(
  { folder, pathOf }: CompiledSources,
  args: readonly string[],
  options: { readonly environment?: Record<string, string>; readonly stdout?: number } = {},
): AnalyticsProcess {
  const stdio: StdioOptions = ['ignore', options.stdout ?? 'pipe', 'pipe'];
  const env = { PATH: process.env['PATH'], ...options.environment };
  const child = spawn(process.execPath, [pathOf('analytics/main.js'), ...args], { cwd: folder, env, stdio });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const end = once(child, 'close').then(([status, signal]) => ({ status, signal, stdout, stderr }));
  return {
    child,
    end,
    untilSaid: async (pattern) => {
      while (!pattern.test(stderr)) {
        if (child.exitCode !== null) throw new Error(`it ended, and said: ${stderr}`);
        await sleep(10);
      }
    },
    children: () =>
      readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')
        .split(' ')
        .filter((pid) => pid !== '')
        .map(Number),
  };
}

/** Resolves when there is no such process any more. */
export async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(10);
  }
}
