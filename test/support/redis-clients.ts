import type { Redis } from 'ioredis';
import { createRedis } from '../../src/platform/redis-connection.js';

/** Clients as a gateway makes them, for the tests of one file. */
export function openClients() {
  const opened: Redis[] = [];
  return {
    at(url: string): Redis {
      const redis = createRedis(url);
      opened.push(redis);
      return redis;
    },
    close() {
      for (const redis of opened.splice(0)) redis.disconnect();
    },
  };
}
