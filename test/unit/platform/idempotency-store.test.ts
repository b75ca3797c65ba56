import { WritesUnavailableError } from '../../../src/domain/errors/writes-unavailable-error.js';
import { createMemoryIdempotencyStore } from '../../../src/platform/idempotency-store.js';
import { claimOurs, describeIdempotencyStore, isPending, patient, SENT_AT } from './idempotency-store.suite.js';

const HOUR_MS = 3_600_000;

function createStore({ maxKeys, isStandalone = true }: { maxKeys?: number; isStandalone?: boolean } = {}) {
  const time = { ms: Date.UTC(2026, 2, 2) };
  const warnings: string[] = [];
  const store = createMemoryIdempotencyStore({
    clock: { now: () => new Date(time.ms) },
    isStandalone,
    warn: (message) => warnings.push(message),
    ...(maxKeys !== undefined && { maxKeys }),
  });
  return { time, store, warnings };
}

describe('a store in memory', () => {
  const { store } = createStore();
  describeIdempotencyStore(() => [store, store]);

  test('keeps keys and records for 24 hours', async () => {
    const { store, time } = createStore();
    await (await claimOurs(store, 'settled')).settle('Visit:1');
    await store.claimRecord('Visit:1', 'settled');
    time.ms += 24 * HOUR_MS - 1;
    expect(await store.claim('settled', 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
    expect(await store.claimRecord('Visit:1', 'other')).toBe(false);
    time.ms += 1;
    expect(await claimOurs(store, 'settled', 'other input')).toMatchObject({ sentAt: null });
    expect(await store.claimRecord('Visit:1', 'other')).toBe(true);
  });

  test('does not forget a key that is held, however long that takes', async () => {
    const { store, time } = createStore();
    const claim = await claimOurs(store, 'held');
    time.ms += 48 * HOUR_MS;
    expect(await isPending(store.claim('held', 'input', AbortSignal.timeout(200)))).toBe(true);
    await claim.settle('Visit:1');
    expect(await store.claim('held', 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
  });

  test('that is alone takes no key too many, forgets none, and says so once', async () => {
    const { store, time, warnings } = createStore({ maxKeys: 2 });
    for (const key of ['1', '2']) await (await claimOurs(store, key)).settle(key);
    for (const key of ['3', '4']) {
      await expect(store.claim(key, 'input', patient())).rejects.toBeInstanceOf(WritesUnavailableError);
    }
    expect(warnings).toEqual([expect.stringContaining('REDIS_URL')]);
    expect(await store.claim('1', 'input', patient())).toEqual({ kind: 'DONE', outcome: '1' });
    time.ms += 24 * HOUR_MS;
    expect(await claimOurs(store, '3')).toMatchObject({ sentAt: null });
  });

  test('that is alone lets nobody claim a record whose owner it may have forgotten', async () => {
    const { store, time } = createStore({ maxKeys: 2 });
    for (const record of ['1', '2']) await store.claimRecord(record, 'owner');
    expect(await store.isClaimable('1', 'other')).toBe(false);
    expect(await store.isClaimable('9', 'other')).toBe(true);
    expect(await store.claimRecord('3', 'owner')).toBe(true);
    expect(await store.isClaimable('1', 'other')).toBe(false);
    expect(await store.isClaimable('9', 'other')).toBe(false);
    expect(await store.isClaimable('3', 'owner')).toBe(true);
    time.ms += 24 * HOUR_MS;
    expect(await store.isClaimable('9', 'other')).toBe(true);
  });

  test('before another store forgets the keys touched longest ago when there are too many, but none that is held', async () => {
    const { store } = createStore({ maxKeys: 3, isStandalone: false });
    const held = await claimOurs(store, 'held');
    await held.markSent(SENT_AT);
    for (const key of ['1', '2', '3']) await (await claimOurs(store, key)).settle(key);
    expect(await claimOurs(store, '1', 'other input')).toMatchObject({ kind: 'OURS' });
    expect(await store.claim('3', 'input', patient())).toEqual({ kind: 'DONE', outcome: '3' });
    await held.leaveUnknown();
    expect((await claimOurs(store, 'held')).sentAt).toEqual(SENT_AT);
  });

  test('can take a claim back as if it had never been made', async () => {
    const { store } = createStore();
    const claim = await store.claim('key', 'input', patient());
    if (claim.kind === 'OURS') claim.takeBack();
    const other = await store.claim('key', 'other input', patient());
    expect(other.kind).toBe('OURS');
    if (claim.kind === 'OURS') claim.takeBack();
    expect(await store.claim('key', 'input', patient())).toEqual({ kind: 'REUSED' });
  });
});
