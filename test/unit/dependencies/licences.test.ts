import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const ROOT = new URL('../../../', import.meta.url);

/** What allows to use and pass on a whole work; MPL-2.0 asks only for the changes of its own files, of which there are none. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'MPL-2.0',
]);

/** Read by hand: packages whose licence has no name of its own. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'node_modules/dejavu-fonts-ttf': 'SEE LICENSE IN README.md AND LICENSE',
};

const lockedPackage = z.object({
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
});
const lockFile = z.object({ packages: z.record(z.string(), z.unknown()) });

type LockedPackage = z.infer<typeof lockedPackage>;

async function readLocked(): Promise<[string, LockedPackage][]> {
  const { packages } = lockFile.parse(JSON.parse(await readFile(new URL('package-lock.json', ROOT), 'utf8')));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => [path, lockedPackage.parse(locked)]);
}

/** Packages of production whose licence is none that may be used, with what they say of it. */
function findForbidden(packages: readonly (readonly [string, LockedPackage])[]): string[] {
  return packages
    .filter(([path, { dev, license = '' }]) => dev !== true && READ_BY_HAND[path] !== license && !isAllowed(license))
    .map(([path, { license }]) => `${path} ${license ?? 'without a licence'}`);
}

/** SPDX: one of the licences joined by OR will do, all that are joined by AND apply. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence.trim())));
}

test('every package that production needs may be used and passed on', async () => {
  const locked = await readLocked();
  expect(locked.filter(([, { dev }]) => dev !== true).length).toBeGreaterThan(100);
  expect(findForbidden(locked)).toEqual([]);
});

test.each(['GPL-3.0-only', 'AGPL-3.0', '(MIT AND GPL-2.0)', 'SEE LICENSE IN LICENSE', undefined])(
  'a package under %s would be found',
  (license) => {
    const locked = { version: '1.0.0', ...(license !== undefined && { license }) };
    expect(findForbidden([['node_modules/new', locked]])).toHaveLength(1);
    expect(findForbidden([['node_modules/new', { ...locked, dev: true }]])).toEqual([]);
  },
);

test('one licence of several is enough', () => {
  expect(isAllowed('(MIT OR GPL-3.0-only)')).toBe(true);
});

test('every package is locked with its checksum', async () => {
  const unlocked = (await readLocked()).filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
  expect(unlocked.map(([path]) => path)).toEqual([]);
});

test('what production needs is asked for in one exact version', async () => {
  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8')));
  const loose = Object.entries(manifest.dependencies).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});
