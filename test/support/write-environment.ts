import type { ListEnvironment } from '../../src/domain/lists/list-environment.js';
import type { IdempotencyStore, RecordLocks, WriteEnvironment } from '../../src/domain/writes/write-environment.js';

/** Remembers nothing: every call is the first of its key. */
export const FORGETFUL_STORE: IdempotencyStore = {
  claim: async () => ({
    kind: 'OURS',
    sentAt: null,
    before: [],
    markSent: async () => {},
    settle: async () => {},
    release: async () => {},
    leaveUnknown: async () => {},
  }),
  claimRecord: async () => true,
  isClaimable: async () => true,
};

/** Keeps nobody waiting. */
export const OPEN_LOCKS: RecordLocks = { run: (_record, _signal, work) => work() };

/** What a mutation works with, where keys and locks do not matter. */
export function createWriteEnvironment(createEnvironment: () => ListEnvironment): WriteEnvironment {
  return {
    env: createEnvironment(),
    signal: new AbortController().signal,
    idempotency: FORGETFUL_STORE,
    locks: OPEN_LOCKS,
    createEnvironment,
  };
}
