import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { createPlaceLog, createRests, UNCOUNTED } from '../upstreams/http/process-quota.js';
import {
  LONGEST_REST_MS,
  type Place,
  QUOTA_WINDOW_MS,
  type Quota,
  type QuotaLimits,
  type Wait,
} from '../upstreams/http/quota.js';
import { END_PLACE, HOLD_PLACES, HOLDS, REST, TAKE_PLACE } from './quota-scripts.js';
import { createRedis } from './redis-connection.js';
import { createRedisReplicas, QUOTA_PREFIX, REPLICAS_KEY, type RedisReplicas } from './redis-replicas.js';

const COMMAND_TIMEOUT_MS = 1_000;
const LONGEST_RECONNECT_WAIT_MS = 500;
/** From Redis's grant until the call's own time runs: longer than a command may take. */
const START_WITHIN_MS = 2_000;

const takeAnswer = z.tuple([z.number(), z.number().transform((number) => HOLDS[number] ?? 'UNKNOWN'), z.number()]);

export interface RedisQuotas {
  /** The quota of one source and credential. `space`: tells it from others, on every replica in the same way; no secret. */
  quotaOf(space: string, limits: QuotaLimits): Quota;
  close(): void;
}

/**
 * Quotas that all replicas count together. While Redis is away each process keeps to its share by the number of replicas
 * last known, with one warning per absence; nothing starts in the two seconds after it was lost, since the others' latest
 * calls cannot be told any more.
 */
export function createRedisQuotas({ url, warn }: { url: string; warn: (message: string) => void }): RedisQuotas {
  const redis = createRedis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempts) => Math.min(attempts * 100, LONGEST_RECONNECT_WAIT_MS),
  });
  const replica = randomUUID();
  const replicas = createRedisReplicas({ redis, replica, warn });
  return {
    quotaOf: (space, limits) => createRedisQuota({ key: `${QUOTA_PREFIX}:${space}`, limits }, { redis, replicas }),
    close() {
      replicas.close();
      redis.disconnect();
    },
  };
}

interface QuotaParts {
  readonly redis: Redis;
  readonly replicas: RedisReplicas;
}

function createRedisQuota(
  { key, limits: { requestsPerSecond: limit, timeoutMs } }: { key: string; limits: QuotaLimits },
  { redis, replicas }: QuotaParts,
): Quota {
  const common = createCommonPlaces({ key, leaseMs: timeoutMs + START_WITHIN_MS + QUOTA_WINDOW_MS }, redis);
  const places = createPlaceLog();
  const rests = createRests();

  /** What this process knows by itself. */
  function localWait(): Wait | null {
    const rest = rests.wait();
    if (rest !== null || limit === null) return rest;
    const waitMs = Math.max(replicas.quietMs(), places.waitMs(replicas.localLimit(limit)));
    return waitMs > 0 ? { waitMs, rest: null } : null;
  }

  const occupy = (member: string): Place => {
    const place = places.add();
    common.started(member);
    return {
      over() {
        place.over();
        common.over(member);
      },
      unused() {
        place.unused();
        common.unused(member);
      },
    };
  };

  async function take(priority: string): Promise<Place | Wait> {
    const wait = localWait();
    if (wait !== null) return wait;
    const member = randomUUID();
    if (replicas.isAway()) return limit === null ? UNCOUNTED : occupy(member);
    try {
      const [waitMs, hold, alive] = takeAnswer.parse(await common.take({ limit, priority, member }));
      replicas.counted(alive);
      common.endAll();
      if (hold === 'UNKNOWN') common.holdAll();
      if (waitMs > 0) return { waitMs, rest: hold === 'QUOTA' || hold === 'UNKNOWN' ? null : hold };
    } catch {
      replicas.lost();
    }
    // A rest or the loss of the common count may have come while it was asked.
    const news = replicas.isAway() ? await take(priority) : localWait();
    if (news !== null) common.unused(member);
    return news ?? (limit === null ? UNCOUNTED : occupy(member));
  }

  replicas.onReturn(common.holdAll);
  return {
    take,
    rest(code, ms) {
      rests.add(code, ms);
      const restMs = Math.ceil(Math.min(ms, LONGEST_REST_MS));
      if (restMs > 0 && !replicas.isAway()) redis.eval(REST, 1, key, code, restMs).catch(replicas.lost);
    },
    isShared: () => !replicas.isAway(),
  };
}

/** The places that all replicas count. What Redis is not told while it is away, it is told when it is back. */
function createCommonPlaces({ key, leaseMs }: { key: string; leaseMs: number }, redis: Redis) {
  const underWay = new Set<string>();
  /** Members that are over, and since when: Redis has not heard of it, and would keep their places for all of their leases. */
  const unheard = new Map<string, number>();
  const tell = (command: Promise<unknown>) => void command.catch(() => {});
  const forgetOld = () => {
    // In the order of their ends.
    for (const [member, endedAt] of unheard) {
      if (performance.now() - endedAt < leaseMs) return;
      unheard.delete(member);
    }
  };
  const tellEnd = (member: string, endedAt: number) => {
    const leftMs = Math.max(1, Math.ceil(endedAt + QUOTA_WINDOW_MS - performance.now()));
    redis.eval(END_PLACE, 1, key, leftMs, member).catch(() => {
      forgetOld();
      unheard.set(member, endedAt);
    });
  };
  return {
    take: ({ limit, priority, member }: { limit: number | null; priority: string; member: string }) => {
      const times = [QUOTA_WINDOW_MS, leaseMs, LONGEST_REST_MS];
      return redis.eval(TAKE_PLACE, 2, key, REPLICAS_KEY, limit ?? 0, ...times, member, priority);
    },
    started: (member: string) => void underWay.add(member),
    over(member: string) {
      if (underWay.delete(member)) tellEnd(member, performance.now());
    },
    unused(member: string) {
      underWay.delete(member);
      tell(redis.zrem(key, member));
    },
    holdAll() {
      if (underWay.size > 0) tell(redis.eval(HOLD_PLACES, 1, key, leaseMs, ...underWay));
    },
    /** Redis is there again. */
    endAll() {
      const ended = [...unheard];
      unheard.clear();
      for (const [member, endedAt] of ended) tellEnd(member, endedAt);
    },
  };
}
