import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import { type GatewayProcess, spawnGateway, startGatewayProcess } from './workers-process.js';

const CLIENTS = 8;
const SLOW_MS = 1_500;
const READ = '{ locations { id } blockedPeople(first: 1) { nodes { id } } }';
const SETTINGS = { WORKERS: '2', SANDBOX_VISITS: '100', REQUEST_TIMEOUT_MS: '30000' };

let compiled: CompiledSources;
let gateway: GatewayProcess;

beforeAll(async () => {
  compiled = await compileSources('main.ts');
});
afterAll(() => compiled.remove());

/** One connection, kept open: it belongs to one worker. Resolves to whether the answer has all that was asked. */
function openClient(): { ask(): Promise<boolean>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<boolean>((resolve) => {
      // A source is asked each time, whatever is kept.
      const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
      const asking = request(gateway.url, { method: 'POST', headers, agent }, async (answer) => {
        let text = '';
        answer.on('error', () => resolve(false));
        for await (const chunk of answer) text += String(chunk);
        resolve(answer.statusCode === 200 && !text.includes('"errors"'));
      });
      asking.once('error', () => resolve(false));
      asking.end(JSON.stringify({ query: READ }));
    });
  return { ask, close: () => agent.destroy() };
}

/** Has connected and sent a request; `ended` when the connection has an end, with or without an answer. */
async function openWaitingClient(): Promise<{ readonly ended: Promise<unknown> }> {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write('GET /health/live HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n');
  socket.resume();
  return { ended: new Promise((resolve) => socket.once('close', resolve)) };
}

const sandbox = (source: string, path: string, init: RequestInit = {}) =>
  fetch(`${gateway.sourceAddress(source)}/__sandbox/${path}`, {
    ...init,
    headers: { 'content-type': 'application/json' },
  });

async function spacebringStatuses(): Promise<Record<string, number>> {
  const rows = (await (await sandbox('Spacebring', 'requests')).json()) as { status: number; count: number }[];
  const counts: Record<string, number> = {};
  for (const { status, count } of rows) counts[status] = (counts[status] ?? 0) + count;
  return counts;
}

describe('two workers behind one port', () => {
  beforeAll(async () => {
    gateway = await startGatewayProcess(compiled, SETTINGS);
  });
  afterAll(async () => {
    await gateway.stop('SIGKILL');
  });

  test('say once where they answer', () => {
    expect(gateway.workers()).toHaveLength(2);
    expect(gateway.output().match(/answers at/g)).toHaveLength(1);
  });

  test('lose only the requests of the one that is killed, replace it, and keep to the quota throughout', async () => {
    await sandbox('Spacebring', 'requests', { method: 'DELETE' });
    const startedAt = Date.now();
    const clients = Array.from({ length: CLIENTS }, openClient);
    // One after the other, so that the connections go to the workers in turn.
    for (const client of clients) expect(await client.ask()).toBe(true);

    const fault = JSON.stringify({ latencyMs: SLOW_MS });
    await sandbox('W3lcome', 'faults', { method: 'PUT', body: fault });
    const underWay = clients.map(({ ask }) => ask());
    await untilW3lcomeIsAsked();
    process.kill(gateway.workers()[0] ?? 0, 'SIGKILL');
    const outcomes = await Promise.all(underWay);
    await sandbox('W3lcome', 'faults', { method: 'DELETE' });
    const survivors = clients.filter((_client, place) => outcomes[place]);
    expect(survivors).toHaveLength(CLIENTS / 2);

    const others = clients.map(async ({ ask }) => {
      const answers = [await ask(), await ask(), await ask()];
      return answers.every(Boolean);
    });
    expect(await Promise.all(others)).toEqual(clients.map(() => true));
    await gateway.untilWorkersAre(3);
    const again = await Promise.all(clients.map(({ ask }) => ask()));
    expect(again).toEqual(clients.map(() => true));
    for (const client of clients) client.close();

    const seconds = (Date.now() - startedAt) / 1_000;
    const { '429': refused = 0, ...answered } = await spacebringStatuses();
    const calls = Object.values(answered).reduce((sum, count) => sum + count, 0);
    expect(refused).toBe(0);
    expect(calls).toBeGreaterThan(CLIENTS);
    expect(calls).toBeLessThanOrEqual(8 * (seconds + 1));
  });

  test('leave no connection without an end when they are killed before they took it', async () => {
    const count = gateway.workers().length;
    const workers = gateway.workers().slice(-2);
    for (const pid of workers) process.kill(pid, 'SIGSTOP');
    const clients = await Promise.all(Array.from({ length: 4 }, openWaitingClient));
    // The primary answers for the sandbox, and by then has handed over what it could.
    await sandbox('Spacebring', 'requests');
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    await Promise.all(clients.map(({ ended }) => ended));
    await gateway.untilWorkersAre(count + 2);
  });

  test('end in order on a signal, workers first, with status 0', async () => {
    const workers = gateway.workers();
    expect(await gateway.stop('SIGTERM')).toBe(0);
    expect(workers.filter(isRunning)).toEqual([]);
  });
});

test('more workers than the quota has starts do not start, with a message that names both settings', async () => {
  const child = spawnGateway(compiled, { ...SETTINGS, SPACEBRING_REQUESTS_PER_SECOND: '1' });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(said).toMatch(/WORKERS must not be more than SPACEBRING_REQUESTS_PER_SECOND/);
});

/** The slow calls have reached the sandbox, or wait for those: requests are under way in both workers. */
async function untilW3lcomeIsAsked(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS / 3));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
