import { createTextSearch } from '../../../../src/domain/text/text-search.js';

const PHONES = [
  '(11) 91234-5678',
  '+55 11 91234 5678',
  '11912345678',
  '+5511912345678',
  '011 91234.5678',
  '1\u200b1 91234‑5678',
];

describe('a search', () => {
  test('finds a phone number however the number and the search are written', () => {
    const pairs = PHONES.flatMap((search) => PHONES.map((phone) => createTextSearch(search)([phone])));
    expect(pairs).toEqual(pairs.map(() => true));
  });

  test('finds a number from abroad with the trunk prefix in brackets', () => {
    expect(createTextSearch('+44 (0)20 7946 0958')(['+442079460958'])).toBe(true);
  });

  test.each([
    ['91234-56', '(11) 91234-5678', true],
    ['912345', '(11) 91234-5678', true],
    ['21912345678', '(11) 91234-5678', false],
    ['12-34', '5512340000', false],
    ['1234', '12-34-56-78', false],
    ['91234 5678', 'Suite 912345678', false],
    ["o'br", 'Seán O’Brien', true],
    ['sean', 'Seán O’Brien', true],
    ['मोना', 'मीना', false],
    ['カイ', 'ｶﾞｲ', false],
    ['ガ', 'ｶﾞｲ', true],
    ['\u200b', 'anything', true],
  ])('for %j in %j is %s', (search, text, expected) => {
    expect(createTextSearch(search)([null, undefined, text])).toBe(expected);
  });
});
