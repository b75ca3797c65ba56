import type { Clock } from './domain/time/clock.js';
import type { WriteEnvironment } from './domain/writes/write-environment.js';
import { createMemoryIdempotencyStore } from './platform/idempotency-store.js';
import { createMemoryRecordLocks } from './platform/record-locks.js';
import { createRedisIdempotencyStore } from './platform/redis-idempotency-store.js';
import { createRedisRecordLocks } from './platform/redis-record-locks.js';

export interface OpenWriteStores extends Pick<WriteEnvironment, 'idempotency' | 'locks'> {
  close(): void;
}

/** What keeps writes from happening twice or over one another: shared through Redis where configured, else per process. */
export function openWriteStores({
  redisUrl,
  clock,
  warn,
}: {
  redisUrl: string | null;
  clock: Clock;
  warn: (message: string) => void;
}): OpenWriteStores {
  if (redisUrl === null) {
    return { idempotency: createMemoryIdempotencyStore({ clock }), locks: createMemoryRecordLocks(), close: () => {} };
  }
  const idempotency = createRedisIdempotencyStore({ url: redisUrl, clock, warn });
  const locks = createRedisRecordLocks({ url: redisUrl, warn });
  const close = () => {
    idempotency.close();
    locks.close();
  };
  return { idempotency, locks, close };
}
