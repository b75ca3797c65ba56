import fc from 'fast-check';
import { decodeVisitorId, encodeVisitorId } from '../../../../src/domain/model/visitor-id.js';
import { type VisitorKey, visitorKeyText } from '../../../../src/domain/model/visitor-key.js';
import { createEncryptor } from '../../../../src/platform/encryptor.js';

const encryptor = createEncryptor('a secret of a test that is long enough for it');

const word = (maxLength: number) => fc.stringMatching(/^[a-zà-ü]+$/, { maxLength }).filter((text) => text !== '');
const email = fc.tuple(word(25), word(20)).map(([local, label]) => `${local}@${label}.com`);
const keys: fc.Arbitrary<VisitorKey> = fc.oneof(
  fc.record({ match: fc.constant('EMAIL' as const), value: email }),
  fc.record({ match: fc.constant('EMAIL' as const), value: email, name: fc.oneof(fc.constant(''), word(10)) }),
  fc.record({ match: fc.constant('PHONE_NUMBER' as const), value: fc.stringMatching(/^\+\d{5,15}$/), name: word(30) }),
  fc.record({ match: fc.constant('SOURCE_RECORD' as const), value: word(40).map((id) => `W3LCOME/${id}`) }),
);

/** As ids were written before they were padded. */
const encodeUnpadded = (key: VisitorKey) =>
  Buffer.from(`Visitor:${encryptor.encrypt('visitor-id', visitorKeyText(key))}`, 'utf8').toString('base64url');

test('an id gives its key back, and so does one of the form without padding', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(decodeVisitorId(encryptor, encodeVisitorId(encryptor, key))).toEqual(key);
      expect(decodeVisitorId(encryptor, encodeUnpadded(key))).toEqual(key);
    }),
  );
});

test('keys of every usual length have ids of one length', () => {
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      expect(encodeVisitorId(encryptor, one)).toHaveLength(encodeVisitorId(encryptor, other).length);
    }),
  );
});

test('a key beyond the usual length has an id, which is longer by whole blocks', () => {
  const lengths = Array.from({ length: 300 }, (_unused, length) => {
    const key: VisitorKey = { match: 'SOURCE_RECORD', value: `W3LCOME/${'r'.repeat(length)}` };
    const id = encodeVisitorId(encryptor, key);
    expect(decodeVisitorId(encryptor, id)).toEqual(key);
    return id.length;
  });
  expect(new Set(lengths).size).toBe(3);
});
