import { maskNumber } from '../../../../src/graphql/access/masks.js';

test.each([
  ['+5511912345678', '***78'],
  ['(11) 91234-5678', '***78'],
  ['+55 11 91234-5678 ext.', '***78'],
  ['123.456.789-09', '***09'],
  ['12.345.678-X', '***78'],
  ['FH123456', '***56'],
  ['ABC1D23', '***23'],
  ['١٢٣٤٥٦', '***٥٦'],
])('of %s the last two digits are left', (number, masked) => {
  expect(maskNumber(number)).toBe(masked);
});

test.each([[''], ['  '], ['7'], ['42'], ['12345'], ['A-12-B'], ['ABCDEFGH'], ['ABCDEFG7'], ['+()-']])(
  'of %j two digits would tell too much, or there are none',
  (number) => {
    expect(maskNumber(number)).toBe('***');
  },
);
