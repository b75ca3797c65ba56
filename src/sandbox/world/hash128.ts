/** Four 32-bit words. */
export type Hash128 = readonly [number, number, number, number];

/**
 * 128 bits that follow from the text only. Fast (a million labels in a second) and well spread, but not cryptographic, because the
 * sandbox has no secrets.
 */
export function hash128(text: string): Hash128 {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  const all = h1 ^ h2 ^ h3 ^ h4;
  return [mix(h1 ^ all), mix(h2 ^ h1), mix(h3 ^ h2), mix(h4 ^ h3)];
}

/** Spreads the bits of one word over all of it. */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
