import type { FastifyRateLimitOptions } from '@fastify/rate-limit';
import fc from 'fast-check';
import { createRequestCountStore } from '../../../../src/server/limits/request-count-store.js';

const WINDOW_MS = 1_000;
const MAXIMUM = 3;

function open(maxKeys: number, sharedCounts: number) {
  let nowMs = 0;
  const Store = createRequestCountStore({ maxKeys, sharedCounts, monotonicNow: () => nowMs });
  const store = new Store({} as FastifyRateLimitOptions);
  return {
    now: () => nowMs,
    wait(ms: number) {
      nowMs += ms;
    },
    ask(key: string) {
      const answer = { current: 0, ttl: 0 };
      store.incr(key, (_error, result) => Object.assign(answer, result), WINDOW_MS, MAXIMUM);
      return answer;
    },
  };
}

test('while there is room every key has its own count, which begins anew with its window', () => {
  const { ask, wait } = open(10, 2);
  expect([ask('a'), ask('a'), ask('b')].map(({ current }) => current)).toEqual([1, 2, 1]);
  wait(WINDOW_MS - 1);
  expect(ask('a')).toEqual({ current: 3, ttl: 1 });
  wait(1);
  expect(ask('a')).toEqual({ current: 1, ttl: WINDOW_MS });
});

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ key: fc.nat(20).map(String) }) },
    { weight: 1, arbitrary: fc.record({ ms: fc.integer({ min: 1, max: WINDOW_MS }) }) },
  ),
  { maxLength: 300 },
);

test('however many keys there are, none gets more than two windows have in the time of one', () => {
  fc.assert(
    fc.property(fc.nat(10), fc.integer({ min: 1, max: 3 }), steps, (maxKeys, sharedCounts, given) => {
      const { ask, wait, now } = open(maxKeys, sharedCounts);
      const allowedAt = new Map<string, number[]>();
      for (const step of given) {
        if ('ms' in step) wait(step.ms);
        else {
          const { current, ttl } = ask(step.key);
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

test('a flood of addresses changes neither earlier counts nor the limit of later addresses', () => {
  const { ask } = open(100, 4);
  for (let count = 1; count <= 50; count += 1) ask('guesser');
  for (let address = 0; address < 20_000; address += 1) ask(`flood-${address}`);
  expect(ask('guesser').current).toBe(51);
  const late = Array.from({ length: 10 }, () => ask('late').current);
  expect(late.every((current) => current > MAXIMUM)).toBe(true);
});
