import type { Clock } from './domain/time/clock.js';
import type { IdempotencyStore } from './domain/writes/idempotency-store.js';
import type { WriteEnvironment } from './domain/writes/write-environment.js';
import type { DurableRedis } from './platform/durable-redis.js';
import { createMemoryIdempotencyStore } from './platform/idempotency-store.js';
import { createMemoryRecordLocks } from './platform/record-locks.js';
import { createRedisIdempotencyStore } from './platform/redis-idempotency-store.js';
import { createRedisRecordLocks } from './platform/redis-record-locks.js';

export interface OpenWriteStores extends Pick<WriteEnvironment, 'idempotency' | 'locks'> {
  close(): void;
}

/** What keeps writes from happening twice or over one another: shared through Redis where configured, else per process. */
export function openWriteStores({
  redis,
  accounts,
  clock,
  warn,
}: {
  redis: DurableRedis | null;
  /** Names the accounts that the gateway writes with; replicas of one gateway have the same. */
  accounts: string;
  clock: Clock;
  warn: (message: string) => void;
}): OpenWriteStores {
  if (redis === null) {
    return {
      idempotency: createMemoryIdempotencyStore({ clock, isAlone: true, warn }),
      locks: createMemoryRecordLocks(),
      close: () => {},
    };
  }
  const idempotency = createRedisIdempotencyStore({ redis, clock });
  const locks = createRedisRecordLocks({ redis });
  const close = () => {
    idempotency.close();
    locks.close();
  };
  return { idempotency: withAccounts(idempotency, accounts), locks, close };
}

/** Gateways that write with other accounts have other keys. Records and their locks are the source's, whoever writes. */
function withAccounts(store: IdempotencyStore, accounts: string): IdempotencyStore {
  const own = (key: string) => `${accounts} ${key}`;
  return {
    claim: (key, fingerprint, signal) => store.claim(own(key), fingerprint, signal),
    claimRecord: (record, key) => store.claimRecord(record, own(key)),
    isClaimable: (record, key) => store.isClaimable(record, own(key)),
  };
}
