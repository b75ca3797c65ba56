import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { QUOTA_WINDOW_MS } from '../upstreams/http/quota-window.js';
import type { SharedQuota } from '../upstreams/http/shared-quota.js';
import { PAUSE_STARTS, TAKE_START } from './quota-scripts.js';
import { createRedis } from './redis-connection.js';
import { createRedisReplicas, QUOTA_PREFIX, REPLICAS_KEY, type RedisReplicas } from './redis-replicas.js';

const COMMAND_TIMEOUT_MS = 1_000;
const LONGEST_RECONNECT_WAIT_MS = 500;
/** How long an answer of Redis may take before its start counts as too late. */
const FIRST_SLACK_MS = 50;

const takeAnswer = z.tuple([z.number(), z.number(), z.number()]);

export interface RedisQuotas {
  /** The quota of one source and credential. `space`: tells it from others, on every replica in the same way; no secret. */
  quotaOf(space: string): SharedQuota;
  close(): void;
}

/**
 * Quotas that all replicas count together, in any sliding second. While Redis is away each process keeps to its share by
 * the number of replicas last known, with one warning per absence; nothing starts in the two seconds after it was lost,
 * since the others' latest starts cannot be told any more.
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
    quotaOf: (space) => createRedisQuota(space, { redis, replica, replicas }),
    close() {
      replicas.close();
      redis.disconnect();
    },
  };
}

interface QuotaParts {
  readonly redis: Redis;
  readonly replica: string;
  readonly replicas: RedisReplicas;
}

/** The start granted before this one, as far as it is known by now. */
interface Granted {
  readonly member: string;
  /** By Redis's clock; null = its answer came too late to be used. */
  readonly startedBy: number | null;
}

function createRedisQuota(space: string, { redis, replica, replicas }: QuotaParts): SharedQuota {
  const keyOf = (name: string) => `${QUOTA_PREFIX}:${space}:${name}`;
  const pauseKey = keyOf('pause');
  const keys = [keyOf('starts'), pauseKey, keyOf('interactive'), REPLICAS_KEY];
  let count = 0;
  let before: Granted | null = null;

  async function ask(limit: number | null, priority: string, slackMs: number): Promise<number | 'late'> {
    count += 1;
    const member = `${replica}:${count}`;
    const askedAt = performance.now();
    const settled = [before?.member ?? '', before?.startedBy ?? ''];
    const request = [limit ?? 0, QUOTA_WINDOW_MS, slackMs, member, priority, ...settled];
    const answer = await redis.eval(TAKE_START, keys.length, ...keys, ...request);
    const [waitMs, now, alive] = takeAnswer.parse(answer);
    replicas.counted(alive);
    before = null;
    if (waitMs > 0 || limit === null) return waitMs;
    const tookMs = Math.ceil(performance.now() - askedAt);
    const isLate = tookMs > slackMs;
    before = { member, startedBy: isLate ? null : now + tookMs };
    return isLate ? 'late' : 0;
  }

  return {
    localLimit: replicas.localLimit,
    quietMs: replicas.quietMs,
    isShared: () => !replicas.isAway(),
    async take(limit, priority) {
      for (let slackMs = FIRST_SLACK_MS; !replicas.isAway(); slackMs = Math.min(slackMs * 2, COMMAND_TIMEOUT_MS)) {
        try {
          const waitMs = await ask(limit, priority, slackMs);
          if (waitMs !== 'late') return waitMs;
        } catch {
          before = null;
          replicas.lost();
        }
      }
      return 0;
    },
    pause(ms) {
      if (replicas.isAway()) return;
      redis.eval(PAUSE_STARTS, 1, pauseKey, Math.ceil(ms)).catch(replicas.lost);
    },
  };
}
