import { joinUpstreamObservers } from '../../../src/observability/join-observers.js';
import { NO_OBSERVER, type UpstreamObserver } from '../../../src/upstreams/http/upstream-client.js';

const CALL = { method: 'GET', route: '/visits' } as const;

/** Records its events under its name. */
function createObserver(name: string, told: string[], { isWatching = true } = {}): UpstreamObserver {
  return {
    callQueued: () => ({
      headers: { [name]: '1' },
      started: (waitedMs) => void told.push(`${name} started ${waitedMs}`),
      ended: (result) => void told.push(`${name} ended ${result}`),
    }),
    readAnswered: (_source, outcome) => void told.push(`${name} ${outcome}`),
    ...(isWatching && {
      async watchRead(_source, _call, read) {
        told.push(`${name} in`);
        const value = await read();
        told.push(`${name} out`);
        return value;
      },
    }),
  };
}

test('every observer gets calls and answers, and adds its headers', () => {
  const told: string[] = [];
  const joined = joinUpstreamObservers(['a', 'b', 'c'].map((name) => createObserver(name, told)));
  const call = joined.callQueued('W3LCOME', CALL);
  call.started(5);
  call.ended(200);
  joined.readAnswered('W3LCOME', 'miss');
  expect(call.headers).toEqual({ a: '1', b: '1', c: '1' });
  expect(told).toEqual(
    ['started 5', 'ended 200', 'miss'].flatMap((what) => ['a', 'b', 'c'].map((name) => `${name} ${what}`)),
  );
});

test('a read runs within every observer that watches reads', async () => {
  const told: string[] = [];
  const joined = joinUpstreamObservers([
    createObserver('a', told),
    createObserver('b', told, { isWatching: false }),
    createObserver('c', told),
  ]);
  expect(await joined.watchRead?.('W3LCOME', CALL, async () => 'read')).toBe('read');
  expect(told).toEqual(['a in', 'c in', 'c out', 'a out']);
});

test('without a watcher of reads there is no watchRead', () => {
  expect(joinUpstreamObservers([NO_OBSERVER, NO_OBSERVER]).watchRead).toBeUndefined();
  expect(joinUpstreamObservers([NO_OBSERVER])).toBe(NO_OBSERVER);
});
