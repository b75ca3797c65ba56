import { createPhoneParser } from '../../../src/platform/phone-parser.js';

const parser = createPhoneParser();

test.each([
  ['international', '+55 11 91234-5678', null, '+5511912345678'],
  ['national', '(11) 91234-5678', 'BR', '+5511912345678'],
  ['bare digits with the country code', '5511912345678', 'BR', '+5511912345678'],
  ['national, of another country', '55 1234 5678', 'MX', '+525512345678'],
  ['in full width', '＋５５ １１ ９１２３４－５６７８', null, '+5511912345678'],
  ['with direction marks', '\u202a+55 11 91234\u201120\u200b78\u202c', null, '+5511912342078'],
  ['international, against the default country', '+52 55 1234 5678', 'BR', '+525512345678'],
])('a number written %s is read', (_name, text, country, expected) => {
  expect(parser.toE164(text, country)).toBe(expected);
});

test.each([
  ['national without a country', '11 91234-5678', null],
  ['national with an unknown country', '11 91234-5678', 'XX'],
  ['too short', '123', 'BR'],
  ['not valid in its country', '+55 11 1', null],
  ['with an extension, so shared', '+44 20 7946 0958 ext 5', null],
  ['inside a sentence', 'call +55 11 91234-5678 now', 'BR'],
  ['a mobile without its area code', '91234-5678', 'BR'],
  ['of ones', '11111111111', 'BR'],
  ['of nines after the area code', '(11) 99999-9999', 'BR'],
  ['a nought', '0', 'BR'],
  ['empty', '', 'BR'],
  ['endless', `+55 11 91234-5678${' '.repeat(100_000)}`, 'BR'],
])('a number that is %s is null', (_name, text, country) => {
  expect(parser.toE164(text, country)).toBeNull();
});

test('the same text is read by the country it is asked with', () => {
  expect([
    parser.toE164('11912345678', 'BR'),
    parser.toE164('11912345678', null),
    parser.toE164('11912345678', 'BR'),
  ]).toEqual(['+5511912345678', null, '+5511912345678']);
});

test('more numbers than the memo holds are still read right', () => {
  const numbers = Array.from({ length: 21_000 }, (_unused, index) => `+551191${String(2_000_000 + index)}`);
  for (const number of numbers) parser.toE164(number, null);
  expect([numbers[0], numbers[20_999], '+55 11 1'].map((number) => parser.toE164(number ?? '', null))).toEqual([
    numbers[0],
    numbers[20_999],
    null,
  ]);
});

test.each([
  ['+5511912345678', '55'],
  ['+525512345678', '52'],
  ['+14155552671', '1'],
  ['11912345678', null],
  ['+', null],
])('the country calling code of %s is %s', (number, expected) => {
  expect(parser.countryCallingCode(number)).toBe(expected);
});
