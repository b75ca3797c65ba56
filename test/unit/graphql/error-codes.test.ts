import { readFile } from 'node:fs/promises';
import { ERROR_CODES } from '../../../src/domain/errors/error-code.js';
import { USER_ERROR_CODES } from '../../../src/domain/writes/user-problem.js';

const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

test('docs/errors.md lists exactly the codes that clients can meet', () => {
  const listed = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(listed.sort()).toEqual([...ERROR_CODES].sort());
});

test('docs/errors.md lists exactly the codes of user errors', () => {
  const list = page.split('before any source is called.')[1]?.split('Every other failure')[0] ?? '';
  const listed = [...list.matchAll(/`([A-Z_]+)`(?=[,:])/g)].map(([, code]) => code);
  expect(listed.sort()).toEqual([...USER_ERROR_CODES].sort());
});
