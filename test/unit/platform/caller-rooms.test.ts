import fc from 'fast-check';
import { createCallerRooms } from '../../../src/platform/caller-rooms.js';

const ENTRY = 256;

test('no caller, and not all together, ever take more than their room, and what they have is what was not forgotten', () => {
  const puts = fc.array(
    fc.record({
      caller: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      key: fc.integer({ min: 0, max: 30 }).map(String),
      bytes: fc.integer({ min: 0, max: 6_000 }),
    }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(puts, (given) => {
      const kept = new Map<string, { caller: string; bytes: number }>();
      const rooms = createCallerRooms({
        maxBytes: 20_000,
        maxBytesOfCaller: 5_000,
        forget: (key) => void kept.delete(key),
      });
      for (const { caller, key, bytes } of given) {
        const own = `${caller} ${key}`;
        kept.set(own, { caller, bytes: bytes + ENTRY });
        rooms.put(caller, own, bytes);
        const all = [...kept.values()];
        const sizeOf = (name: string) =>
          all.filter((entry) => entry.caller === name).reduce((sum, entry) => sum + entry.bytes, 0);
        expect(Math.max(...['a', 'b', 'c', 'd', 'e', 'f'].map(sizeOf))).toBeLessThanOrEqual(5_000);
        expect(all.reduce((sum, entry) => sum + entry.bytes, 0)).toBeLessThanOrEqual(20_000);
        if (bytes + ENTRY > 5_000) expect(kept.has(own)).toBe(false);
        // As long as each fits into its own room, the latest stays.
        else if (new Set(all.map((entry) => entry.caller)).size < 4) expect(kept.has(own)).toBe(true);
      }
    }),
  );
});
