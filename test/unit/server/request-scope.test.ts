import { setTimeout as delay } from 'node:timers/promises';
import { DeadlineError, openCallScope } from '../../../src/server/call-scope.js';
import { toRequestId } from '../../../src/server/create-server.js';

const timeouts = { requestTimeoutMs: 5, batchTimeoutMs: 60_000 };

describe('the scope of a request', () => {
  test('ends at the deadline', async () => {
    const scope = openCallScope(undefined, timeouts);
    await new Promise((resolve) => scope.signal.addEventListener('abort', resolve));
    expect(scope.signal.reason).toBeInstanceOf(DeadlineError);
    expect(scope.priority).toBe('interactive');
    scope.close();
  });

  test('of a batch has the longer deadline', async () => {
    const scope = openCallScope('batch', timeouts);
    await delay(20);
    expect(scope).toMatchObject({ priority: 'batch', signal: { aborted: false } });
    scope.close();
  });

  test('aborts what still runs when the answer has been sent', () => {
    const scope = openCallScope('batch', timeouts);
    scope.close();
    expect(scope.signal.aborted).toBe(true);
  });

  test('aborts what still runs when the client leaves', () => {
    const scope = openCallScope(undefined, { ...timeouts, requestTimeoutMs: 60_000 });
    scope.leave();
    scope.close();
    expect(scope.signal.reason).toMatchObject({ message: 'The client has left' });
  });

  test('continues without its client once it is detached', () => {
    const scope = openCallScope('batch', timeouts);
    scope.detach();
    scope.leave();
    const isGivenUp = scope.signal.aborted;
    scope.close();
    expect(isGivenUp).toBe(false);
  });

  test.each([['other'], [['batch', 'batch']], [undefined]])('with the priority %p is interactive', (header) => {
    const scope = openCallScope(header, timeouts);
    scope.close();
    expect(scope.priority).toBe('interactive');
  });
});

describe('the id of a request', () => {
  test.each(['abc-123', '4bf92f3577b34da6a3ce929d0e0e4736', 'a.b:c_d'])('is the one the caller sent: %s', (id) => {
    expect(toRequestId(id)).toBe(id);
  });

  test.each([undefined, '', ' ', 'a b', 'a\nb', '<script>', 'x'.repeat(129), ['a', 'b']])(
    'is a new one instead of %p',
    (header) => {
      expect(toRequestId(header)).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
