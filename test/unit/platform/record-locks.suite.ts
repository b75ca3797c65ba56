import type { RecordLocks } from '../../../src/domain/writes/write-environment.js';
import { isPending, newKey, patient } from './idempotency-store.suite.js';

/** A piece of work that goes on until it is told to end. */
export function createWork() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let tellStarted = () => {};
  const started = new Promise<void>((resolve) => {
    tellStarted = resolve;
  });
  const work = () => {
    tellStarted();
    return ended;
  };
  return { work, started, end };
}

/** What all record locks do. `locks` gives two that must act as one. */
export function describeRecordLocks(locks: () => readonly [RecordLocks, RecordLocks]): void {
  test("the work's own outcome comes back", async () => {
    const [one, other] = locks();
    const record = newKey();
    expect(await one.run(record, patient(), async () => 'done')).toBe('done');
    const failure = new Error('failed');
    await expect(other.run(record, patient(), () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await one.run(record, patient(), async () => 'done again')).toBe('done again');
  });

  test('work on one record happens one after the other, however many ask', async () => {
    const [one, other] = locks();
    const record = newKey();
    let running = 0;
    let mostRunning = 0;
    let value = 0;
    const readThenWrite = async () => {
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      const read = value;
      await new Promise((resolve) => setTimeout(resolve, 2));
      value = read + 1;
      running -= 1;
    };
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 ? one : other).run(record, patient(), readThenWrite)),
    );
    expect({ value, mostRunning }).toEqual({ value: 12, mostRunning: 1 });
  });

  test('work on different records does not wait', async () => {
    const [one, other] = locks();
    const held = createWork();
    const holding = one.run(newKey(), patient(), held.work);
    expect(await other.run(newKey(), patient(), async () => 'at once')).toBe('at once');
    expect(await one.run(newKey(), patient(), async () => 'at once')).toBe('at once');
    held.end();
    await holding;
  });

  test.each([0, 1])('a wait ends with its signal, and the work is not done (caller %d)', async (place) => {
    const record = newKey();
    const held = createWork();
    const holding = locks()[0].run(record, patient(), held.work);
    await held.started;
    const controller = new AbortController();
    let hasRun = false;
    const waiting = (locks()[place] ?? locks()[0]).run(record, controller.signal, async () => {
      hasRun = true;
    });
    expect(await isPending(waiting)).toBe(true);
    const reason = new Error('deadline');
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    held.end();
    await holding;
    expect(hasRun).toBe(false);
  });

  test('who gives up waiting does not let the next one in before the holder has ended', async () => {
    const [one] = locks();
    const record = newKey();
    const held = createWork();
    const holding = one.run(record, patient(), held.work);
    await held.started;
    const controller = new AbortController();
    const impatient = one.run(record, controller.signal, async () => {});
    const next = one.run(record, patient(), async () => 'next');
    controller.abort(new Error('deadline'));
    await expect(impatient).rejects.toThrow('deadline');
    expect(await isPending(next)).toBe(true);
    held.end();
    await holding;
    expect(await next).toBe('next');
  });

  test('a signal that has ended starts no work', async () => {
    const [one] = locks();
    const reason = new Error('deadline');
    const work = one.run(newKey(), AbortSignal.abort(reason), async () => 'done');
    await expect(work).rejects.toBe(reason);
  });
}
