import type { IdempotencyClaim, IdempotencyStore } from '../../../src/domain/writes/write-environment.js';

export type OurClaim = Extract<IdempotencyClaim, { kind: 'OURS' }>;

export const patient = () => new AbortController().signal;
export const SENT_AT = new Date('2026-03-02T09:00:00.123Z');

/** A claim that must be ours. */
export async function claimOurs(store: IdempotencyStore, key: string, fingerprint = 'input'): Promise<OurClaim> {
  const claim = await store.claim(key, fingerprint, patient());
  if (claim.kind !== 'OURS') throw new Error(`expected the claim to be ours, but it is ${claim.kind}`);
  return claim;
}

/** Whether a promise is still open after a good many turns of the event loop and a moment. */
export async function isPending(promise: Promise<unknown>, forMs = 60): Promise<boolean> {
  const open = Symbol('open');
  const timer = new Promise((resolve) => setTimeout(resolve, forMs, open));
  return (await Promise.race([promise.catch(() => undefined), timer])) === open;
}

let lastKey = 0;
export function newKey(): string {
  lastKey += 1;
  return `key-${lastKey}`;
}

/**
 * What every idempotency store does. `stores` gives two that must act as one: the same one twice where there is one process,
 * two replicas where they share.
 */
export function describeIdempotencyStore(stores: () => readonly [IdempotencyStore, IdempotencyStore]): void {
  test('a key is ours, and not sent, when nobody has used it', async () => {
    expect(await claimOurs(stores()[0], newKey())).toMatchObject({ kind: 'OURS', sentAt: null });
  });

  test('a settled key gives its outcome to everyone who asks again', async () => {
    const [one, other] = stores();
    const key = newKey();
    await (await claimOurs(one, key)).settle('Visit:1');
    for (const store of [one, other, one]) {
      expect(await store.claim(key, 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
    }
  });

  test('an empty outcome is an outcome', async () => {
    const [one, other] = stores();
    const key = newKey();
    await (await claimOurs(one, key)).settle('');
    expect(await other.claim(key, 'input', patient())).toEqual({ kind: 'DONE', outcome: '' });
  });

  test.each<[string, (claim: OurClaim) => Promise<void>]>([
    ['held', async () => {}],
    ['settled', (claim) => claim.settle('Visit:1')],
    ['left unknown', (claim) => claim.leaveUnknown()],
  ])('a key that is %s is not for another input', async (_state, end) => {
    const [one, other] = stores();
    const key = newKey();
    const claim = await claimOurs(one, key);
    await end(claim);
    for (const store of [one, other]) {
      expect(await store.claim(key, 'other input', patient())).toEqual({ kind: 'REUSED' });
    }
    await claim.release();
  });

  test('a refusal of another input leaves the key as it was', async () => {
    const [one, other] = stores();
    const key = newKey();
    const claim = await claimOurs(one, key);
    await other.claim(key, 'other input', patient());
    await claim.settle('Visit:1');
    expect(await other.claim(key, 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
  });

  test('a second caller waits for the first and gets its outcome', async () => {
    const [one, other] = stores();
    const key = newKey();
    const claim = await claimOurs(one, key);
    const second = other.claim(key, 'input', patient());
    expect(await isPending(second)).toBe(true);
    await claim.settle('Visit:1');
    expect(await second).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
  });

  test('of many who ask together one has the key, and the next one has it after a release', async () => {
    const [one, other] = stores();
    const key = newKey();
    let holders = 0;
    let mostHolders = 0;
    let claims = 0;
    const write = async (store: IdempotencyStore) => {
      const claim = await claimOurs(store, key);
      claims += 1;
      holders += 1;
      mostHolders = Math.max(mostHolders, holders);
      await new Promise((resolve) => setImmediate(resolve));
      holders -= 1;
      await claim.release();
    };
    await Promise.all([one, other, one, other, one, other].map(write));
    expect({ claims, mostHolders }).toEqual({ claims: 6, mostHolders: 1 });
  });

  test('a key left unknown comes back as sent', async () => {
    const [one, other] = stores();
    const key = newKey();
    const first = await claimOurs(one, key);
    await first.markSent(SENT_AT);
    await first.leaveUnknown();
    const second = await claimOurs(other, key);
    expect(second.sentAt).toEqual(SENT_AT);
    await second.leaveUnknown();
    expect((await claimOurs(one, key)).sentAt).toEqual(SENT_AT);
  });

  test('a released key is free for any input', async () => {
    const [one, other] = stores();
    const key = newKey();
    const first = await claimOurs(one, key);
    await first.markSent(SENT_AT, ['Visit:1']);
    await first.release();
    const second = await other.claim(key, 'other input', patient());
    expect(second).toMatchObject({ kind: 'OURS', sentAt: null, before: [] });
    expect(await one.claim(key, 'input', patient())).toEqual({ kind: 'REUSED' });
  });

  test('what stood there before a try comes back with it', async () => {
    const [one, other] = stores();
    const key = newKey();
    const first = await claimOurs(one, key);
    await first.markSent(SENT_AT, ['Visit:1', 'Visit:2']);
    await first.leaveUnknown();
    const second = await claimOurs(other, key);
    expect(second).toMatchObject({ sentAt: SENT_AT, before: ['Visit:1', 'Visit:2'] });
    await second.markSent(SENT_AT, ['Visit:3']);
    await second.leaveUnknown();
    expect((await claimOurs(one, key)).before).toEqual(['Visit:3']);
  });

  test('a released key comes back as not sent', async () => {
    const [one, other] = stores();
    const key = newKey();
    const first = await claimOurs(one, key);
    await first.markSent(SENT_AT);
    await first.release();
    expect((await claimOurs(other, key)).sentAt).toBeNull();
  });

  test('a key that was looked for and found is settled', async () => {
    const [one, other] = stores();
    const key = newKey();
    const first = await claimOurs(one, key);
    await first.markSent(SENT_AT);
    await first.leaveUnknown();
    await (await claimOurs(other, key)).settle('Visit:1');
    expect(await one.claim(key, 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
  });

  test('what is said after the end of a claim changes nothing', async () => {
    const [one, other] = stores();
    const key = newKey();
    const first = await claimOurs(one, key);
    await first.markSent(SENT_AT);
    await first.leaveUnknown();
    const second = await claimOurs(one, key);
    await first.release();
    const controller = new AbortController();
    const waiting = other.claim(key, 'input', controller.signal);
    expect(await isPending(waiting)).toBe(true);
    controller.abort(new Error('deadline'));
    await expect(waiting).rejects.toThrow('deadline');
    await second.leaveUnknown();
    expect((await claimOurs(one, key)).sentAt).toEqual(SENT_AT);
  });

  test('a wait ends with its signal and leaves the key to its holder', async () => {
    const [one, other] = stores();
    const key = newKey();
    const claim = await claimOurs(one, key);
    const controller = new AbortController();
    const waiting = other.claim(key, 'input', controller.signal);
    expect(await isPending(waiting)).toBe(true);
    const reason = new Error('deadline');
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await claim.settle('Visit:1');
    expect(await other.claim(key, 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
  });

  test('keys are apart', async () => {
    const [one, other] = stores();
    await claimOurs(one, newKey());
    expect(await claimOurs(other, newKey())).toMatchObject({ kind: 'OURS' });
  });

  test('a record belongs to the key that claims it first', async () => {
    const [one, other] = stores();
    const [key, rival, record] = [newKey(), newKey(), newKey()];
    expect(await one.isClaimable(record, key)).toBe(true);
    expect(await one.claimRecord(record, key)).toBe(true);
    for (const store of [one, other]) {
      expect(await store.isClaimable(record, rival)).toBe(false);
      expect(await store.isClaimable(record, key)).toBe(true);
      expect(await store.claimRecord(record, rival)).toBe(false);
      expect(await store.claimRecord(record, key)).toBe(true);
    }
    expect(await other.claimRecord(newKey(), rival)).toBe(true);
  });

  test('of many keys that claim one record together, one gets it', async () => {
    const [one, other] = stores();
    const record = newKey();
    const claims = await Promise.all(
      [one, other, one, other, one, other].map((store) => store.claimRecord(record, newKey())),
    );
    expect(claims.filter((isOurs) => isOurs)).toHaveLength(1);
  });
}
