import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../domain/time/clock.js';
import type { IdempotencyClaim, IdempotencyStore } from '../domain/writes/idempotency-store.js';
import { askUntilAnswered } from './ask-until-answered.js';
import { CLAIM, CLAIM_RECORD, END_CLAIM, MARK_SENT } from './idempotency-scripts.js';
import { createMemoryIdempotencyStore, KEEP_KEYS_MS, type LocalClaim } from './idempotency-store.js';
import { createRedisConnection, type RedisConnection } from './redis-connection.js';
import { createRedisLeases, LEASE_MS, type RedisLeases } from './redis-leases.js';
import { toStoredKey } from './stored-key.js';

export interface RedisIdempotencyStore extends IdempotencyStore {
  /** Ends the connection. What is still held is then free for others when its lease has run out. */
  close(): void;
}

interface RedisStoreParts {
  readonly connection: RedisConnection;
  readonly leases: RedisLeases;
  readonly leaseMs: number;
}

const claimAnswer = z.tuple([z.enum(['REUSED', 'DONE', 'HELD', 'OURS']), z.string()]);
type ClaimAnswer = z.infer<typeof claimAnswer>;

/**
 * Shared by all replicas, with a store of the process in front of it: while Redis is away, that one does alone what it can,
 * with one warning. A holder that dies frees its key after `leaseMs`. `markSent` rejects when another process has taken the
 * key over (this one was out of action for longer than its lease): then nothing may be sent. Nothing else rejects, but for a
 * wait whose signal aborts.
 */
export function createRedisIdempotencyStore(options: {
  url: string;
  clock: Clock;
  warn: (message: string) => void;
  leaseMs?: number;
}): RedisIdempotencyStore {
  const { url, clock, warn, leaseMs = LEASE_MS } = options;
  const warning = 'Redis is not reachable: idempotency keys are kept by each process for itself';
  const connection = createRedisConnection({ url, warn, warning });
  const leases = createRedisLeases(connection, leaseMs);
  const local = createMemoryIdempotencyStore({ clock });
  return {
    async claim(key, fingerprint, signal) {
      const claim = await local.claim(key, fingerprint, signal);
      if (claim.kind !== 'OURS') return claim;
      return shareClaim(claim, createSharedKey(key, fingerprint, { connection, leases, leaseMs }), signal);
    },
    async claimRecord(record, key) {
      if (!(await local.claimRecord(record, key))) return false;
      const answer = await connection.attempt((redis) =>
        redis.eval(CLAIM_RECORD, 1, placeOf(record), toStoredKey(key), KEEP_KEYS_MS),
      );
      if (answer?.value !== 0) return true;
      local.forgetRecord(record);
      return false;
    },
    async isClaimable(record, key) {
      if (!(await local.isClaimable(record, key))) return false;
      const owner = await connection.attempt((redis) => redis.get(placeOf(record)));
      return (owner?.value ?? toStoredKey(key)) === toStoredKey(key);
    },
    close() {
      leases.close();
      connection.close();
    },
  };
}

/** A claim that this process has made of its own callers, now made of all replicas'. */
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
  // Redis may have been away when the process last wrote to it, or the other way round: either's word counts.
  let sent = text === '' ? local : parseSent(text);
  if (sent.sentAt !== null) await local.markSent(sent.sentAt, sent.before);
  let hasEnded = false;
  const end = async (...how: Parameters<SharedKey['end']>) => {
    // The next holder may be in this process and must not lose the lease.
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
      await end('RELEASED', '');
      await local.release();
    },
    async leaveUnknown() {
      await end('UNKNOWN', printSent(sent));
      await local.leaveUnknown();
    },
  };
}

/** A try that may have reached the source: when, and what stood there before. */
type SentTry = Pick<Extract<IdempotencyClaim, { kind: 'OURS' }>, 'sentAt' | 'before'>;

/** One text, for scripts that only compare and keep it; empty = not sent. Outcomes are ids without blanks. */
function printSent({ sentAt, before }: SentTry): string {
  return sentAt === null ? '' : [sentAt.toISOString(), ...before].join(' ');
}

function parseSent(text: string): SentTry {
  const [sentAt = '', ...before] = text.split(' ');
  return { sentAt: new Date(sentAt), before };
}

/** One key in Redis, for one holder. While Redis is away it says that the key is ours and not sent. */
interface SharedKey {
  claim(signal: AbortSignal): Promise<ClaimAnswer>;
  /** Both as `printSent` writes them. */
  markSent(sent: string, knownBefore: string): Promise<void>;
  end(how: 'SETTLED' | 'UNKNOWN' | 'RELEASED', text: string): Promise<void>;
}

function createSharedKey(key: string, fingerprint: string, parts: RedisStoreParts): SharedKey {
  const { connection, leases, leaseMs } = parts;
  const holder = randomUUID();
  // The braces keep both on one node of a cluster.
  const place = `visitgraph:idempotency:{${toStoredKey(key)}}`;
  const lease = `${place}:lease`;
  const run = (script: string, ...rest: (string | number)[]) =>
    connection.attempt((redis) => redis.eval(script, 2, place, lease, fingerprint, holder, ...rest));
  return {
    claim: (signal) =>
      askUntilAnswered(signal, async () => {
        const answer = await run(CLAIM, leaseMs, KEEP_KEYS_MS);
        if (answer === null) return ['OURS', ''];
        const [kind, text] = claimAnswer.parse(answer.value);
        if (kind === 'OURS') leases.keep(lease, holder);
        return kind === 'HELD' ? undefined : [kind, text];
      }),
    async markSent(sent, knownBefore) {
      const answer = await run(MARK_SENT, leaseMs, KEEP_KEYS_MS, sent, knownBefore);
      if (answer?.value === 0) throw new Error('another process has taken the idempotency key over');
      if (answer !== null) leases.keep(lease, holder);
    },
    async end(how, text) {
      leases.stop(lease);
      await run(END_CLAIM, KEEP_KEYS_MS, how, text);
    },
  };
}

function placeOf(record: string): string {
  return `visitgraph:claimed:${toStoredKey(record)}`;
}
