import { ALL_CODES, createAccessCodes } from '../../../src/sandbox/spacebring/state/access-codes.js';
import { createIdCodec } from '../../../src/sandbox/spacebring/state/id-codec.js';

const SAMPLE = [0, 1, 2, 77, 449_999, 899_999, 4_000_000_000];

describe('ids of the Spacebring sandbox', () => {
  const codec = createIdCodec('seed', 'visit');

  test('an id is a version-4-shaped uuid and gives the index back, in either case', () => {
    for (const index of SAMPLE) {
      const id = codec.idOf(index);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect([codec.indexOf(id), codec.indexOf(id.toUpperCase())]).toEqual([index, index]);
    }
  });

  test('an id with one changed digit, of another kind or of another seed is nobody’s', () => {
    const id = codec.idOf(5);
    const changed = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    expect(codec.indexOf(changed)).toBeNull();
    expect(codec.indexOf(createIdCodec('seed', 'ticket').idOf(5))).toBeNull();
    expect(codec.indexOf(createIdCodec('other', 'visit').idOf(5))).toBeNull();
    expect(codec.indexOf('no uuid')).toBeNull();
  });

  test('the order is that of the ids as text, and not that of the indices', () => {
    const indices = Array.from({ length: 500 }, (_, index) => index);
    const byOrder = [...indices].sort((a, b) => codec.orderOf(a) - codec.orderOf(b));
    expect(byOrder.map(codec.idOf)).toEqual(indices.map(codec.idOf).sort());
    expect(byOrder).not.toEqual(indices);
  });
});

describe('access codes of the Spacebring sandbox', () => {
  const { codeOf, indicesOf } = createAccessCodes(ALL_CODES);

  test('a code has six digits and leads back to the visit', () => {
    for (const index of SAMPLE.slice(0, 6)) {
      expect(codeOf(index)).toMatch(/^[1-9]\d{5}$/);
      expect(indicesOf(codeOf(index), 900_000)).toEqual([index]);
    }
  });

  test('codes repeat after 900,000 visits and not before', () => {
    const codes = Array.from({ length: 20_000 }, (_, index) => codeOf(index));
    expect(new Set(codes).size).toBe(codes.length);
    expect(indicesOf(codeOf(7), 900_008)).toEqual([7, 900_007]);
  });

  test('a few codes are shared by many visits', () => {
    const few = createAccessCodes(3);
    expect(few.indicesOf(few.codeOf(4), 10)).toEqual([1, 4, 7]);
    expect(few.indicesOf('100003', 10)).toEqual([]);
  });

  test.each(['', '12345', '1234567', '012345', 'abcdef'])('%p is the code of no visit', (code) => {
    expect(indicesOf(code, 900_000)).toEqual([]);
  });
});
