import { jest } from '@jest/globals';
import fc from 'fast-check';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { BoundedRequestCounts } from '../../../../src/server/limits/request-counts.js';

const WINDOW_MS = 1_000;
const MAXIMUM = 3;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function open(maxKeys: number, sharedCounts: number) {
  const counts = new BoundedRequestCounts({ points: MAXIMUM, duration: WINDOW_MS / 1_000, maxKeys, sharedCounts });
  return {
    now: () => Date.now(),
    wait(ms: number) {
      jest.advanceTimersByTime(ms);
    },
    async ask(key: string) {
      const result = await counts.consume(key).catch((refusal: unknown) => refusal);
      if (!(result instanceof RateLimiterRes)) throw result;
      return { current: result.consumedPoints, ttl: result.msBeforeNext };
    },
  };
}

test('while there is room every key has its own count, which begins anew with its window', async () => {
  const { ask, wait } = open(10, 2);
  const counted = [await ask('a'), await ask('a'), await ask('b')];
  expect(counted.map(({ current }) => current)).toEqual([1, 2, 1]);
  wait(WINDOW_MS - 1);
  expect(await ask('a')).toEqual({ current: 3, ttl: 1 });
  wait(1);
  expect(await ask('a')).toEqual({ current: 1, ttl: WINDOW_MS });
});

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ key: fc.nat(20).map(String) }) },
    { weight: 1, arbitrary: fc.record({ ms: fc.integer({ min: 1, max: WINDOW_MS }) }) },
  ),
  { maxLength: 300 },
);

test('however many keys there are, none gets more than two windows have in the time of one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10), fc.integer({ min: 1, max: 3 }), steps, async (maxKeys, sharedCounts, given) => {
      const { ask, wait, now } = open(maxKeys, sharedCounts);
      const allowedAt = new Map<string, number[]>();
      for (const step of given) {
        if ('ms' in step) wait(step.ms);
        else {
          const { current, ttl } = await ask(step.key);
          expect(ttl).toBeGreaterThan(0);
          expect(ttl).toBeLessThanOrEqual(WINDOW_MS);
          const times = (allowedAt.get(step.key) ?? []).filter((time) => time > now() - WINDOW_MS);
          allowedAt.set(step.key, current <= MAXIMUM ? [...times, now()] : times);
          expect(times.length).toBeLessThanOrEqual(2 * MAXIMUM);
        }
      }
    }),
  );
});

test('a flood of addresses leaves the count of those who were there before, and of those who came too late', async () => {
  const { ask } = open(100, 4);
  for (let count = 1; count <= 50; count += 1) await ask('guesser');
  for (let address = 0; address < 20_000; address += 1) await ask(`flood-${address}`);
  expect((await ask('guesser')).current).toBe(51);
  const late = await Promise.all(Array.from({ length: 10 }, () => ask('late')));
  expect(late.every(({ current }) => current > MAXIMUM)).toBe(true);
});
