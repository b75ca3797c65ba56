import { setImmediate as turn } from 'node:timers/promises';
import { SourceFaultError } from '../../../src/domain/source/source-error.js';
import type { Upstream } from '../../../src/upstreams/upstream.js';
import { createFakeAdapter } from '../../support/fakes/fake-adapter.js';
import { serve, startTestServer, type TestServer } from './start-test-server.js';

const QUERY = '{ locations { id } }';
const HOLDING_TURNS = 2_000;

/** A source whose reads wait until they are let go, and which counts the requests that are made for it. */
function createHeldSource() {
  const state = { generation: '0', opened: 0, generationsAsked: 0, isFailing: false };
  let letGo = () => {};
  let held: Promise<void> = Promise.resolve();
  const source: Upstream = {
    ...serve(() => {
      state.opened += 1;
      const adapter = createFakeAdapter('SPACEBRING');
      const readLocations = async () => {
        await held;
        if (!state.isFailing) return adapter.locations.readLocations();
        throw new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_UNAVAILABLE', message: 'It is down' });
      };
      return { ...adapter, locations: { ...adapter.locations, readLocations } };
    }),
    generation: async () => {
      state.generationsAsked += 1;
      return state.generation;
    },
  };
  const hold = () => {
    held = new Promise((resolve) => {
      letGo = resolve;
    });
  };
  return { source, state, hold, letGo: () => letGo() };
}

let server: TestServer;
let held: ReturnType<typeof createHeldSource>;

beforeEach(async () => {
  held = createHeldSource();
  server = await startTestServer({ sources: [held.source] });
  // What has been answered once is known to be a query.
  await server.post(QUERY);
  held.hold();
});

afterEach(async () => {
  held.letGo();
  await server.close();
});

async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; turns < HOLDING_TURNS && !isSo(); turns += 1) await turn();
  expect(isSo()).toBe(true);
}

/** Sends a second request while the first is held, and lets both be answered. */
async function askBoth(second: () => Promise<Response>, between: () => void = () => {}): Promise<Response[]> {
  const first = server.post(QUERY);
  await until(() => held.state.opened === 2);
  between();
  const asked = held.state.generationsAsked;
  const other = second();
  await until(() => held.state.generationsAsked > asked || held.state.opened > 2);
  await turn();
  held.letGo();
  return Promise.all([first, other]);
}

test('two equal requests at the same time share one answer, each with its own request id', async () => {
  const answers = await askBoth(() => server.post(QUERY, { 'x-request-id': 'second' }));
  expect(held.state.opened).toBe(2);
  expect(await answers[1]?.json()).toEqual(await answers[0]?.json());
  expect(answers[1]?.headers.get('x-request-id')).toBe('second');
});

test('a shared failure has, for each request, its own request id', async () => {
  held.state.isFailing = true;
  const answers = await askBoth(() => server.post(QUERY, { 'x-request-id': 'second' }));
  expect(held.state.opened).toBe(2);
  expect(await answers[1]?.json()).toMatchObject({
    errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', requestId: 'second' } }],
  });
});

test.each([
  ['that reads through', { 'cache-control': 'no-cache' }],
  ['that requests the calls of its answer', { 'x-explain': 'upstream' }],
  ['of another priority', { 'x-request-priority': 'batch' }],
])('a client %s is answered alone', async (_who, headers) => {
  await askBoth(() => server.post(QUERY, headers));
  expect(held.state.opened).toBe(3);
});

test('a request after a write does not join one from before it', async () => {
  await askBoth(
    () => server.post(QUERY),
    () => {
      held.state.generation = '1';
    },
  );
  expect(held.state.opened).toBe(3);
});

test('another document has another key, and one seen for the first time is answered alone', async () => {
  await askBoth(() => server.post('{ locations { id name } }'));
  expect(held.state.opened).toBe(3);
});
