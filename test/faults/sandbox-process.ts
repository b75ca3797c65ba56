import { once } from 'node:events';
import { createServer } from 'node:net';
import { compileSources } from '../support/compile-sources.js';
import { createRestartableProcess, type RestartableProcess } from './restartable-process.js';

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

export interface SandboxProcess extends RestartableProcess {
  /** First of its three ports, the same after every start. */
  readonly port: number;
}

/** The sandbox as `npm run sandbox` runs it, with `SANDBOX_` settings of the test. */
export async function createSandboxProcess(
  { main, folder }: Pick<CompiledSandbox, 'main' | 'folder'>,
  settings: Readonly<Record<string, string>>,
): Promise<SandboxProcess> {
  const port = await findFreePorts();
  return {
    port,
    ...createRestartableProcess({ main, folder, settings: { SANDBOX_PORT: String(port), ...settings } }),
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
