import { maskEmail } from '../../../../src/graphql/access/masks.js';

test.each([
  ['john.doe@example.com', 'j***@e***.com'],
  ['  ana@x1.com.br ', 'a***@x***.br'],
  ['josé@exämple.de', 'j***@e***.de'],
  ['élodie@école.fr', 'é***@é***.fr'],
  ['李明@例子.中国', '李***@例***.中国'],
  ['a.b+c@d.e.f.org', 'a***@***.org'],
])('of %s the first letters and the top-level domain are left', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});

test.each([
  ['j@x.com', '***@***.com'],
  ['jo@x.com', 'j***@***.com'],
  ['j.@x-.com', '***@***.com'],
])('%s is masked without its only letter', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});

test.each([
  ['', '***'],
  ['   ', '***'],
  ['no address at all', '***'],
  ['@', '***@***'],
  ['john@', 'j***@***'],
  ['@example.com', '***@e***.com'],
  ['john@localhost', 'j***@l***'],
  ['john@example.', 'j***@e***'],
  ['john@example.silvasantos', 'j***@e***'],
  ['john@10.0.0.17', 'j***@1***'],
  ['John Silva <john@example.com>', 'J***@e***'],
  ['"very@odd"@example.com', '***@e***.com'],
  ['john@example.com, ana@example.org', 'j***@e***.org'],
])('%j, which is not a plain address, is masked completely', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});
