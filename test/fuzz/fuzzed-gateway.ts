import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledSources } from '../support/compile-sources.js';

/** A gateway with its sandbox in a process of its own, in which nothing catches what nobody handles. */
export interface FuzzedGateway {
  readonly address: string;
  isAlive(): boolean;
  /** Bytes in use after all garbage has been collected. */
  heapUsed(): Promise<number>;
  /** What it printed, which should be nothing. */
  output(): string;
  stop(): Promise<void>;
}

const PROGRAM = (js: (file: string) => string) => `
import { startGateway } from ${JSON.stringify(js('app/start-gateway.js'))};
import { loadConfig } from ${JSON.stringify(js('config/load-config.js'))};
const gateway = await startGateway(loadConfig(process.env), process.env);
process.on('message', () => {
  globalThis.gc();
  process.send({ heapUsed: process.memoryUsage().heapUsed });
});
process.send({ address: gateway.address });
`;

export async function startFuzzedGateway(
  { folder, pathOf }: CompiledSources,
  settings: Record<string, string>,
): Promise<FuzzedGateway> {
  const program = join(folder, 'fuzzed-gateway.mjs');
  writeFileSync(program, PROGRAM(pathOf));
  const child = fork(program, { cwd: folder, env: settings, execArgv: ['--expose-gc'], stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  const { address } = await nextMessage(child, () => output);
  return {
    address: String(address),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    heapUsed: async () => {
      child.send('heap');
      return Number((await nextMessage(child, () => output))['heapUsed']);
    },
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** @throws Error with what it printed when the process ends instead */
async function nextMessage(child: ChildProcess, output: () => string): Promise<Record<string, unknown>> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error(`the gateway has ended: ${output()}`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    return message;
  } finally {
    waiting.abort();
    ended.catch(() => {});
  }
}
