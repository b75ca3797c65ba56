import { toPlainDecimal } from '../../../../src/upstreams/spacebring/values.js';

test.each([
  ['12', '12'],
  ['49.9', '49.9'],
  ['-3.50', '-3.50'],
  ['1e+21', '1000000000000000000000'],
  ['1.5e-7', '0.00000015'],
  ['5e-1', '0.5'],
  ['1.25e1', '12.5'],
  ['0', '0'],
  ['-0', '0'],
  ['0.00', '0.00'],
])('%s is written %s', (written, expected) => {
  expect(toPlainDecimal(written)).toBe(expected);
});

test.each(['', 'NaN', 'Infinity', '1,5', '0x10', '1e9999'])('%p is no decimal number', (written) => {
  expect(toPlainDecimal(written)).toBeNull();
});
