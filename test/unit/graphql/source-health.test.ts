import type { SourceHealth } from '../../../src/domain/source/source-health.js';
import type { SourceMonitor } from '../../../src/domain/source/source-monitor.js';
import { ask, createFault } from './graph-harness.js';

const UNASKED: SourceHealth = {
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFault: null,
  requestsPerSecondLimit: 9,
  queueLength: 2,
  circuit: 'CLOSED',
};
const EARLIER = new Date('2026-11-21T11:00:00Z');
const LATER = new Date('2026-11-21T11:30:00Z');
const QUERY = `{ sources {
  source isConfigured isSandbox status lastSuccessAt lastError { code } requestsPerSecondLimit queueLength circuit
} }`;

function watch(health: Partial<SourceHealth>, onProbe: () => Partial<SourceHealth> = () => ({})) {
  let current = { ...UNASKED, ...health };
  let probes = 0;
  const monitor: SourceMonitor = {
    source: 'SPACEBRING',
    isSandbox: true,
    health: () => current,
    probe: async () => {
      probes += 1;
      current = { ...current, ...onProbe() };
    },
  };
  return { monitor, probes: () => probes };
}

async function askSpacebring(monitor: SourceMonitor): Promise<unknown> {
  const { data } = await ask(QUERY, { monitors: [monitor] });
  return JSON.parse(JSON.stringify(data)).sources[0];
}

test('whether the data are made up is reported without a call', async () => {
  const { monitor, probes } = watch({});
  const { data } = await ask('{ sources { __typename source isConfigured isSandbox } }', { monitors: [monitor] });
  expect(data).toMatchObject({ sources: [{ isSandbox: true }, { isSandbox: false }, { isSandbox: false }] });
  expect(probes()).toBe(0);
});

test('all three sources are listed; those that are not configured are SKIPPED', async () => {
  const { data } = await ask('{ sources { source isConfigured isSandbox status queueLength circuit } }');
  expect(data).toEqual({
    sources: ['SPACEBRING', 'W3LCOME', 'RESIDENT'].map((source) => ({
      source,
      isConfigured: false,
      isSandbox: false,
      status: 'SKIPPED',
      queueLength: 0,
      circuit: 'CLOSED',
    })),
  });
});

test('a source whose last call succeeded is FRESH and is not called again', async () => {
  const { monitor, probes } = watch({
    lastSuccessAt: LATER,
    lastFailureAt: EARLIER,
    lastFault: createFault('SPACEBRING').toFault(),
  });
  expect(await askSpacebring(monitor)).toEqual({
    source: 'SPACEBRING',
    isConfigured: true,
    isSandbox: true,
    status: 'FRESH',
    lastSuccessAt: '2026-11-21T11:30:00.000Z',
    lastError: { code: 'UPSTREAM_UNAVAILABLE' },
    requestsPerSecondLimit: 9,
    queueLength: 2,
    circuit: 'CLOSED',
  });
  expect(probes()).toBe(0);
});

test('a source whose last call failed is FAILED and is not called again', async () => {
  const { monitor, probes } = watch({ lastSuccessAt: EARLIER, lastFailureAt: LATER, circuit: 'OPEN' });
  expect(await askSpacebring(monitor)).toMatchObject({ status: 'FAILED', circuit: 'OPEN' });
  expect(probes()).toBe(0);
});

test('a source without a call is called once, and its result is reported', async () => {
  const { monitor, probes } = watch({}, () => ({ lastSuccessAt: LATER }));
  expect(await askSpacebring(monitor)).toMatchObject({ status: 'FRESH', lastSuccessAt: '2026-11-21T11:30:00.000Z' });
  await askSpacebring(monitor);
  expect(probes()).toBe(1);
});

test('a source that does not answer the first time is FAILED, without an error', async () => {
  const { monitor } = watch({}, () => {
    throw createFault('SPACEBRING', 'UPSTREAM_TIMEOUT');
  });
  expect(await askSpacebring(monitor)).toMatchObject({ status: 'FAILED', lastError: { code: 'UPSTREAM_TIMEOUT' } });
});
