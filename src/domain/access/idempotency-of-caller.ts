import { fingerprint } from '../lists/fingerprint.js';
import type { IdempotencyStore } from '../writes/write-environment.js';
import { type Caller, callerIdentity } from './caller.js';

/**
 * A caller's own idempotency keys: two callers may use the same key for different writes, and neither sees the outcome
 * of the other. The key contains the caller's name as a hash, because the store holds no personal data.
 */
export function idempotencyOfCaller(store: IdempotencyStore, caller: Pick<Caller, 'kind' | 'name'>): IdempotencyStore {
  const own = (key: string) => `${fingerprint(callerIdentity(caller))}/${key}`;
  return {
    claim: (key, inputHash, signal) => store.claim(own(key), inputHash, signal),
    claimRecord: (record, key) => store.claimRecord(record, own(key)),
    isClaimable: (record, key) => store.isClaimable(record, own(key)),
  };
}
