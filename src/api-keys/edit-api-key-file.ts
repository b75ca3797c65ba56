import { open, readFile, rename, rm } from 'node:fs/promises';
import { type ApiKeyFile, ApiKeyFileError, parseApiKeyFile } from './api-key-file.js';

/** Null where there is no file. @throws ApiKeyFileError for one that cannot be used. */
export async function readApiKeyFile(path: string): Promise<ApiKeyFile | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  return text === null ? null : parseApiKeyFile(text);
}

/**
 * Replaces the file by the result of `edit`, atomically and readable only for its owner (mode 0600): a gateway that
 * reads it meanwhile finds the old keys or the new ones. The draft file is the lock: concurrent edits would lose keys.
 * @throws ApiKeyFileError while another edit runs, or for a file that cannot be used.
 */
export async function editApiKeyFile(path: string, edit: (file: ApiKeyFile | null) => ApiKeyFile): Promise<void> {
  const draft = `${path}.draft`;
  const handle = await open(draft, 'wx', 0o600).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
    throw new ApiKeyFileError(`${draft} exists: another command edits the file, or an interrupted one left it`);
  });
  try {
    try {
      const text = `${JSON.stringify(edit(await readApiKeyFile(path)), null, 2)}\n`;
      parseApiKeyFile(text);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
