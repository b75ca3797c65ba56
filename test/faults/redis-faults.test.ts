import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createRandom } from '../../src/sandbox/world/create-random.js';
import { hash128 } from '../../src/sandbox/world/hash128.js';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import {
  describeWithRedis,
  freePort,
  type RunningRedis,
  spawnRedis,
  startRedis,
  stopRedis,
} from '../support/redis-server.js';
import { compareStories } from './compare-stories.js';
import { askImpatiently, askPatiently, type WriteStory } from './impatient-client.js';
import { countRecords, intendWrites } from './intended-writes.js';
import { realSources } from './real-sources.js';
import { createRestartableProcess, type RestartableProcess } from './restartable-process.js';
import { createSandboxProcess, type SandboxProcess } from './sandbox-process.js';
import { addressesAt, createSandboxReader, type SandboxReader } from './sandbox-reader.js';
import { forEachStory, isOpen, isUndone } from './stories.js';

const WRITES_PER_STRIKE = 12;
const CLIENTS = 16;
const REQUEST_TIMEOUT_MS = 10_000;
const SETTINGS = {
  REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS),
  SPACEBRING_REQUESTS_PER_SECOND: '10',
};
const SPOILED_MS = 800;
/** How often what was not done is asked for again when all is over. */
const CALM_TURNS = 60;
const CALM_MS = 500;

/** Two replicas of the gateway, as processes, on one Redis and one sandbox. */
interface Scene {
  redis: RunningRedis;
  readonly command: Redis;
  readonly replicas: readonly RestartableProcess[];
  readonly urls: readonly string[];
  readonly sandbox: SandboxProcess;
  readonly reader: SandboxReader;
}
type Strike = (scene: Scene) => Promise<void>;

const REDIS_STRIKES: Readonly<Record<string, Strike>> = {
  FLUSHALL: async ({ command }) => void (await command.flushall()),
  'out of memory': async ({ command }) => {
    await command.config('SET', 'maxmemory', '1');
    await sleep(SPOILED_MS);
    await command.config('SET', 'maxmemory', '0');
  },
  'read-only replica': async ({ command }) => {
    await command.replicaof('127.0.0.1', await freePort());
    await sleep(SPOILED_MS);
    await command.replicaof('NO', 'ONE');
  },
  'restart without persistence': async (scene) => {
    await stopRedis(scene.redis.process);
    scene.redis = { ...scene.redis, process: spawnRedis(new URL(scene.redis.url).port) };
  },
};
const KILLS: Readonly<Record<string, Strike>> = {
  'kill -9 of one replica': ({ replicas }) => restart(replicas[0]),
  'kill -9 of the other': ({ replicas }) => restart(replicas[1]),
};

async function restart(replica: RestartableProcess | undefined): Promise<void> {
  await replica?.kill();
  await replica?.start();
}

