import { Agent, type ClientRequest, request } from 'node:http';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import { type GatewayProcess, startGatewayProcess } from './workers-process.js';

const CLIENTS = 24;
const ANSWERS_BEFORE = 300;
const SLOW_MS = 1_500;
/** Longer than the clients, which are this one process, may pause: who has not noticed the end until then meets a closed connection. */
const SHUTDOWN_DELAY_MS = '5000';
const SETTINGS = { SANDBOX_VISITS: '100', AUDIT_LOG: 'off', SHUTDOWN_DELAY_MS };
const QUICK = '{ locations { id } }';
const SLOW = 'query Slow { blockedPeople(first: 1) { nodes { id } } }';

let compiled: CompiledSources;
let gateway: GatewayProcess;

beforeAll(async () => {
  compiled = await compileSources('main.ts');
});
afterAll(() => compiled.remove());
afterEach(() => gateway.stop('SIGKILL'));

/**
 * `answered`: in full, without an error. `refused`: on a new connection, which never carried anything. `lost`: on a connection that
 * had been accepted, or an answer that is none.
 */
type Fate = 'answered' | 'refused' | 'lost';

function ask(query: string, agent: Agent): Promise<Fate> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'cache-control': query === SLOW ? 'no-cache' : 'max-age=60' };
    const asking: ClientRequest = request(gateway.url, { method: 'POST', headers, agent }, async (answer) => {
      let text = '';
      answer.on('error', () => resolve('lost'));
      for await (const chunk of answer) text += String(chunk);
      const isWhole = answer.complete && answer.statusCode === 200 && /^\{"data":\{.*\}\}\n?$/.test(text);
      resolve(isWhole && !text.includes('"errors"') ? 'answered' : 'lost');
    });
    asking.once('error', () => resolve(asking.reusedSocket ? 'lost' : 'refused'));
    asking.end(JSON.stringify({ query }));
  });
}

/** One client after the other question, on one connection as long as it is kept, until nobody answers any more. */
async function askUntilRefused(onAnswer: () => void): Promise<Fate[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const fates: Fate[] = [];
  while (fates.at(-1) !== 'refused') {
    const fate = await ask(QUICK, agent);
    fates.push(fate);
    if (fate === 'answered') onAnswer();
  }
  agent.destroy();
  return fates;
}

async function slowDownW3lcome(): Promise<void> {
  await fetch(`${gateway.sourceAddress('W3lcome')}/__sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ latencyMs: SLOW_MS }),
  });
}

function count(fates: readonly Fate[], fate: Fate): number {
  return fates.filter((each) => each === fate).length;
}

/** What the gateway says itself that it has answered. */
function loggedAnswers(): number {
  return [...gateway.log().matchAll(/"route":"\/graphql","status":200,"durationMs":[\d.]+,"outcome":"ok"/g)].length;
}

test.each([
  ['one process', {}],
  ['two workers', { WORKERS: '2' }],
])(
  '%s under load and told to stop loses no request that it has accepted, and ends with status 0',
  async (_name, workers) => {
    gateway = await startGatewayProcess(compiled, { ...SETTINGS, ...workers });
    await ask(QUICK, new Agent());
    let answers = 1;
    let stop: (status: Promise<number | null>) => void = () => {};
    const status = new Promise<number | null>((resolve) => {
      stop = resolve;
    });
    await slowDownW3lcome();
    const slow = Array.from({ length: 4 }, () => ask(SLOW, new Agent()));
    const loops = Array.from({ length: CLIENTS }, () =>
      askUntilRefused(() => {
        answers += 1;
        if (answers === ANSWERS_BEFORE) stop(gateway.stop('SIGTERM'));
      }),
    );
    const quickFates = (await Promise.all(loops)).flat();
    const slowFates = await Promise.all(slow);
    expect(await status).toBe(0);
    expect({ lost: count(quickFates, 'lost'), refused: count(quickFates, 'refused') }).toEqual({
      lost: 0,
      refused: CLIENTS,
    });
    expect(slowFates).toEqual(slow.map(() => 'answered'));
    expect(answers).toBeGreaterThan(ANSWERS_BEFORE);
    expect(loggedAnswers()).toBe(answers + slow.length);
  },
);

test('it is not ready from the signal on, ends kept connections with their answers, and still answers', async () => {
  gateway = await startGatewayProcess(compiled, { ...SETTINGS, SHUTDOWN_DELAY_MS: '2000' });
  const address = new URL(gateway.url).origin;
  const before = await fetch(`${address}/health/ready`);
  const ended = gateway.stop('SIGTERM');
  const ready = await untilNotReady(address);
  const answer = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUICK }),
  });
  expect(before.status).toBe(200);
  expect(await ready.json()).toMatchObject({ status: 'draining' });
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  expect((await fetch(`${address}/health/live`)).status).toBe(200);
  expect(await ended).toBe(0);
});

test('a second signal ends it at once', async () => {
  gateway = await startGatewayProcess(compiled, { ...SETTINGS, SHUTDOWN_DELAY_MS: '300000' });
  gateway.signal('SIGTERM');
  await untilNotReady(new URL(gateway.url).origin);
  expect(await gateway.stop('SIGTERM')).toBe(1);
});

/** A signal takes a moment to arrive. */
async function untilNotReady(address: string): Promise<Response> {
  for (let tries = 0; tries < 500; tries += 1) {
    const answer = await fetch(`${address}/health/ready`);
    if (answer.status === 503) return answer;
  }
  throw new Error('it stays ready');
}
