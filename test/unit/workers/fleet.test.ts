import type { WorkerEvents } from '../../../src/workers/fleet.js';
import { type FleetOptions, startFleet } from '../../../src/workers/fleet.js';
import type { PrimaryMessage, StartMessage, WorkerMessage } from '../../../src/workers/worker-messages.js';

const START: StartMessage = { kind: 'start', port: 4000, sandbox: null, nowMs: 0, sentAtMs: 0 };
const REPORT = { address: 'http://127.0.0.1:4000', isSandbox: false, sourceAddresses: {}, warnings: [] };

type Behaviour = (say: (message: WorkerMessage) => void, end: (how: string) => void) => void;

/** Loads, and answers on the start message. */
const answers: Behaviour = (say) => say({ kind: 'answering', report: REPORT });

interface Scene {
  readonly options: FleetOptions;
  readonly told: string[];
  readonly waits: number[];
  readonly workers: WorkerEvents[];
  readonly reports: string[];
  pass(ms: number): void;
  /** Lets everything that is due happen. */
  settle(): Promise<void>;
}

function createScene(count: number, behave: (born: number) => Behaviour = () => answers): Scene {
  let nowMs = 0;
  const told: string[] = [];
  const waits: number[] = [];
  const reports: string[] = [];
  const workers: WorkerEvents[] = [];
  const options: FleetOptions = {
    count,
    startMessage: () => START,
    fork: (events) => {
      const id = workers.push(events);
      const end = (how: string) => events.onExit(how);
      queueMicrotask(() => events.onMessage({ kind: 'loaded' }));
      return {
        id,
        kill: () => end('SIGKILL'),
        send: (message: PrimaryMessage) => {
          told.push(`${message.kind} ${id}`);
          if (message.kind === 'stop') end('status 0');
          else behave(id)(events.onMessage, end);
        },
      };
    },
    logger: { info: () => {}, error: (facts) => reports.push(JSON.stringify(facts)) },
    timer: {
      now: () => nowMs,
      wait: async (ms) => {
        waits.push(ms);
        nowMs += ms;
      },
    },
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { options, told, waits, reports, workers, settle, pass };
}

test('answers when every worker does, with what they report', async () => {
  const { options, told } = createScene(2);
  const { report } = await startFleet(options);
  expect(report).toEqual(REPORT);
  expect(told).toEqual(['start 1', 'start 2']);
});

test('a worker that ends is replaced, and the new one starts nothing while the quota remembers the old one', async () => {
  const { options, told, waits, workers, settle, pass } = createScene(2);
  await startFleet(options);
  pass(60_000);
  waits.length = 0;
  workers[0]?.onExit('SIGKILL');
  await settle();
  expect(told).toEqual(['start 1', 'start 2', 'start 3']);
  expect(waits).toEqual([0, 1_050]);
});

test('workers that end at once again and again are replaced at growing intervals, up to 30 s', async () => {
  const broken: Behaviour = (_say, end) => end('status 1');
  let deaths = 0;
  const { options, waits, workers, settle } = createScene(1, (born) => (born > 1 && ++deaths < 12 ? broken : answers));
  await startFleet(options);
  waits.length = 0;
  workers[0]?.onExit('status 1');
  await settle();
  await settle();
  const intervals = waits.filter((ms) => ms === 30_000 || Number.isInteger(Math.log2(ms / 100)));
  expect(intervals).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000, 30_000]);
});

test('a worker that lived long enough is replaced at once, whatever came before', async () => {
  const { options, reports, workers, settle, pass } = createScene(1);
  await startFleet(options);
  for (const [place, lifeMs] of [
    [0, 5_000],
    [1, 5_000],
    [2, 20_000],
  ] as const) {
    pass(lifeMs);
    workers[place]?.onExit('SIGKILL');
    await settle();
  }
  expect(reports.map((report) => JSON.parse(report).waitMs)).toEqual([100, 200, 0]);
});

test('the stop sends every worker a message, waits for its end, and replaces none', async () => {
  const { options, told, workers, settle } = createScene(2);
  const fleet = await startFleet(options);
  await fleet.stop();
  await settle();
  expect(told.slice(2)).toEqual(['stop 1', 'stop 2']);
  expect(workers).toHaveLength(2);
});

test('a worker that cannot start stops the start with its own words, and the others', async () => {
  const { options, told, workers } = createScene(2, (born) =>
    born === 2
      ? (say, end) => {
          say({ kind: 'failed', reason: 'the port is taken' });
          end('status 1');
        }
      : answers,
  );
  await expect(startFleet(options)).rejects.toThrow('the port is taken');
  expect(told).toEqual(['start 1', 'start 2', 'stop 1']);
  expect(workers).toHaveLength(2);
});

test('messages that are not ours are left alone', async () => {
  const { options, workers } = createScene(1);
  await startFleet(options);
  expect(() => workers[0]?.onMessage({ cmd: 'NODE_DEBUG' })).not.toThrow();
});
