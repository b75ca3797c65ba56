import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenFile } from '../../../src/platform/token-file.js';

describe('a file with a token', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visitgraph-token-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const fileAt = (...path: string[]) => createTokenFile(join(folder, ...path));

  test('is found again by the next process', async () => {
    expect(await fileAt('token').read()).toBeNull();
    await fileAt('token').write('rotated', 1);
    expect(await fileAt('token').read()).toBe('rotated');
  });

  test('may be read by its owner only, even where it was open before', async () => {
    await writeFile(join(folder, 'token'), 'old', { mode: 0o644 });
    await fileAt('token').write('new', 1);
    expect((await stat(join(folder, 'token'))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(folder, 'token'), 'utf8')).trim()).toBe('new');
  });

  test('leaves no draft behind', async () => {
    await fileAt('token').write('new', 1);
    expect(await readdir(folder)).toEqual(['token']);
  });

  test('may be empty, and blanks around the token do not matter', async () => {
    await writeFile(join(folder, 'token'), ' kept\n');
    expect(await fileAt('token').read()).toBe('kept');
    await writeFile(join(folder, 'token'), '\n');
    expect(await fileAt('token').read()).toBeNull();
  });

  test('has its room on the disk before a token is there, so that a full disk takes one all the same', async () => {
    // As on a full disk no second file can be made beside it: its name would be too long.
    const name = 't'.repeat(250);
    expect(await fileAt(name).read()).toBeNull();
    const { blocks, size } = await stat(join(folder, name));
    await fileAt(name).write('rotated', 1);
    expect(await fileAt(name).read()).toBe('rotated');
    expect(await stat(join(folder, name))).toMatchObject({ blocks, size });
    await fileAt(name).write('short', 2);
    expect(await fileAt(name).read()).toBe('short');
    expect(await readdir(folder)).toEqual([name]);
  });

  test('that cannot be written or read rejects with the code of the fault', async () => {
    await expect(fileAt('missing', 'token').write('token', 1)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(fileAt('.').read()).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
