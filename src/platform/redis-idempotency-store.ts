import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { WritesUnavailableError } from '../domain/errors/writes-unavailable-error.js';
import type { Clock } from '../domain/time/clock.js';
import type { IdempotencyClaim, IdempotencyStore } from '../domain/writes/write-environment.js';
import { DURABLE_PREFIX, IS_CLOSED, MEMORY_KEYS } from './durable-memory.js';
import type { DurableCommand, DurableRedis } from './durable-redis.js';
import {
  createMemoryIdempotencyStore,
  KEY_TTL_MS,
  type LocalClaim,
  type LocalIdempotencyStore,
} from './idempotency-store.js';
import { createRedisLeases, LEASE_MS, type RedisLeases, TAKE_LEASE } from './redis-record-locks.js';
import { retryUntilAnswered } from './retry-until-answered.js';
import { toStoredKey } from './stored-key.js';

export interface RedisIdempotencyStore extends IdempotencyStore {
  /** Stops renewing the leases; keys that are still claimed become free when their leases expire. */
  close(): void;
}

interface RedisStoreParts {
  readonly redis: DurableRedis;
  readonly leases: RedisLeases;
  readonly leaseMs: number;
}

const claimAnswer = z.tuple([z.enum(['REUSED', 'DONE', 'HELD', 'OURS']), z.string()]);
type ClaimAnswer = z.infer<typeof claimAnswer>;

/**
 * A store that all replicas share, with a store of the process in front of it. Both have the process's claims and outcomes, and
 * the process restores them when Redis loses them. A key whose holder dies becomes free after `leaseMs`. A claim and `markSent` throw
 * WritesUnavailableError when Redis does not store them. `markSent` also rejects when another process has taken over the key, after
 * this one stalled for longer than its lease: nothing may be sent then. The ends of a claim never reject.
 */
export function createRedisIdempotencyStore(options: {
  redis: DurableRedis;
  clock: Clock;
  leaseMs?: number;
}): RedisIdempotencyStore {
  const { redis, clock, leaseMs = LEASE_MS } = options;
  const leases = createRedisLeases(redis, leaseMs);
  const local = createMemoryIdempotencyStore({ clock, isStandalone: false });
  redis.onLoss(() => recallAll(local));
  return {
    async claim(key, fingerprint, signal) {
      const claim = await local.claim(key, fingerprint, signal);
      if (claim.kind !== 'OURS') return claim;
      return shareClaim(claim, createSharedKey(key, fingerprint, { redis, leases, leaseMs }), signal);
    },
    async claimRecord(record, key) {
      if (!(await local.claimRecord(record, key))) return false;
      const redisKey = redisKeyOfRecord(toStoredKey(record));
      const claimInRedis = (client: Redis) => client.eval(CLAIM_RECORD, 1, redisKey, toStoredKey(key), KEY_TTL_MS);
      const answer = await redis.run(claimInRedis).catch((error: unknown) => {
        void redis.eventually(redisKey, claimInRedis);
        throw error;
      });
      if (answer !== 0) return true;
      local.forgetRecord(record);
      return false;
    },
    async isClaimable(record, key) {
      if (!(await local.isClaimable(record, key))) return false;
      const redisKey = redisKeyOfRecord(toStoredKey(record));
      const owner = toStoredKey(key);
      const answer = await redis.run((client) =>
        client.eval(IS_CLAIMABLE, 3, redisKey, ...MEMORY_KEYS, owner, randomUUID(), redis.recallMs),
      );
      if (answer === -1) throw new WritesUnavailableError();
      return answer === 1;
    },
    close: leases.close,
  };
}

