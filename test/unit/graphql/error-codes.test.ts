import { readFile } from 'node:fs/promises';
import { ERROR_CODES } from '../../../src/domain/errors/error-code.js';

test('docs/errors.md lists exactly the codes that clients can meet', async () => {
  const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(listed.sort()).toEqual([...ERROR_CODES].sort());
});
