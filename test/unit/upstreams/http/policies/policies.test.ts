import { createAttemptFailures } from '../../../../../src/upstreams/http/failures.js';
import { createLimiter, limitRate } from '../../../../../src/upstreams/http/policies/limiter.js';
import { type Policy, type PreparedCall, pipe, type Send } from '../../../../../src/upstreams/http/policies/policy.js';
import { createProcessQuota } from '../../../../../src/upstreams/http/policies/quota.js';
import { retry } from '../../../../../src/upstreams/http/policies/retry.js';
import { getItem, NOW, scope } from '../client-fixture.js';

const failures = createAttemptFailures(
  'W3LCOME',
  () => ({}),
  () => NOW,
);
const ok = { status: 200, retryAfter: null, text: 'ok' };

function prepared(overrides: Partial<PreparedCall> = {}): PreparedCall {
  return { scope: scope(), call: getItem, url: '', headers: {}, queued: null, ...overrides };
}

test('the first policy of a pipe is the outermost', async () => {
  const order: string[] = [];
  const named =
    (name: string): Policy =>
    (next) =>
    async (call) => {
      order.push(`${name} before`);
      const answer = await next(call);
      order.push(`${name} after`);
      return answer;
    };
  await pipe([named('first'), named('second')])(async () => {
    order.push('exchange');
    return ok;
  })(prepared());
  expect(order).toEqual(['first before', 'second before', 'exchange', 'second after', 'first after']);
});

test('a second attempt that its scope ends is reported as the failure of the first', async () => {
  const controller = new AbortController();
  const unavailable = failures.withoutAnswer('network', { isDelivered: false });
  let attempts = 0;
  const send: Send = async () => {
    attempts += 1;
    if (attempts === 1) throw unavailable;
    controller.abort();
    throw failures.aborted({ isDelivered: true });
  };
  const call = prepared({ scope: scope({ signal: controller.signal }) });
  await expect(retry(failures)(send)(call)).rejects.toBe(unavailable);
  expect(attempts).toBe(2);
});

test('an aborted call rejects at once, and its slot stays in use until the source cannot count it', async () => {
  const quota = createProcessQuota(null);
  const limiter = createLimiter({ quota, concurrency: 1, refuse: failures.resting });
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const policy = limitRate({ limiter, quota, failures });
  const aborted = policy(async () => {
    throw failures.aborted({ isDelivered: true, over });
  });
  await expect(aborted(prepared())).rejects.toMatchObject({ isAbort: true });

  const next = policy(async () => ok)(prepared());
  await new Promise((resolve) => setImmediate(resolve));
  expect(limiter.queueLength()).toBe(1);
  end();
  await expect(next).resolves.toBe(ok);
});
