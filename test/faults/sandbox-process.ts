import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { compileSources } from '../support/compile-sources.js';

const PORTS = 3;

export interface CompiledSandbox {
  /** A folder for the test's own files; gone after `remove`. */
  readonly folder: string;
  readonly main: string;
  remove(): void;
}

export async function compileSandbox(): Promise<CompiledSandbox> {
  const { folder, pathOf, remove } = await compileSources('sandbox');
  return { folder, main: pathOf('sandbox/main.js'), remove };
}

export interface SandboxProcess {
  /** First of its three ports, the same after every start. */
  readonly port: number;
  /** Starts the process and resolves when its servers listen. @throws Error with what it said when it ends instead */
  start(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** The sandbox as `npm run sandbox` runs it, with `SANDBOX_` settings of the test. */
export async function createSandboxProcess(
  { main, folder }: CompiledSandbox,
  settings: Readonly<Record<string, string>>,
): Promise<SandboxProcess> {
  const port = await findFreePorts();
  const environment = { PATH: process.env['PATH'], SANDBOX_PORT: String(port), ...settings };
  let running: ChildProcess | null = null;
  return {
    port,
    async start() {
      const child = spawn(process.execPath, [main], { cwd: folder, env: environment, stdio: 'pipe' });
      running = child;
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += String(chunk);
      });
      const ended = once(child, 'exit').then(() => {
        throw new Error(`the sandbox did not start: ${said}`);
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

/** The first of three neighbouring ones that nothing listens on. */
async function findFreePorts(): Promise<number> {
  for (;;) {
    const first = await listenBriefly(0);
    const rest = Array.from({ length: PORTS - 1 }, (_, place) => (first ?? 0) + place + 1);
    const found = await Promise.all(rest.map(listenBriefly));
    if (first !== null && found.every((port) => port !== null)) return first;
  }
}

async function listenBriefly(port: number): Promise<number | null> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return null;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : null;
}
