import { createDurableRedis, type DurableRedis } from '../../src/platform/durable-redis.js';
import { openClients } from './redis-clients.js';

/** Of a Redis that has just begun: a test does not wait for replicas that are not there. */
const RECALL_MS = 50;

/** Connections for the tests of one file, and what those at one address warned of. */
export function openDurables() {
  const opened: DurableRedis[] = [];
  const clients = openClients();
  const warnings = new Map<string, string[]>();
  const warningsAt = (url: string): string[] => {
    const known = warnings.get(url) ?? [];
    warnings.set(url, known);
    return known;
  };
  return {
    warningsAt,
    at(url: string, recallMs = RECALL_MS): DurableRedis {
      const redis = createDurableRedis({
        redis: clients.at(url),
        warn: (message) => warningsAt(url).push(message),
        recallMs,
      });
      opened.push(redis);
      return redis;
    },
    close() {
      for (const redis of opened.splice(0)) redis.close();
      clients.close();
    },
  };
}
