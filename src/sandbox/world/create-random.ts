import type { Hash128 } from './hash128.js';
import type { Random } from './world.js';

/** The generator sfc32, started from four words. */
export function createRandom(start: Hash128): Random {
  let [a, b, c, counter] = start;

  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  // The first numbers depend too visibly on the start words.
  for (let round = 0; round < 12; round += 1) next();

  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('there is nothing to pick from');
      return item;
    },
  };
}
