import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..', '..');
const COMPILER = join(ROOT, 'node_modules', '@typescript', 'native', 'bin', 'tsc');

export interface CompiledSources {
  /** A folder for the test's own files; gone after `remove`. */
  readonly folder: string;
  /** The JavaScript of a file of `src`, e.g. `sandbox/main.js`. */
  pathOf(file: string): string;
  remove(): void;
}

/**
 * Node cannot run TypeScript, and `dist` belongs to `npm start`: so one part of `src` and what it imports are compiled,
 * into a folder of their own whose packages are the project's.
 * @param part a file or folder of `src`
 */
export async function compileSources(part: string): Promise<CompiledSources> {
  const folder = mkdtempSync(join(tmpdir(), 'visitgraph-tests-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  const settings = {
    extends: join(ROOT, 'tsconfig.build.json'),
    compilerOptions: { rootDir: join(ROOT, 'src'), outDir: join(folder, 'js'), incremental: false, sourceMap: false },
    include: [join(ROOT, 'src', part)],
  };
  const project = join(folder, 'tsconfig.json');
  writeFileSync(project, JSON.stringify(settings));
  await promisify(execFile)(process.execPath, [COMPILER, '-p', project]);
  return {
    folder,
    pathOf: (file) => join(folder, 'js', file),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
