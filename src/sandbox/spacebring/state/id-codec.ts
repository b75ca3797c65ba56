/**
 * Computes ids without a table: the first word of the uuid is the record's index under a reversible mixing, and the rest follows
 * from it. So 450,000 visits need neither stored ids nor a map.
 */
export interface IdCodec {
  /** A version-4-shaped uuid, lower-case. */
  idOf(index: number): string;
  /** Null when no record of this kind can have the id. */
  indexOf(id: string): number | null;
  /** The record's position in the list sorted by id: a stable order independent of time. */
  orderOf(index: number): number;
}

const FACTOR = 0x9e3779b1;
const INVERSE = invertOdd(FACTOR);
const UUID = /^([0-9a-f]{8})-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function createIdCodec(seed: string, kind: string): IdCodec {
  const salt = hashText(`${seed}/${kind}`);
  const orderOf = (index: number): number => {
    let word = Math.imul(index ^ salt, FACTOR) >>> 0;
    word ^= word >>> 16;
    return Math.imul(word, FACTOR) >>> 0;
  };
  const indexOfOrder = (order: number): number => {
    let word = Math.imul(order, INVERSE) >>> 0;
    word ^= word >>> 16;
    return (Math.imul(word, INVERSE) ^ salt) >>> 0;
  };
  const idOf = (index: number): string => {
    const first = orderOf(index);
    const second = hex(mixBits(first ^ salt));
    const third = hex(mixBits(first + salt));
    const fourth = hex(mixBits(Math.imul(first, 3) ^ salt));
    const variant = '89ab'.charAt(first & 3);
    return `${hex(first)}-${second.slice(0, 4)}-4${second.slice(4, 7)}-${variant}${third.slice(0, 3)}-${third.slice(3, 7)}${fourth}`;
  };
  return {
    idOf,
    orderOf,
    indexOf(id) {
      const word = UUID.exec(id.toLowerCase())?.[1];
      if (word === undefined) return null;
      const index = indexOfOrder(Number.parseInt(word, 16));
      return idOf(index) === id.toLowerCase() ? index : null;
    },
  };
}

/** 32 bits that follow from `index` and `salt`; for choices that need no generator, such as how a visit spells its guest. */
export function mixBits(value: number): number {
  let word = value >>> 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return mixBits(hash);
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

/** Inverse of an odd number modulo 2^32, by Newton's iteration. */
function invertOdd(odd: number): number {
  let inverse = odd;
  for (let round = 0; round < 5; round += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse >>> 0;
}
