import { randomUUID } from 'node:crypto';
import type { RecordLocks } from '../domain/writes/record-locks.js';
import { askUntilAnswered } from './ask-until-answered.js';
import { createMemoryRecordLocks } from './record-locks.js';
import { createRedisConnection } from './redis-connection.js';
import { createRedisLeases, LEASE_MS, TAKE_LEASE } from './redis-leases.js';
import { toStoredKey } from './stored-key.js';

const TAKE = `${TAKE_LEASE} return take_lease(KEYS[1], ARGV[1], ARGV[2]) and 1 or 0`;

export interface RedisRecordLocks extends RecordLocks {
  /** Ends the connection. What is still locked is then free for others when its lease has run out. */
  close(): void;
}

/**
 * One writer at a time per record among all replicas; within a process in the order of asking. While Redis is away each
 * process locks for itself, with one warning. A holder that dies frees its records after `leaseMs`.
 */
export function createRedisRecordLocks(options: {
  url: string;
  warn: (message: string) => void;
  leaseMs?: number;
}): RedisRecordLocks {
  const { url, warn, leaseMs = LEASE_MS } = options;
  const warning = 'Redis is not reachable: records are locked by each process for itself';
  const connection = createRedisConnection({ url, warn, warning });
  const leases = createRedisLeases(connection, leaseMs);
  const local = createMemoryRecordLocks();

  /** False: there is nothing to give back, since Redis is away. */
  function take(lease: string, holder: string, signal: AbortSignal): Promise<boolean> {
    return askUntilAnswered(signal, async () => {
      const answer = await connection.attempt((redis) => redis.eval(TAKE, 1, lease, holder, leaseMs));
      if (answer === null) return false;
      return answer.value === 1 ? true : undefined;
    });
  }

  return {
    run: (record, signal, work) =>
      // Callers of one process queue here, so that each replica asks Redis for one of them at a time.
      local.run(record, signal, async () => {
        const lease = `visitgraph:lock:${toStoredKey(record)}`;
        const holder = randomUUID();
        const isShared = await take(lease, holder, signal);
        if (isShared) leases.keep(lease, holder);
        try {
          return await work();
        } finally {
          if (isShared) await leases.end(lease, holder);
        }
      }),
    close() {
      leases.close();
      connection.close();
    },
  };
}
