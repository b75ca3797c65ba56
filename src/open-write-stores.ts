import type { Clock } from './domain/time/clock.js';
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
  clock,
  warn,
}: {
  redis: DurableRedis | null;
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
  return { idempotency, locks, close };
}
