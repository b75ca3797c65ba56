import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimStoreFile, createStoreFile } from './store-file.js';

const PREFIX = 'visitgraph-store-';
const FILE = 'store.db';
/** Between the making of a folder and its claim. */
const MIN_AGE_MS = 60_000;

export interface PrivateFile {
  readonly file: string;
  /** Deletes the file and all beside it. */
  remove(): void;
}

/** A file in a folder of its own, to be removed at the end. Folders of starts that were killed are removed first. */
export function createPrivateFile(): PrivateFile {
  removeStaleFolders();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const file = join(folder, FILE);
  createStoreFile(file);
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  // A process that gives up without closing the store still takes its data along.
  process.once('exit', remove);
  return { file, remove };
}

function removeStaleFolders(): void {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const name of folders) {
    const folder = join(tmpdir(), name);
    if (isStale(folder)) removeUnlessOwned(folder);
  }
}

/** A folder of this user, old enough that no start is about to claim it; never a link to elsewhere. */
function isStale(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isDirectory() || stats.uid !== process.getuid?.()) return false;
  return Date.now() - stats.mtimeMs > MIN_AGE_MS;
}

function removeUnlessOwned(folder: string): void {
  try {
    const owner = claimStoreFile(join(folder, FILE));
    rmSync(folder, { recursive: true, force: true });
    owner.release();
  } catch {
    // It is in use, or another start has just removed it.
  }
}
