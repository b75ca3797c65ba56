import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import {
  createRests,
  createSlotLog,
  LONGEST_REST_MS,
  QUOTA_WINDOW_MS,
  type Quota,
  type QuotaLimits,
  type QuotaSlot,
  UNCOUNTED,
  type Wait,
} from '../upstreams/http/policies/quota.js';
import { limitCommands } from './redis-connection.js';
import { createRedisReplicas, NOW, QUOTA_PREFIX, REPLICAS_KEY, type RedisReplicas } from './redis-replicas.js';

const COMMAND_TIMEOUT_MS = 1_000;
/** From Redis's grant to the start of the call: longer than a command may take. */
const START_WITHIN_MS = 2_000;

const takeAnswer = z.tuple([
  z.number(),
  z.number().transform((number) => WAIT_REASONS[number] ?? 'UNKNOWN'),
  z.number(),
]);

export interface RedisQuotas {
  /** The quota of one source and credential. `space` names it, the same on every replica; it contains no secret. */
  quotaOf(space: string, limits: QuotaLimits): Quota;
  /** Removes this process from the replicas; the client stays open. */
  close(): void;
}

/**
 * Quotas that all replicas count together. While Redis is away each process uses its share by the last known number of replicas,
 * with one warning per absence. Nothing starts in the two seconds after the loss, because the others' latest calls are unknown.
 */
