import { readdir, readFile } from 'node:fs/promises';

const SOURCES = new URL('../../src/', import.meta.url);

/** Every TypeScript file of src, with its path within it. */
export async function readSourceFiles(): Promise<{ path: string; text: string }[]> {
  const paths = (await readdir(SOURCES, { recursive: true })).filter((path) => path.endsWith('.ts')).sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(new URL(path, SOURCES), 'utf8') })));
}