/** Extends a claim of this process to all replicas. */
async function shareClaim(
  local: Extract<LocalClaim, { kind: 'OURS' }>,
  shared: SharedKey,
  signal: AbortSignal,
): Promise<IdempotencyClaim> {
  const [kind, text] = await shared.claim(signal).catch((error: unknown) => {
    local.takeBack();
    throw error;
  });
  if (kind === 'REUSED') {
    local.takeBack();
    return { kind };
  }
  if (kind === 'DONE') {
    await local.settle(text);
    return { kind, outcome: text };
  }
  // Redis may lack the process's latest write, and the process that of another replica: the one that knows of a try counts.
  let sent = text === '' ? local : parseSent(text);
  if (sent.sentAt !== null) await local.markSent(sent.sentAt, sent.before);
  let hasEnded = false;
  const end = async (...how: Parameters<SharedKey['end']>) => {
    // The next holder may be in this process and needs the lease.
    if (!hasEnded) await shared.end(...how);
    hasEnded = true;
  };
  return {
    kind: 'OURS',
    sentAt: sent.sentAt,
    before: sent.before,
    async markSent(at, before = []) {
      const now = { sentAt: at, before };
      await shared.markSent(printSent(now), printSent(sent));
      sent = now;
      await local.markSent(at, before);
    },
    async settle(outcome) {
      await end('SETTLED', outcome);
      await local.settle(outcome);
    },
    async release() {
      await end('RELEASED', printSent(sent));
      await local.release();
    },
    async leaveUnknown() {
      await end('UNKNOWN', printSent(sent));
      await local.leaveUnknown();
    },
  };
}

/** A try that may have reached the source: its time, and the records that existed before. */
type SentTry = Pick<Extract<IdempotencyClaim, { kind: 'OURS' }>, 'sentAt' | 'before'>;

/** One text, which scripts only compare and store; empty = not sent. Outcomes are ids without blanks. */
function printSent({ sentAt, before }: SentTry): string {
  return sentAt === null ? '' : [sentAt.toISOString(), ...before].join(' ');
}

function parseSent(text: string): SentTry {
  const [sentAt = '', ...before] = text.split(' ');
  return { sentAt: new Date(sentAt), before };
}

/** One key in Redis, for one holder. */
interface SharedKey {
  /** @throws WritesUnavailableError */
  claim(signal: AbortSignal): Promise<ClaimAnswer>;
  /** Arguments as `printSent` writes them. @throws WritesUnavailableError */
  markSent(sent: string, knownBefore: string): Promise<void>;
  /** Never rejects: the process's store has what Redis does not receive. */
  end(how: 'SETTLED' | 'UNKNOWN' | 'RELEASED', text: string): Promise<void>;
}

function createSharedKey(key: string, fingerprint: string, parts: RedisStoreParts): SharedKey {
  const { redis, leases, leaseMs } = parts;
  const owner = randomUUID();
  const redisKey = redisKeyOfClaim(toStoredKey(key));
  const lease = `${redisKey}:lease`;
  return {
    claim: (signal) =>
      retryUntilAnswered(signal, async () => {
        const times = [leaseMs, KEY_TTL_MS, randomUUID(), redis.recallMs];
        const answer = await redis
          .run((client) => client.eval(CLAIM, 4, redisKey, lease, ...MEMORY_KEYS, fingerprint, owner, ...times))
          .catch((error: unknown) => {
            // Redis may have carried it out all the same.
            void leases.end(lease, owner);
            throw error;
          });
        const [kind, text] = claimAnswer.parse(answer);
        if (kind === 'OURS') leases.autoRenew(lease, owner);
        return kind === 'HELD' ? undefined : [kind, text];
      }),
    async markSent(sent, knownBefore) {
      const answer = await redis.run((client) =>
        client.eval(MARK_SENT, 2, redisKey, lease, fingerprint, owner, leaseMs, KEY_TTL_MS, sent, knownBefore),
      );
      if (answer === 0) throw new Error('another process has taken the idempotency key over');
      leases.autoRenew(lease, owner);
    },
    async end(how, text) {
      leases.stop(lease);
      await redis.eventually(redisKey, (client) =>
        client.eval(END_CLAIM, 2, redisKey, lease, fingerprint, owner, KEY_TTL_MS, how, text),
      );
    },
  };
}

/** Restores what the process knows, the latest first. */
function* recallAll(local: LocalIdempotencyStore): Iterable<DurableCommand> {
  for (const { id, fingerprint, sentAt, before, outcome, leftMs } of local.knownKeys()) {
    const rest = [leftMs, printSent({ sentAt, before }), ...(outcome === null ? [] : [outcome])];
    yield (client) => client.eval(RECALL_KEY, 1, redisKeyOfClaim(id), fingerprint, ...rest);
  }
  for (const { id, owner, leftMs } of local.knownRecords()) {
    yield (client) => client.set(redisKeyOfRecord(id), owner, 'PX', leftMs, 'NX');
  }
}

