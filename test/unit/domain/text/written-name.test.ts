import { mayBeOneName, normalizeName, toWrittenName } from '../../../../src/domain/text/written-name.js';

const agree = (one: string, other: string) =>
  mayBeOneName(toWrittenName(normalizeName(one)), toWrittenName(normalizeName(other)));

test.each([
  ['Ana Lima', 'ANA  LIMA'],
  ['Ana Lima', 'Lima, Ana'],
  ['Ana Lima', 'Lima Ana'],
  ['Ana Lima', 'Ana Maria Lima'],
  ['Ana Lima', 'A. Lima'],
  ['A. M. Lima', 'Ana Maria Lima'],
  ['Ana Lima', 'Ana'],
  ['A. Lima', 'Ana'],
  ['A. L.', 'Ana Lima'],
  ['Ana Lima', 'Ana Souza'],
  ["D'Ávila", 'Davila'],
  ['José', 'jose'],
  ['Ana Lima', ''],
])('%s and %s may be one person', (one, other) => {
  expect(agree(one, other)).toBe(true);
  expect(agree(other, one)).toBe(true);
});

test.each([
  ['Ana Lima', 'Bruno Costa'],
  ['Ana Lima', 'Bruno Lima'],
  ['Ana Lima', 'B. Lima'],
  ['A. B.', 'Ana Lima'],
  ['Ana', 'Anabel'],
])('%s and %s are two people', (one, other) => {
  expect(agree(one, other)).toBe(false);
  expect(agree(other, one)).toBe(false);
});

test.each([
  ['the e-mail', 'Ana@Example.com', ['ana@example.com', 'visit/1']],
  ['the reference', 'visit/1', [null, 'visit/1']],
  ['no letter or digit', '- . -', []],
])('a name that is %s is missing', (_what, name, standIns) => {
  expect(normalizeName(name, standIns)).toBe('');
});
