import type { SourceFaultCode } from '../../../src/domain/source/source-error.js';
import type { SourceHealth } from '../../../src/domain/source/source-health.js';
import { createReadiness } from '../../../src/server/operator-routes.js';
import { createFakeAdapter } from '../../support/fakes/fake-adapter.js';

const EARLIER = new Date('2026-11-21T11:00:00Z');
const LATER = new Date('2026-11-21T12:00:00Z');
const FRESH: SourceHealth = {
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFault: null,
  requestsPerSecondLimit: null,
  queueLength: 0,
  circuit: 'CLOSED',
};
const UP = { lastSuccessAt: LATER };

function failing(code: SourceFaultCode): Partial<SourceHealth> {
  const lastFault = { code, message: 'a message with an address', retryAfterSeconds: null };
  return { lastSuccessAt: EARLIER, lastFailureAt: LATER, lastFault };
}

function open(healths: readonly Partial<SourceHealth>[], { isDraining = false } = {}) {
  const probes: number[] = [];
  const time = { now: 0 };
  const sources = healths.map((health) => ({
    source: 'SPACEBRING' as const,
    health: () => ({ ...FRESH, ...health }),
    generation: async () => '0',
    probe: async () => {
      probes.push(time.now);
      throw new Error('still away');
    },
    forRequest: () => createFakeAdapter('SPACEBRING'),
  }));
  const ready = createReadiness({ sources, isSandbox: true, isDraining: () => isDraining, machineNow: () => time.now });
  return { ready, probes, time };
}

test.each([
  ['it has not been called yet', {}, 'ready', 'UNKNOWN'],
  ['it answers', UP, 'ready', 'UP'],
  ['its latest call failed', failing('UPSTREAM_TIMEOUT'), 'ready', 'FAILING'],
  ['its circuit is half open', { ...UP, circuit: 'HALF_OPEN' as const }, 'ready', 'UP'],
  ['its circuit is open', { circuit: 'OPEN' as const }, 'nothing-can-be-served', 'DOWN'],
  ['it rejects the credentials', failing('UPSTREAM_REJECTED_CREDENTIALS'), 'nothing-can-be-served', 'DOWN'],
])('where the only source is so: %s', (_case, health, status, state) => {
  expect(open([health]).ready()).toMatchObject({ status, sources: [{ state }] });
});

test('made-up data is reported as such', () => {
  expect(open([UP]).ready()).toMatchObject({ isSandbox: true });
});

test('one source that answers is enough', () => {
  expect(open([{ circuit: 'OPEN' }, UP]).ready().status).toBe('ready');
});

test('while draining it is not ready, whatever the sources, and probes none', () => {
  const { ready, probes } = open([{}], { isDraining: true });
  expect(ready().status).toBe('draining');
  expect(probes).toEqual([]);
});

test('a source that is not UP is probed in the background, once in ten seconds', () => {
  const { ready, probes, time } = open([{ circuit: 'OPEN' }, UP]);
  for (time.now = 0; time.now <= 20_000; time.now += 1_000) ready();
  expect(probes).toEqual([0, 10_000, 20_000]);
});

test('a failure is reported by its code alone', () => {
  const text = JSON.stringify(open([failing('UPSTREAM_TIMEOUT')]).ready());
  expect(text).toContain('"lastError":"UPSTREAM_TIMEOUT"');
  expect(text).not.toContain('address');
});
