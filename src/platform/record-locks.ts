import type { RecordLocks } from '../domain/writes/write-environment.js';
import { untilAborted } from '../upstreams/http/exchange.js';

/** One writer at a time per record within the process, in the order of the calls. A wait rejects with the signal's reason. */
export function createMemoryRecordLocks(): RecordLocks {
  /** Per record, the promise that the next writer waits for. */
  const tails = new Map<string, Promise<void>>();
  return {
    async run(record, signal, work) {
      const before = tails.get(record) ?? Promise.resolve();
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      // The next writer also waits for those before a writer that gave up.
      const tail = before.then(() => ended);
      tails.set(record, tail);
      try {
        await untilAborted(signal, () => before);
        return await work();
      } finally {
        end();
        tail.then(() => {
          if (tails.get(record) === tail) tails.delete(record);
        });
      }
    },
  };
}
