import type { ListEnvironment } from '../lists/list-environment.js';
import type { IdempotencyStore } from './idempotency-store.js';
import type { RecordLocks } from './record-locks.js';

/** What a mutation works with beside what a query has. */
export interface WriteEnvironment {
  readonly env: ListEnvironment;
  /** Aborts at the request's deadline. */
  readonly signal: AbortSignal;
  readonly idempotency: IdempotencyStore;
  readonly locks: RecordLocks;
  /** Forgets what this request has read: from here on `env.adapters` read anew. */
  renewAdapters(): void;
}
