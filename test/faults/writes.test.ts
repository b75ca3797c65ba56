import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Gateway, startGateway } from '../../src/app/start-gateway.js';
import { loadConfig } from '../../src/config/load-config.js';
import { createRandom } from '../../src/sandbox/world/create-random.js';
import { hash128 } from '../../src/sandbox/world/hash128.js';
import { compareStories, type StoryCounts } from './compare-stories.js';
import { type FaultStorm, startFaultStorm } from './fault-storm.js';
import { askImpatiently, askPatiently, type WriteStory } from './impatient-client.js';
import { countRecords, intendWrites } from './intended-writes.js';
import { realSources } from './real-sources.js';
import { type CompiledSandbox, compileSandbox, createSandboxProcess, type SandboxProcess } from './sandbox-process.js';
import { addressesAt, createSandboxReader } from './sandbox-reader.js';
import { forEachStory, isOpen, isUndone } from './stories.js';

const WRITES = 1_000;
const CLIENTS = 40;
const LONGEST_STORM_MS = 45_000;
const REQUEST_TIMEOUT_MS = 2_500;
const SETTINGS = {
  PORT: '0',
  UPSTREAM_TIMEOUT_MS: '500',
  REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS),
  SPACEBRING_REQUESTS_PER_SECOND: '10000',
};
/** Longest latency of a fault: what the gateway gave up may still be carried out until then. */
const LATE_MS = 1_000;
/** How often what was not done is asked for again when the storm is over. */
const CALM_TURNS = 30;
const CALM_MS = 500;

describe('writes with idempotency keys, while the sources fail in every way', () => {
  let compiled: CompiledSandbox;
  let sandbox: SandboxProcess;
  let gateway: Gateway;

  beforeAll(async () => {
    compiled = await compileSandbox();
    sandbox = await createSandboxProcess(compiled, {
      SANDBOX_STATE: join(compiled.folder, 'sandbox.state'),
      SANDBOX_VISITS: '100',
      SANDBOX_SPACEBRING_RPS: '1000000',
    });
    await sandbox.start();
    const environment = { ...realSources(addressesAt(sandbox.port)), ...SETTINGS };
    gateway = await startGateway(loadConfig(environment), environment);
  });
  afterAll(async () => {
    await gateway.close();
    await sandbox.kill();
    compiled.remove();
  });

  test('no key makes two records, and every answer tells the truth', async () => {
    const random = createRandom(hash128('fault test'));
    const url = `${gateway.address}/graphql`;
    const addresses = addressesAt(sandbox.port);
    const intended = await intendWrites(await createSandboxReader(addresses), WRITES);
    const stories = intended.map((write): WriteStory => ({ intended: write, answers: [] }));

    const storm = startFaultStorm(sandbox, random);
    const endsAt = Date.now() + LONGEST_STORM_MS;
    await forEachStory(stories, CLIENTS, (story) => askImpatiently(() => url, story, { random, endsAt }));
    // Calls whose client hung up go on in the gateway, until its deadline: the last word is asked for after that.
    await sleep(REQUEST_TIMEOUT_MS);
    await forEachStory(stories.filter(isOpen), CLIENTS, (story) => askPatiently(url, story));
    await storm.stop();
    await sleep(LATE_MS);
    expect(compareStories(stories, await countRecords(await createSandboxReader(addresses))).lies).toEqual([]);

    // In calm weather whatever was not done is done, so that the count of successes does not depend on the machine. A circuit
    // that the storm has opened closes with the first answers, and what waits for it is asked again.
    for (let turn = 0; turn < CALM_TURNS && stories.some(isUndone); turn += 1) {
      await forEachStory(stories.filter(isUndone), CLIENTS, (story) => askPatiently(url, story));
      await sleep(CALM_MS);
    }
    await forEachStory(stories.filter(isOpen), CLIENTS, (story) => askPatiently(url, story));
    const { lies, counts } = compareStories(stories, await countRecords(await createSandboxReader(addresses)));
    process.stdout.write(`${describeCounts({ stories, counts, storm })}\n`);
    expect(lies).toEqual([]);
    expect(counts).toMatchObject({ SUCCESS: WRITES - counts.UNKNOWN, NOT_DONE: 0 });
    expect(counts.SUCCESS).toBeGreaterThan(WRITES / 2);
    expect(storm.kills()).toBeGreaterThanOrEqual(3);
  }, 600_000);
});

function describeCounts({ stories, counts, storm }: { stories: WriteStory[]; counts: StoryCounts; storm: FaultStorm }) {
  const retries = stories.reduce((sum, { answers }) => sum + Math.max(0, answers.length - 1), 0);
  const unheard = stories.flatMap(({ answers }) => answers.filter(({ kind }) => kind === 'NOTHING_HEARD')).length;
  return (
    `${stories.length} keys: ${counts.SUCCESS} successes, ${counts.NOT_DONE} NOT_DONE, ${counts.UNKNOWN} UNKNOWN; ` +
    `${retries} retries, ${unheard} answers unheard, ${storm.kills()} kills; ${counts.records} records`
  );
}
