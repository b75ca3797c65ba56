import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface RestartableProcess {
  /** Starts it and resolves when it has printed that it is there. @throws Error with what it said when it ends instead */
  start(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

export function createRestartableProcess(program: {
  readonly main: string;
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
}): RestartableProcess {
  const { main, folder, settings } = program;
  let running: ChildProcess | null = null;
  return {
    async start() {
      const env = { PATH: process.env['PATH'], ...settings };
      const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: 'pipe' });
      running = child;
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += String(chunk);
      });
      const ended = once(child, 'exit').then(() => {
        throw new Error(`${main} did not start: ${said}`);
      });
      await Promise.race([once(child.stdout, 'data'), ended]);
      ended.catch(() => {});
    },
    async kill() {
      const child = running;
      running = null;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