describeWithRedis('writes with idempotency keys through two replicas', () => {
  let compiled: CompiledSources;
  let scene: Scene;

  beforeAll(async () => {
    compiled = await compileSources('.');
  }, 120_000);
  afterAll(() => compiled?.remove());

  beforeEach(async () => {
    const redis = await startRedis();
    const { folder, pathOf } = compiled;
    const sandbox = await createSandboxProcess(
      { folder, main: pathOf('sandbox/main.js') },
      // As Spacebring really is: past ten calls in a second it answers 429.
      { SANDBOX_VISITS: '100', SANDBOX_SPACEBRING_RPS: '10' },
    );
    await sandbox.start();
    await slowDownWrites(sandbox.port);
    const ports = [await freePort(), await freePort()];
    const replicas = ports.map((port) => {
      const settings = {
        ...realSources(addressesAt(sandbox.port)),
        ...SETTINGS,
        PORT: String(port),
        REDIS_URL: redis.url,
      };
      return createRestartableProcess({ folder, main: pathOf('main.js'), settings });
    });
    await Promise.all(replicas.map((replica) => replica.start()));
    const command = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    command.on('error', () => {});
    const urls = ports.map((port) => `http://127.0.0.1:${port}/graphql`);
    const reader = await createSandboxReader(addressesAt(sandbox.port));
    scene = { redis, command, replicas, urls, sandbox, reader };
  }, 60_000);
  afterEach(async () => {
    scene.command.disconnect();
    await Promise.all(scene.replicas.map((replica) => replica.kill()));
    await scene.sandbox.kill();
    await stopRedis(scene.redis.process);
  });

  test.each([
    ['Redis loses and refuses', REDIS_STRIKES],
    ['the replicas are killed', KILLS],
  ])(
    'happen once, within the quota, and lock nobody out, while %s',
    async (_what, strikes) => {
      const names = Object.keys(strikes);
      const stories = (await intendWrites(scene.reader, names.length * WRITES_PER_STRIKE)).map(
        (intended): WriteStory => ({ intended, answers: [] }),
      );
      for (const [turn, strike] of Object.values(strikes).entries()) {
        await writeUnder(
          strike,
          stories.filter((_story, index) => index % names.length === turn),
        );
      }
      for (let turn = 0; turn < CALM_TURNS && stories.some(isUndone); turn += 1) {
        await forEachStory(stories.filter(isUndone), CLIENTS, (story) => askPatiently(urlFor(story), story));
        await sleep(CALM_MS);
      }
      await forEachStory(stories.filter(isOpen), CLIENTS, (story) => askPatiently(urlFor(story), story));
      const overruns = await refusals(scene.sandbox.port);
      const { lies, counts } = compareStories(stories, await countRecords(scene.reader));
      const tries = stories.reduce((sum, { answers }) => sum + answers.length, 0);
      process.stdout.write(
        `${names.join(', ')}: ${stories.length} keys, ${tries} tries, ${counts.SUCCESS} successes, ${counts.UNKNOWN} UNKNOWN, ` +
          `${counts.records} records, ${lies.length} double or untold, ${overruns} overruns\n`,
      );
      expect(lies).toEqual([]);
      expect(overruns).toBe(0);
      expect(counts).toMatchObject({ SUCCESS: stories.length - counts.UNKNOWN, NOT_DONE: 0 });
      expect(counts.SUCCESS).toBeGreaterThan(stories.length / 2);
    },
    400_000,
  );

  /** Strikes when the first answer has come, in the middle of all others. */
  async function writeUnder(strike: Strike, batch: readonly WriteStory[]): Promise<void> {
    const random = createRandom(hash128(`client ${batch[0]?.intended.mark}`));
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const asking = forEachStory(batch, CLIENTS, (story) =>
      askImpatiently(() => random.pick(scene.urls), story, {
        random,
        endsAt: Number.POSITIVE_INFINITY,
        onAnswer: begin,
      }),
    );
    await begun;
    await strike(scene);
    await asking;
    // Calls whose client hung up go on in the gateway, until its deadline.
    await sleep(REQUEST_TIMEOUT_MS / 2);
  }

  const urlFor = ({ answers }: WriteStory) => scene.urls[answers.length % scene.urls.length] ?? '';
});

/** So that every strike meets writes that are under way, and some whose answer is lost. */
async function slowDownWrites(port: number): Promise<void> {
  for (let server = 0; server < 3; server += 1) {
    const faults = [
      { route: 'POST ', reset: 'after', errorRate: 0.1 },
      { route: 'POST ', latencyMs: 300 },
    ];
    const url = `http://127.0.0.1:${port + server}/__sandbox/faults`;
    const response = await fetch(url, { method: 'PUT', body: JSON.stringify(faults) });
    if (!response.ok) throw new Error(`the sandbox refused the faults: ${await response.text()}`);
  }
}

/** Answers of 429 that Spacebring gave. */
async function refusals(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/__sandbox/requests`);
  const rows = (await answer.json()) as { status: number; count: number }[];
  return rows.filter(({ status }) => status === 429).reduce((sum, { count }) => sum + count, 0);
}
