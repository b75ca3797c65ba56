import { createDurableRedis, type DurableRedis } from '../../src/platform/durable-redis.js';

/** Connections for the tests of one file, and what they warned of. */
export function openDurables() {
  const opened: DurableRedis[] = [];
  const warnings: string[] = [];
  return {
    warnings,
    at(url: string): DurableRedis {
      const redis = createDurableRedis({ url, warn: (message) => warnings.push(message) });
      opened.push(redis);
      return redis;
    },
    close() {
      for (const redis of opened.splice(0)) redis.close();
    },
  };
}
