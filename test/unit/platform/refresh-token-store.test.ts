import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileTokenStore, createMemoryTokenStore } from '../../../src/platform/refresh-token-store.js';

test('a memory store keeps the latest token', async () => {
  const store = createMemoryTokenStore();
  expect(await store.read()).toBeNull();
  await store.write('first');
  await store.write('second');
  expect(await store.read()).toBe('second');
});

describe('a file store', () => {
  let folder: string;
  let warnings: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visitgraph-token-'));
    warnings = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const storeAt = (...path: string[]) =>
    createFileTokenStore(join(folder, ...path), (message) => warnings.push(message));

  test('without a file there is no token, and nothing to warn of', async () => {
    expect(await storeAt('token').read()).toBeNull();
    expect(warnings).toEqual([]);
  });

  test('a token is found again by the next process', async () => {
    await storeAt('token').write('rotated');
    expect(await storeAt('token').read()).toBe('rotated');
  });

  test('only the owner may read the file, even where it was open before', async () => {
    await writeFile(join(folder, 'token'), 'old', { mode: 0o644 });
    await storeAt('token').write('new');
    expect((await stat(join(folder, 'token'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'token'), 'utf8')).toBe('new');
  });

  test('no draft is left behind', async () => {
    await storeAt('token').write('new');
    expect(await readdir(folder)).toEqual(['token']);
  });

  test('an empty file and a line end around the token do not matter', async () => {
    await writeFile(join(folder, 'token'), ' kept\n');
    expect(await storeAt('token').read()).toBe('kept');
    await writeFile(join(folder, 'token'), '\n');
    expect(await storeAt('token').read()).toBeNull();
  });

  test('a place that cannot be written costs a warning without the token or the path', async () => {
    await storeAt('missing', 'token').write('secret-token');
    expect(warnings).toEqual([expect.stringContaining('ENOENT')]);
    expect(warnings.join()).not.toContain('secret-token');
    expect(warnings.join()).not.toContain(folder);
  });

  test('a place that cannot be read costs a warning', async () => {
    expect(await storeAt('.').read()).toBeNull();
    expect(warnings).toEqual([expect.stringContaining('EISDIR')]);
  });
});
