import type { Hash128 } from './hash128.js';

const HEX_DIGITS = Buffer.from('0123456789abcdef', 'latin1');
const HYPHENS_AT: readonly number[] = [8, 13, 18, 23];
const HYPHEN = 0x2d;
const scratch = Buffer.alloc(36);

/** Lower-case, of version 4 and the usual variant. A flat string: a million of them are kept. */
export function formatUuid([first, second, third, fourth]: Hash128): string {
  const words = [first, (second & 0xffff0fff) | 0x4000, (third & 0x3fffffff) | 0x80000000, fourth];
  let at = 0;
  for (const word of words) {
    for (let shift = 28; shift >= 0; shift -= 4) {
      if (HYPHENS_AT.includes(at)) scratch[at++] = HYPHEN;
      scratch[at++] = HEX_DIGITS[(word >>> shift) & 15] ?? 0;
    }
  }
  return scratch.toString('latin1');
}
