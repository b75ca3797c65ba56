import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { codeOf, type TokenStorage } from './token-store.js';

/** Longer than any token: the file reserves its space on the disk. */
const ROOM_BYTES = 4_096;

/**
 * One file that only its owner may read (mode 0600), replaced as a whole: a crash leaves the old token or the new one. When no
 * second file can be created, for example on a full disk, the token is written into the existing file.
 */
export function createTokenFile(path: string): TokenStorage {
  return {
    name: 'its file',
    async read() {
      try {
        const text = (await readFile(path, 'utf8')).trim();
        return text === '' ? null : text;
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error;
        await writeWhole(path, 'wx', '').catch(() => {});
        return null;
      }
    },
    async write(text) {
      const draft = `${path}.${randomUUID()}.tmp`;
      try {
        await writeWhole(draft, 'wx', text);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => {});
        await writeWhole(path, 'r+', text).catch(() => {
          throw error;
        });
      }
    },
  };
}

/** Pads the text with blanks to the file's size. */
async function writeWhole(path: string, flags: 'wx' | 'r+', text: string): Promise<void> {
  const file: FileHandle = await open(path, flags, 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(text.padEnd(ROOM_BYTES - 1).concat('\n'));
    await file.sync();
  } finally {
    await file.close();
  }
}
