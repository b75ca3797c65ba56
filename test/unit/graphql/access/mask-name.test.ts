import { maskName } from '../../../../src/graphql/access/masks.js';

test.each([
  ['John Doe', 'J. D.'],
  ['maria de souza e silva', 'M. S.'],
  ['  Ana\t Lima \n', 'A. L.'],
  ['Cher', 'C.'],
  ['Ítalo Ávila', 'Í. Á.'],
  ['Íris', 'Í.'],
  ["d'Artagnan (visitor)", 'D. V.'],
  ['J Doe', 'J. D.'],
  ['Анна Иванова', 'А. И.'],
  ['سارة علي', 'س. ع.'],
  ['🎉 Ana 🎉', 'A.'],
])('of %j the first and the last initial are left', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([[''], ['  '], ['J'], ['J. D.'], ['J D'], ['123'], ['🎉'], ['-'], ['王小明'], ['김 민수'], ['サトウ ケン']])(
  'of %j initials would tell all, or there are none',
  (name) => {
    expect(maskName(name)).toBe('***');
  },
);

test('a person whose name is their e-mail is masked as an e-mail', () => {
  expect(maskName('john.doe@example.com')).toBe('j***@e***.com');
});
