import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.js';
import { NOW, startTestGateway, type TestGateway } from '../support/gateway.js';
import { describeWithRedis, type RunningRedis, spawnRedis, startRedis, stopRedis } from '../support/redis-server.js';
import { tallyReads } from './tally-reads.js';

const REQUESTS = 90;
const MAX_REQUESTS = 200;

describeWithRedis('Redis, killed and started again under load', () => {
  let redis: RunningRedis;
  let sandbox: Sandbox;
  let gateway: TestGateway;

  beforeAll(async () => {
    redis = await startRedis();
    // As Spacebring really is: past ten calls in a second it answers 429.
    const seeded = { seed: 'tests', visits: 300, spacebringRequestsPerSecond: 10, clock: { now: () => NOW } };
    sandbox = await startSandbox({ ...seeded, port: null, w3lcomeAuth: 'strict', stateFile: null });
    gateway = await startTestGateway({
      SPACEBRING_URL: sandbox.spacebring.url,
      SPACEBRING_CLIENT_ID: SANDBOX_CREDENTIALS.spacebring.clientId,
      SPACEBRING_CLIENT_SECRET: SANDBOX_CREDENTIALS.spacebring.clientSecret,
      SPACEBRING_REQUESTS_PER_SECOND: '10',
      W3LCOME_URL: sandbox.w3lcome.url,
      W3LCOME_TOKEN: SANDBOX_CREDENTIALS.w3lcome.token,
      GATEWAY_SECRET: 'a secret that is long enough for tests',
      REDIS_URL: redis.url,
      REQUEST_TIMEOUT_MS: '60000',
    });
  });
  afterAll(async () => {
    await gateway?.close();
    await sandbox?.close();
    await stopRedis(redis?.process);
  });

  const isQuotaShared = async () => {
    const { data } = await gateway.query<{ sources: { source: string; isQuotaShared: boolean | null }[] }>(
      '{ sources { source isQuotaShared } }',
    );
    return data?.sources.find(({ source }) => source === 'SPACEBRING')?.isQuotaShared;
  };

  /** Ends only when the quota is shared. */
  async function untilShared(): Promise<void> {
    for (let asked = 0; (await isQuotaShared()) !== true; asked += 1) {
      if (asked === MAX_REQUESTS) throw new Error('the quota is not shared');
      await tallyReads(gateway, { requests: 1, clients: 1 });
    }
  }

  test('fails no read and never exceeds the quota; whether the quota is shared is told truly', async () => {
    await untilShared();
    const isShared: unknown[] = [];
    const tally = await tallyReads(gateway, {
      requests: REQUESTS,
      clients: 6,
      onAnswer: async (answered) => {
        if (answered === REQUESTS / 3) await stopRedis(redis.process);
        if (answered === (REQUESTS * 2) / 3) {
          isShared.push(await isQuotaShared());
          redis = { ...redis, process: spawnRedis(new URL(redis.url).port) };
        }
      },
    });
    await untilShared();
    expect(tally).toMatchObject({ answered: REQUESTS, errors: 0, missingRows: 0, FRESH: REQUESTS * 2, codes: [] });
    expect(isShared).toEqual([false]);
    expect(await refusals()).toBe(0);
  });

  test('writes nothing while it is away, with a key or without, and everything once it is back', async () => {
    const block = (idempotencyKey: string | null) =>
      gateway.query<{ blockPerson: { blockedPerson: unknown } | null }>(
        'mutation ($input: BlockPersonInput!) { blockPerson(input: $input) { blockedPerson { id } userErrors { code } } }',
        { input: { name: 'Nobody In Particular', document: 'X-1', idempotencyKey } },
      );
    const posts = async () => (await gateway.calls())['W3LCOME POST /v1/blockedlist'] ?? 0;
    await untilShared();
    const before = await posts();
    await stopRedis(redis.process);
    const [keyed, keyless] = [await block('key'), await block(null)];
    const refusal = (outcome: string) => [
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'WRITES_UNAVAILABLE', outcome }) }),
    ];
    expect(keyed.errors).toEqual(refusal('UNKNOWN'));
    expect(keyless.errors).toEqual(refusal('NOT_DONE'));
    expect(await posts()).toBe(before);
    redis = { ...redis, process: spawnRedis(new URL(redis.url).port) };
    await untilShared();
    const [again, repeated] = [await block('key'), await block('key')];
    expect(again.data?.blockPerson?.blockedPerson).toMatchObject({ id: expect.any(String) });
    expect(repeated).toEqual(again);
    expect(await posts()).toBe(before + 1);
  });

  /** Answers of 429. */
  async function refusals(): Promise<number> {
    const answer = await fetch(`${new URL(sandbox.spacebring.url).origin}/__sandbox/requests`);
    const rows = (await answer.json()) as { status: number; count: number }[];
    return rows.filter(({ status }) => status === 429).reduce((sum, { count }) => sum + count, 0);
  }
});