export function createRedisQuotas(options: { redis: Redis; warn: (message: string) => void }): RedisQuotas {
  const { warn } = options;
  const redis = limitCommands(options.redis, { timeoutMs: COMMAND_TIMEOUT_MS });
  const replica = randomUUID();
  const replicas = createRedisReplicas({ redis, replica, warn });
  return {
    quotaOf: (space, limits) => createRedisQuota({ key: `${QUOTA_PREFIX}:${space}`, limits }, { redis, replicas }),
    close: replicas.close,
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
  const common = createSharedSlots({ key, leaseMs: timeoutMs + START_WITHIN_MS + QUOTA_WINDOW_MS }, redis);
  const slots = createSlotLog();
  const rests = createRests();

  /** The wait that this process knows of without Redis. */
  function localWait(): Wait | null {
    const rest = rests.wait();
    if (rest !== null || limit === null) return rest;
    const waitMs = Math.max(replicas.quietMs(), slots.waitMs(replicas.localLimit(limit)));
    return waitMs > 0 ? { waitMs, rest: null } : null;
  }

  const occupy = (member: string): QuotaSlot => {
    const slot = slots.add();
    common.started(member);
    return {
      over() {
        slot.over();
        common.over(member);
      },
      unused() {
        slot.unused();
        common.unused(member);
      },
    };
  };

  async function take(priority: string): Promise<QuotaSlot | Wait> {
    const wait = localWait();
    if (wait !== null) return wait;
    const member = randomUUID();
    if (replicas.isAway()) return limit === null ? UNCOUNTED : occupy(member);
    try {
      const [waitMs, reason, alive] = takeAnswer.parse(await common.take({ limit, priority, member }));
      replicas.counted(alive);
      common.endAll();
      if (reason === 'UNKNOWN') common.extendAll();
      if (waitMs > 0) return { waitMs, rest: reason === 'QUOTA' || reason === 'UNKNOWN' ? null : reason };
    } catch {
      replicas.lost();
    }
    // Meanwhile a rest may have begun, or Redis been lost.
    const news = replicas.isAway() ? await take(priority) : localWait();
    if (news !== null) common.unused(member);
    return news ?? (limit === null ? UNCOUNTED : occupy(member));
  }

  replicas.onReturn(common.extendAll);
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

/** The slots that all replicas count. Ends that Redis misses are sent when it is back. */
function createSharedSlots({ key, leaseMs }: { key: string; leaseMs: number }, redis: Redis) {
  const underWay = new Set<string>();
  /** Members whose end Redis missed, with its time: Redis would reserve their slots until their leases expire. */
  const unheard = new Map<string, number>();
  const send = (command: Promise<unknown>) => void command.catch(() => {});
  const forgetOld = () => {
    // The map is in the order of the ends.
    for (const [member, endedAt] of unheard) {
      if (performance.now() - endedAt < leaseMs) return;
      unheard.delete(member);
    }
  };
  const reportEnd = (member: string, endedAt: number) => {
    const leftMs = Math.max(1, Math.ceil(endedAt + QUOTA_WINDOW_MS - performance.now()));
    redis.eval(END_SLOT, 1, key, leftMs, member).catch(() => {
      forgetOld();
      unheard.set(member, endedAt);
    });
  };
  return {
    take: ({ limit, priority, member }: { limit: number | null; priority: string; member: string }) => {
      const times = [QUOTA_WINDOW_MS, leaseMs, LONGEST_REST_MS];
      return redis.eval(TAKE_SLOT, 2, key, REPLICAS_KEY, limit ?? 0, ...times, member, priority);
    },
    started: (member: string) => void underWay.add(member),
    over(member: string) {
      if (underWay.delete(member)) reportEnd(member, performance.now());
    },
    unused(member: string) {
      underWay.delete(member);
      send(redis.zrem(key, member));
    },
    extendAll() {
      if (underWay.size > 0) send(redis.eval(EXTEND_SLOTS, 1, key, leaseMs, ...underWay));
    },
    /** Called when Redis is back. */
    endAll() {
      const ended = [...unheard];
      unheard.clear();
      for (const [member, endedAt] of ended) reportEnd(member, endedAt);
    },
  };
}

/**
 * One sorted set has the whole quota, so that no part can be lost alone: the slots by the time at which each is free, and times
 * with negative scores. These are `opened` (nothing starts before it), the end of each rest that the source requested, and
 * `interactive` (until then an interactive call waits, which goes before batch calls).
 */
const READ_TIMES = `
local function until_time(name)
  local score = redis.call('ZSCORE', KEYS[1], name)
  return score and -score - now or 0
end
local function set_time(name, ms) redis.call('ZADD', KEYS[1], -(now + ms), name) end
`;

/** A script that begins with this write may go on when Redis is full; a count without updates would block all calls. */
const EXTEND_TTL = `redis.call('PEXPIRE', KEYS[1], 604800000)`;

/** Reasons for a wait, by the number that a script returns. */
const WAIT_REASONS = ['QUOTA', 'UNKNOWN', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAVAILABLE'] as const;

/**
 * Takes a slot. A new quota, or one that Redis has lost, begins closed, because unknown calls may be running.
 * KEYS: quota, replicas. ARGV: limit (0 = none), window, lease, longest rest, member, priority.
 * Returns { ms to wait, number of the reason, replicas }.
 */
const TAKE_SLOT = `${NOW}${READ_TIMES}${EXTEND_TTL}
local replicas = redis.call('ZCARD', KEYS[2])
local limit, window, lease = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local rests = { 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAVAILABLE' }
for index, rest in ipairs(rests) do
  local wait = math.min(until_time(rest), tonumber(ARGV[4]))
  if wait > 0 then return { wait, index + 1, replicas } end
end
if limit == 0 then return { 0, 0, replicas } end
if not redis.call('ZSCORE', KEYS[1], 'opened') then set_time('opened', 2 * window) end
${EXTEND_TTL}
local closed = math.min(until_time('opened'), 2 * window)
if closed > 0 then return { closed, 1, replicas } end
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now)
-- Only a clock that was set back leaves slots so far ahead.
redis.call('ZREMRANGEBYSCORE', KEYS[1], now + lease + 60000, '+inf')
if ARGV[6] == 'batch' then
  local held = math.min(until_time('interactive'), 2 * window)
  if held > 0 then return { held, 0, replicas } end
end
local used = redis.call('ZCOUNT', KEYS[1], '(' .. now, '+inf')
if used >= limit then
  local free = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', used - limit, 1)
  -- A running call occupies its slot for at least a window more.
  local wait = math.min(free[2] - now, window)
  if ARGV[6] == 'interactive' then set_time('interactive', wait + 300) end
  return { wait, 0, replicas }
end
redis.call('ZADD', KEYS[1], now + lease, ARGV[5])
return { 0, 0, replicas }
`;

/** A call has ended and counts for `ms` more, also when Redis has lost it. KEYS: quota. ARGV: ms, member. */
const END_SLOT = `${NOW}${EXTEND_TTL}
redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[2])
${EXTEND_TTL}
return 1
`;

/** Adds running calls that Redis may have lost. KEYS: quota. ARGV: lease, members. */
const EXTEND_SLOTS = `${NOW}${EXTEND_TTL}
for index = 2, #ARGV do redis.call('ZADD', KEYS[1], 'NX', now + ARGV[1], ARGV[index]) end
return 1
`;

/** KEYS: quota. ARGV: code, ms. The longest of several rests counts. */
const REST = `${NOW}${READ_TIMES}${EXTEND_TTL}
if until_time(ARGV[1]) < tonumber(ARGV[2]) then set_time(ARGV[1], ARGV[2]) end
${EXTEND_TTL}
return 1
`;
