import { createMemoryRecordLocks } from '../../../src/platform/record-locks.js';
import { patient } from './idempotency-store.suite.js';
import { createWork, describeRecordLocks } from './record-locks.suite.js';

describe('locks in memory', () => {
  const locks = createMemoryRecordLocks();
  describeRecordLocks(() => [locks, locks]);

  test('let callers in as they came', async () => {
    const order: number[] = [];
    const held = createWork();
    const all = [held.work, ...[1, 2, 3].map((number) => async () => void order.push(number))].map((work) =>
      locks.run('record', patient(), work),
    );
    held.end();
    await Promise.all(all);
    expect(order).toEqual([1, 2, 3]);
  });
});
