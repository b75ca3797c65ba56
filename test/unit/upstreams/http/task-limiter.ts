import { createLimiter, type LimiterOptions } from '../../../../src/upstreams/http/policies/limiter.js';
import type { QuotaSlot } from '../../../../src/upstreams/http/policies/quota.js';
import type { RequestScope } from '../../../../src/upstreams/http/upstream-client.js';

/** A limiter of tasks, each of which has its slot until it ends. */
export function createTaskLimiter(options: LimiterOptions) {
  const limiter = createLimiter(options);
  return {
    queueLength: limiter.queueLength,
    async run<T>(scope: RequestScope, task: (slot: QuotaSlot) => Promise<T>): Promise<T> {
      const slot = await limiter.take(scope);
      try {
        return await task(slot);
      } finally {
        slot.over();
      }
    },
  };
}
