import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';

const LIMIT = 512;
const FLOOD = 1_000;

/** A gateway that takes every file descriptor there is when it is told to, and gives them back. */
const PROGRAM = (js: (file: string) => string) => `
import { closeSync, openSync } from 'node:fs';
import { startGateway } from ${JSON.stringify(js('app/start-gateway.js'))};
import { loadConfig } from ${JSON.stringify(js('config/load-config.js'))};
const gateway = await startGateway(loadConfig(process.env), process.env);
const held = [];
const holdAll = () => {
  try {
    for (;;) held.push(openSync('/dev/null'));
  } catch (error) {
    return error.code;
  }
};
process.on('message', (wish) => {
  const code = wish === 'hold' ? holdAll() : null;
  if (wish === 'release') for (const file of held.splice(0)) closeSync(file);
  process.send({ code, held: held.length });
});
process.send({ address: gateway.address });
`;

let compiled: CompiledSources;
const children: ChildProcess[] = [];

beforeAll(async () => {
  compiled = await compileSources('main.ts');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => compiled.remove());

/** Runs a program of Node's where no more than so many files may be open. */
function spawnLimited(files: number, program: string): ChildProcess {
  const settings = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    AUDIT_LOG: 'off',
    SANDBOX_VISITS: '60',
    OVERLOAD_EVENT_LOOP_MS: '0',
  };
  const child = spawn('bash', ['-c', 'ulimit -n "$0" && exec "$@"', String(files), process.execPath, program], {
    cwd: compiled.folder,
    env: { PATH: process.env['PATH'], ...settings, UPSTREAM_CACHE: 'off' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  return child;
}

async function startLimited(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const program = join(compiled.folder, 'descriptors.mjs');
  writeFileSync(program, PROGRAM(compiled.pathOf));
  const child = spawnLimited(LIMIT, program);
  const [{ address }] = (await once(child, 'message')) as [{ address: string }];
  return { child, address };
}

/** The status, and the codes of its errors where it is an answer of the graph; null: none came. */
function ask(address: string, path: string, agent: Agent, body = ''): Promise<{ status: number; text: string } | null> {
  return new Promise((resolve) => {
    const method = body === '' ? 'GET' : 'POST';
    const headers = { 'content-type': 'application/json' };
    const asking = request(`${address}${path}`, { method, headers, agent }, async (answer) => {
      let text = '';
      answer.on('error', () => resolve(null));
      for await (const chunk of answer) text += String(chunk);
      resolve({ status: answer.statusCode ?? 0, text });
    });
    asking.once('error', () => resolve(null));
    asking.end(body);
  });
}

const READ = JSON.stringify({ query: '{ people(first: 1) { nodes { id } } }' });
const openAgent = (keepAlive: boolean) => new Agent({ keepAlive, maxSockets: 1 });

test('a flood of connections takes no descriptor that the gateway needs, and is over when it ends', async () => {
  const { child, address } = await startLimited();
  const kept = openAgent(true);
  expect(await ask(address, '/health/live', kept)).toMatchObject({ status: 200 });
  const port = Number(new URL(address).port);
  const ends: Promise<unknown>[] = [];
  const sockets: Socket[] = [];
  for (let count = 0; count < FLOOD; count += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    sockets.push(socket.resume());
    ends.push(new Promise((resolve) => socket.once('close', resolve)));
  }
  // As many as may be open stay open, and at least the others end.
  let ended = 0;
  await new Promise<void>((resolve) => {
    for (const end of ends) {
      void end.then(() => {
        ended += 1;
        if (ended === FLOOD - LIMIT) resolve();
      });
    }
  });
  const answer = await ask(address, '/graphql', kept, READ);
  expect(answer?.status).toBe(200);
  expect(JSON.parse(answer?.text ?? '').errors).toBeUndefined();
  // Others find room: one address takes at most half.
  const stranger = new Agent({ localAddress: '127.0.0.2' });
  expect(await ask(address, '/health/live', stranger)).toMatchObject({ status: 200 });
  for (const socket of sockets) socket.destroy();
  await Promise.all(ends);
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  kept.destroy();
});

test('without a single free descriptor the process lives, answers who is connected, and recovers', async () => {
  const { child, address } = await startLimited();
  const kept = openAgent(true);
  expect(await ask(address, '/health/live', kept)).toMatchObject({ status: 200 });
  child.send('hold');
  const [held] = (await once(child, 'message')) as [{ code: string }];
  expect(held.code).toBe('EMFILE');
  expect(await ask(address, '/health/live', kept)).toMatchObject({ status: 200 });
  // No call to a source can be made.
  const unserved = await ask(address, '/graphql', kept, READ);
  expect(unserved?.text).toMatch(/"code":"UPSTREAM_(UNAVAILABLE|TIMEOUT)"/);
  const strangers = Array.from({ length: 20 }, () => connect(Number(new URL(address).port), '127.0.0.1'));
  for (const stranger of strangers) stranger.on('error', () => {}).resume();
  expect(await ask(address, '/health/live', kept)).toMatchObject({ status: 200 });
  for (const stranger of strangers) stranger.destroy();
  child.send('release');
  await once(child, 'message');
  const fresh = openAgent(false);
  expect(await ask(address, '/health/live', fresh)).toMatchObject({ status: 200 });
  const served = await ask(address, '/graphql', fresh, READ);
  expect(JSON.parse(served?.text ?? '').errors).toBeUndefined();
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  kept.destroy();
});

test.each([64, 256])('a limit of %d open files is too low to serve, and stops the start in words', async (files) => {
  const child = spawnLimited(files, compiled.pathOf('main.js'));
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(said).toBe(
    `The configuration has one problem:\n  - The limit of open files is ${files}, and at least 512 are needed: raise it, e.g. with ulimit -n\n`,
  );
});
