import fc from 'fast-check';
import { NAMELESS_HOST } from '../../../../src/domain/statistics/visit-columns.js';
import { MASKS, PERSONAL_KINDS } from '../../../../src/graphql/access/masks.js';

const HOST = { dimension: 'HOST', value: 'UGVyc29u' } as const;
const NOBODY = { dimension: 'HOST', value: 'none' } as const;
const DAY = { dimension: 'DAY', value: '2026-06-15' } as const;

test('no mask ever fails or shows the whole value, whatever the value is', () => {
  const values = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.emailAddress());
  fc.assert(
    fc.property(values, fc.constantFrom(...PERSONAL_KINDS), (value, kind) => {
      const masked = MASKS[kind](value, {});
      const shown = value.trim();
      return shown.replace(/[*@.\s]/g, '').length < 2 || masked === null || !masked.includes(shown);
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test('text is hidden, and of secrets also their existence', () => {
  expect(MASKS.TEXT('He limps.', {})).toBe('***');
  expect(MASKS.SECRET('https://example.com/picture.png', {})).toBeNull();
});

test.each([
  ['BLOCKED_VISITOR', 'This visitor is on the blocked list. Reason: theft', 'This visitor is on the blocked list.'],
  ['REJECTED_BY_SOURCE', 'Ana Lima has no membership.', 'The source refused this.'],
  ['CONFLICT', 'Ana Lima is a member already.', 'The source refused this: the record does not allow it.'],
  ['UPSTREAM_REJECTED', 'Spacebring refused the request: Ana Lima is gone', 'The source refused the request.'],
  ['CANCELLED', 'This visit is cancelled.', 'This visit is cancelled.'],
])('a sentence of the code %s has no words of others', (code, sentence, masked) => {
  expect(MASKS.SENTENCE(sentence, { code })).toBe(masked);
});

test.each([
  ['initials where it is the host', [HOST], 'John Doe', 'J. D.'],
  ['initials among the words of other dimensions', [DAY, HOST], '15 June, John Doe', '15 June, J. D.'],
  ['initials of a name with a comma', [HOST], 'Doe, John', 'D. J.'],
  ['the ids where words are ambiguous', [DAY, HOST], '15 June, Doe, John', '2026-06-15, UGVyc29u'],
  [
    'all of it where the name of the host is not known',
    [DAY, HOST],
    `15 June, ${NAMELESS_HOST}`,
    `15 June, ${NAMELESS_HOST}`,
  ],
  ['all of it where no host is meant', [NOBODY], 'Nobody', 'Nobody'],
  ['all of it where hosts are not counted by', [DAY], '15 June', '15 June'],
])('of the label of a bucket %s', (_name, keys, label, masked) => {
  expect(MASKS.LABEL(label, { keys })).toBe(masked);
});

test.each(['SENTENCE', 'LABEL'] as const)('a %s of an unknown record is hidden', (kind) => {
  expect(MASKS[kind]('John Doe', null)).toBe('***');
});
