import type { Redis } from 'ioredis';
import { QUOTA_WINDOW_MS } from '../upstreams/http/policies/quota.js';

/** Milliseconds by Redis's clock, which all replicas share. */
export const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** KEYS: replicas. ARGV: this one, lifetime in ms. Returns the number of live replicas. */
export const JOIN_REPLICAS = `${NOW}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])
`;

/** The braces put all keys on one node of a cluster. */
export const QUOTA_PREFIX = 'visitgraph:{quota}';
export const REPLICAS_KEY = `${QUOTA_PREFIX}:replicas`;
const BEAT_MS = 2_000;
const BEAT_WHILE_AWAY_MS = 300;
/** A replica without a beat for this long counts as dead. */
const LIFETIME_MS = 7_000;
/** The window of the others' last granted calls, and the time in which these may have arrived. */
const QUIET_MS = 2 * QUOTA_WINDOW_MS;
/** Others may find Redis later and count alone until then; this covers that time and the window of their starts. */
const REJOIN_MS = 3_000;
/** Until its first contact with Redis a process does not know the number of replicas. */
const ASSUMED_REPLICAS = 4;

/** The replicas that count together, and whether this one can reach Redis. */
export interface RedisReplicas {
  isAway(): boolean;
  /** This replica's share of `limit` while Redis is away and shortly after, at least 1; else infinite. */
  localLimit(limit: number): number;
  quietMs(): number;
  /** Redis has returned the number of live replicas. */
  counted(alive: number): void;
  /** A command has failed. */
  lost(): void;
  /** Calls `listener` each time Redis is back. */
  onReturn(listener: () => void): void;
  close(): void;
}

/** Reports to Redis that this replica is alive, and notices when Redis is lost and when it is back. */
export function createRedisReplicas(options: {
  redis: Redis;
  replica: string;
  warn: (message: string) => void;
}): RedisReplicas {
  const { redis, replica, warn } = options;
  let count = ASSUMED_REPLICAS;
  let isAway = false;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let returnedAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  const listeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const isRejoining = () => performance.now() < returnedAt + REJOIN_MS;

  const lost = () => {
    if (isAway) return;
    isAway = true;
    if (isClosed) return;
    quietUntil = performance.now() + QUIET_MS;
    warn("Redis is not reachable: each process keeps to its own share of the sources' quotas");
    schedule();
  };
  // A restarted Redis knows only the replicas that are back already.
  const counted = (alive: number) => {
    count = Math.max(1, alive, isRejoining() ? count : 1);
  };
  const found = (alive: number) => {
    const isReturning = isAway;
    if (isReturning) returnedAt = performance.now();
    isAway = false;
    counted(alive);
    if (isReturning) for (const listener of listeners) listener();
  };
  const beat = async () => {
    try {
      found(Number(await redis.eval(JOIN_REPLICAS, 1, REPLICAS_KEY, replica, LIFETIME_MS)));
    } catch {
      lost();
    }
    schedule();
  };
  function schedule() {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(beat, isAway ? BEAT_WHILE_AWAY_MS : BEAT_MS).unref();
  }
  void beat();
  // After a reconnection it may be another server, which does not know the latest starts.
  redis.on('close', lost);

  return {
    isAway: () => isAway,
    localLimit: (limit) =>
      isAway || isRejoining() ? Math.max(1, Math.floor(limit / count)) : Number.POSITIVE_INFINITY,
    quietMs: () => Math.max(0, Math.ceil(quietUntil - performance.now())),
    counted,
    lost,
    onReturn: (listener) => void listeners.push(listener),
    close() {
      isClosed = true;
      clearTimeout(timer);
      if (!isAway) redis.zrem(REPLICAS_KEY, replica).catch(() => {});
    },
  };
}
