import { idempotencyOfCaller } from '../../../../src/domain/access/idempotency-of-caller.js';
import type { IdempotencyStore } from '../../../../src/domain/writes/write-environment.js';

const { signal } = new AbortController();

function recording(): { store: IdempotencyStore; keys: string[] } {
  const keys: string[] = [];
  const note = <T>(key: string, answer: T): T => {
    keys.push(key);
    return answer;
  };
  return {
    keys,
    store: {
      claim: async (key) => note(key, { kind: 'REUSED' as const }),
      claimRecord: async (_record, key) => note(key, true),
      isClaimable: async (_record, key) => note(key, true),
    },
  };
}

test('the same key of two callers is two keys, and of one caller one, for every method', async () => {
  const { store, keys } = recording();
  for (const name of ['desk', 'kiosk']) {
    const own = idempotencyOfCaller(store, { kind: 'token', name });
    await own.claim('key', 'question', signal);
    await own.claimRecord('record', 'key');
    await own.isClaimable('record', 'key');
  }
  expect(new Set(keys.slice(0, 3)).size).toBe(1);
  expect(new Set(keys).size).toBe(2);
});

test('a name, which may be an e-mail address, is not in the key', async () => {
  const { store, keys } = recording();
  await idempotencyOfCaller(store, { kind: 'token', name: 'ana@example.com' }).claim('key', 'question', signal);
  expect(keys[0]).toMatch(/^[\w-]{22}\/key$/);
});
