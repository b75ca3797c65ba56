import { jest } from '@jest/globals';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { type AttemptFacts, createAttemptFailures, FailedAttempt } from '../../../../src/upstreams/http/failures.js';
import { createCircuit } from '../../../../src/upstreams/http/policies/circuit.js';
import { getItem, NOW, scope } from './client-fixture.js';

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

/** The circuit around calls whose answer is a text. */
function circuitOf() {
  const circuit = createCircuit(
    createAttemptFailures(
      'W3LCOME',
      () => ({}),
      () => NOW,
    ),
  );
  const prepared = { scope: scope(), call: getItem, url: '', headers: {}, queued: null };
  return {
    state: circuit.state,
    run: async (attempt: () => Promise<string>) => {
      const send = circuit.breaker(async () => ({ status: 200, retryAfter: null, text: await attempt() }));
      return (await send(prepared)).text;
    },
  };
}

const failing = (facts: AttemptFacts) => async () => {
  throw new FailedAttempt(
    new SourceFaultError({ source: 'W3LCOME', code: 'UPSTREAM_UNAVAILABLE', message: 'x' }),
    facts,
  );
};

async function openCircuit() {
  const circuit = circuitOf();
  for (let index = 0; index < 10; index += 1) await circuit.run(failing({ isOutage: true })).catch(() => {});
  return circuit;
}

test('an open circuit lets one call try the source after five seconds, and closes when it succeeds', async () => {
  const circuit = await openCircuit();
  expect(circuit.state()).toBe('OPEN');
  jest.setSystemTime(5_000);
  await expect(circuit.run(async () => 'back')).resolves.toBe('back');
  expect(circuit.state()).toBe('CLOSED');
});

test('an open circuit stays open when the trying call fails', async () => {
  const circuit = await openCircuit();
  jest.setSystemTime(5_000);
  await circuit.run(failing({ isOutage: true })).catch(() => {});
  expect(circuit.state()).toBe('OPEN');
});

test('a trying call that its scope ended proves nothing', async () => {
  const circuit = await openCircuit();
  jest.setSystemTime(5_000);
  await circuit.run(failing({ isAbort: true })).catch(() => {});
  expect(circuit.state()).toBe('OPEN');
});

test('aborts and refusals do not open a circuit', async () => {
  const circuit = circuitOf();
  for (let index = 0; index < 20; index += 1) {
    await circuit.run(failing({ isAbort: true })).catch(() => {});
    await circuit.run(failing({})).catch(() => {});
  }
  expect(circuit.state()).toBe('CLOSED');
});

test('an answer between outages starts the count again', async () => {
  const circuit = circuitOf();
  for (let index = 0; index < 9; index += 1) await circuit.run(failing({ isOutage: true })).catch(() => {});
  await circuit.run(async () => 'answer');
  await circuit.run(failing({ isOutage: true })).catch(() => {});
  expect(circuit.state()).toBe('CLOSED');
});
