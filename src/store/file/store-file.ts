import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'libsql';
import { StoreInUseError } from '../store-errors.js';

/** Makes a file that only this user can read, unless it is there; SQLite gives the files beside it the same mode. */
export function createStoreFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

/** The right to write a store file, as long as the process lives. */
interface StoreOwner {
  release(): void;
}

/**
 * Takes the right to write a file. It is a lock that the system holds on a small database beside it, so that it ends with
 * the process, however that ends, and holds between containers that share a disk.
 * @throws StoreInUseError
 */
export function claimStoreFile(file: string): StoreOwner {
  createStoreFile(`${file}-owner`);
  const lock = new Database(`${file}-owner`);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (codeOf(error) === 'SQLITE_BUSY') throw new StoreInUseError(file);
    throw error;
  }
  return {
    release() {
      lock.close();
    },
  };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
