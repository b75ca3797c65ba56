import type { RecordLocks } from '../domain/writes/write-environment.js';
import { untilAborted } from '../upstreams/http/exchange.js';

/** One writer at a time per record within the process, in the order of asking. A wait rejects with the signal's reason. */
export function createMemoryRecordLocks(): RecordLocks {
  /** Per record, what the next one to come must wait for. */
  const tails = new Map<string, Promise<void>>();
  return {
    async run(record, signal, work) {
      const before = tails.get(record) ?? Promise.resolve();
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      // Whoever gives up waiting still has everyone before them to be waited for.
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