function redisKeyOfClaim(id: string): string {
  return `${DURABLE_PREFIX}:idempotency:${id}`;
}

function redisKeyOfRecord(id: string): string {
  return `${DURABLE_PREFIX}:claimed:${id}`;
}

/**
 * The scripts of one key. KEYS[1] is a hash of `fingerprint`, `sentAt` (with the records that existed before) and `outcome`, stored
 * for `keepMs`. KEYS[2] is the lease of its holder.
 */

/**
 * KEYS[3] and [4]: MEMORY_KEYS. ARGV: fingerprint, holder, leaseMs, keepMs, name for new data, recallMs. Returns REUSED,
 * DONE + outcome, HELD, or OURS + sentAt ('' = not sent). While the data are being restored, unknown keys are HELD.
 */
const CLAIM = `${IS_CLOSED}${TAKE_LEASE}
local is_closed_now = is_closed(KEYS[3], KEYS[4], ARGV[5], ARGV[6])
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return {'REUSED', ''} end
local outcome = redis.call('HGET', KEYS[1], 'outcome')
if outcome then return {'DONE', outcome} end
if is_closed_now or not take_lease(KEYS[2], ARGV[2], ARGV[3]) then return {'HELD', ''} end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'OURS', redis.call('HGET', KEYS[1], 'sentAt') or ''}
`;

/**
 * ARGV: fingerprint, holder, leaseMs, keepMs, sentAt, the sentAt known before. Returns 0 when another process has taken over the
 * key. It takes again a lease that Redis has lost.
 */
const MARK_SENT = `${TAKE_LEASE}
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return 0 end
if redis.call('HEXISTS', KEYS[1], 'outcome') == 1 then return 0 end
local sentAt = redis.call('HGET', KEYS[1], 'sentAt')
if sentAt and sentAt ~= ARGV[6] and sentAt ~= ARGV[5] then return 0 end
if not take_lease(KEYS[2], ARGV[2], ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'sentAt', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
`;

/**
 * ARGV: fingerprint, holder, keepMs, SETTLED, UNKNOWN or RELEASED, outcome or sentAt. The first outcome stays. A release after the
 * lease's expiry frees the key only when there is no later try.
 */
const END_CLAIM = `
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return 0 end
local lease = redis.call('GET', KEYS[2])
local isOurs = lease == ARGV[2]
if ARGV[4] == 'SETTLED' then redis.call('HSETNX', KEYS[1], 'outcome', ARGV[5]) end
if ARGV[4] == 'UNKNOWN' and ARGV[5] ~= '' then redis.call('HSETNX', KEYS[1], 'sentAt', ARGV[5]) end
if ARGV[4] == 'RELEASED' then
  local sentAt = redis.call('HGET', KEYS[1], 'sentAt')
  local isUntouched = not lease and (not sentAt or sentAt == ARGV[5]) and redis.call('HEXISTS', KEYS[1], 'outcome') == 0
  if isOurs or isUntouched then
    redis.call('DEL', KEYS[1], KEYS[2])
    return 1
  end
end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
if isOurs then redis.call('DEL', KEYS[2]) end
return 1
`;

/** Restores a key. ARGV: fingerprint, keepMs, sentAt ('' = not sent), and the outcome if there is one. */
const RECALL_KEY = `
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
if ARGV[3] ~= '' then redis.call('HSETNX', KEYS[1], 'sentAt', ARGV[3]) end
if ARGV[4] then redis.call('HSETNX', KEYS[1], 'outcome', ARGV[4]) end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1
`;

/** KEYS: record. ARGV: owner, keepMs. Returns 0 when the record has another owner. */
const CLAIM_RECORD = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;

/** KEYS: record, MEMORY_KEYS. ARGV: owner, name for new data, recallMs. Returns 1, 0, or -1 while the data are being restored. */
const IS_CLAIMABLE = `${IS_CLOSED}
local is_closed_now = is_closed(KEYS[2], KEYS[3], ARGV[2], ARGV[3])
local owner = redis.call('GET', KEYS[1])
if owner then return owner == ARGV[1] and 1 or 0 end
return is_closed_now and -1 or 1
`;
