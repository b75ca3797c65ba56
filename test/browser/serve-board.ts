import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { freePort } from '../support/redis-server.js';

const BOARD = resolve(import.meta.dirname, '..', '..', 'examples', 'board');
const VITE = join(BOARD, 'node_modules', 'vite', 'bin', 'vite.js');

/** Whether the packages of the example are installed: they are not the project's. */
export const isBoardInstalled = existsSync(VITE);

export interface BuiltBoard {
  /** Serves the page on a free port of the loopback, passing /graphql on to the gateway; resolves to its address. */
  serve(gatewayUrl: string): Promise<string>;
  /** Stops all that serve it, and removes it. */
  remove(): Promise<void>;
}

/** The example as `npm run build` makes it, types checked, in a folder of its own. */
export async function buildBoard(): Promise<BuiltBoard> {
  const folder = mkdtempSync(join(tmpdir(), 'visitgraph-board-'));
  await promisify(execFile)('npm', ['run', '--silent', 'build', '--', '--outDir', folder, '--emptyOutDir'], {
    cwd: BOARD,
  });
  const servers: ChildProcess[] = [];
  return {
    async serve(gatewayUrl) {
      const port = String(await freePort());
      const options = ['preview', '--outDir', folder, '--host', '127.0.0.1', '--port', port, '--strictPort'];
      const server = spawn(process.execPath, [VITE, ...options], {
        cwd: BOARD,
        env: { ...process.env, GATEWAY_URL: gatewayUrl, NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      servers.push(server);
      // Its first line has the address: it listens.
      for await (const line of createInterface({ input: server.stdout })) {
        if (line.includes(port)) break;
      }
      server.stdout.resume();
      return `http://127.0.0.1:${port}/`;
    },
    async remove() {
      for (const server of servers) {
        if (server.exitCode !== null) continue;
        const ended = once(server, 'exit');
        server.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
