import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Gateway, startGateway } from '../../src/compose-gateway.js';
import { loadConfig } from '../../src/config/load-config.js';
import { SANDBOX_CREDENTIALS, SANDBOX_ZONES } from '../../src/sandbox/kit/sandbox-settings.js';
import { createRandom } from '../../src/sandbox/world/create-random.js';
import { hash128 } from '../../src/sandbox/world/hash128.js';
import { compareStories, type StoryCounts } from './compare-stories.js';
import { type FaultStorm, startFaultStorm } from './fault-storm.js';
import { askImpatiently, askPatiently, hasSucceeded, type WriteStory } from './impatient-client.js';
import { countRecords, intendWrites } from './intended-writes.js';
import { type CompiledSandbox, compileSandbox, createSandboxProcess, type SandboxProcess } from './sandbox-process.js';
import { addressesAt, createSandboxReader, type SandboxAddresses } from './sandbox-reader.js';

const WRITES = 1_000;
const CLIENTS = 40;
const LONGEST_STORM_MS = 45_000;
const REQUEST_TIMEOUT_MS = 2_500;
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
    const environment = realSources(addressesAt(sandbox.port));
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
    await forEach(stories, (story) => askImpatiently(() => url, story, { random, endsAt }));
    // Calls whose client hung up go on in the gateway, until its deadline: the last word is asked for after that.
    await sleep(REQUEST_TIMEOUT_MS);
    await forEach(stories.filter(isOpen), (story) => askPatiently(url, story));
    await storm.stop();
    await sleep(LATE_MS);
    expect(compareStories(stories, await countRecords(await createSandboxReader(addresses))).lies).toEqual([]);

    // In calm weather whatever was not done is done, so that the count of successes does not depend on the machine. A circuit
    // that the storm has opened closes with the first answers, and what waits for it is asked again.
    for (let turn = 0; turn < CALM_TURNS && stories.some(isUndone); turn += 1) {
      await forEach(stories.filter(isUndone), (story) => askPatiently(url, story));
      await sleep(CALM_MS);
    }
    await forEach(stories.filter(isOpen), (story) => askPatiently(url, story));
    const { lies, counts } = compareStories(stories, await countRecords(await createSandboxReader(addresses)));
    process.stdout.write(`${describeCounts({ stories, counts, storm })}\n`);
    expect(lies).toEqual([]);
    expect(counts).toMatchObject({ SUCCESS: WRITES - counts.UNKNOWN, NOT_DONE: 0 });
    expect(counts.SUCCESS).toBeGreaterThan(WRITES / 2);
    expect(storm.kills()).toBeGreaterThanOrEqual(3);
  }, 600_000);
});

const isUndone = ({ answers }: WriteStory) => answers.at(-1)?.kind !== 'SUCCESS' && answers.at(-1)?.kind !== 'UNKNOWN';
const isOpen = (story: WriteStory) => !hasSucceeded(story);

/** Each client takes the next one when it is done with the last. */
async function forEach(stories: readonly WriteStory[], ask: (story: WriteStory) => Promise<void>): Promise<void> {
  const waiting = stories.values();
  const client = async () => {
    for (const story of waiting) await ask(story);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

function describeCounts({ stories, counts, storm }: { stories: WriteStory[]; counts: StoryCounts; storm: FaultStorm }) {
  const retries = stories.reduce((sum, { answers }) => sum + Math.max(0, answers.length - 1), 0);
  const unheard = stories.flatMap(({ answers }) => answers.filter(({ kind }) => kind === 'NOTHING_HEARD')).length;
  return (
    `${stories.length} keys: ${counts.SUCCESS} successes, ${counts.NOT_DONE} NOT_DONE, ${counts.UNKNOWN} UNKNOWN; ` +
    `${retries} retries, ${unheard} answers unheard, ${storm.kills()} kills; ${counts.records} records`
  );
}

/** The gateway takes the sandbox for the real sources: it is another process, and comes and goes. */
function realSources({ spacebring, w3lcome, resident }: SandboxAddresses): Record<string, string> {
  const { clientId, clientSecret, networkId, refreshToken, tokenPath } = SANDBOX_CREDENTIALS.spacebring;
  return {
    PORT: '0',
    LOG_LEVEL: 'silent',
    AUTH_MODE: 'none',
    AUDIT_LOG: 'off',
    RATE_LIMIT_PER_MINUTE: '0',
    GATEWAY_SECRET: 'a secret of the fault test',
    UPSTREAM_TIMEOUT_MS: '500',
    REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS),
    SPACEBRING_URL: spacebring,
    SPACEBRING_CLIENT_ID: clientId,
    SPACEBRING_CLIENT_SECRET: clientSecret,
    SPACEBRING_NETWORK_ID: networkId,
    SPACEBRING_REFRESH_TOKEN: refreshToken,
    SPACEBRING_TOKEN_URL: `${spacebring}${tokenPath}`,
    SPACEBRING_REQUESTS_PER_SECOND: '10000',
    W3LCOME_URL: w3lcome,
    W3LCOME_TOKEN: SANDBOX_CREDENTIALS.w3lcome.token,
    W3LCOME_TIME_ZONE: SANDBOX_ZONES.w3lcome,
    RESIDENT_URL: resident,
    RESIDENT_USERNAME: SANDBOX_CREDENTIALS.resident.username,
    RESIDENT_PASSWORD: SANDBOX_CREDENTIALS.resident.password,
    RESIDENT_TIME_ZONE: SANDBOX_ZONES.resident,
  };
}
