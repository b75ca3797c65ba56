import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AnalyticsError } from '../analytics-error.js';
import { onFile } from './file-error.js';

/** A file during writing, beside its final path: `FILE.part`. */
export interface PartFile {
  /** Bytes written, including those of an earlier part. */
  readonly bytes: number;
  write(chunk: string | Uint8Array): Promise<void>;
  /** Resolves when all data are on the disk. */
  sync(): Promise<void>;
  /** Renames it to its final path, atomically. */
  publish(): Promise<void>;
  close(): Promise<void>;
  remove(): Promise<void>;
}

/** For the owner only: an export contains personal data. */
export const OWNER_ONLY = 0o600;

export function partPathOf(file: string): string {
  return `${file}.part`;
}

/**
 * @param persistedBytes the bytes of an earlier part to continue after; 0 = a new file
 * @throws AnalyticsError that names the file.
 */
export async function openPartFile(file: string, persistedBytes: number): Promise<PartFile> {
  const path = partPathOf(file);
  const handle = await onFile(path, () =>
    persistedBytes === 0 ? open(path, 'w', OWNER_ONLY) : reopen(path, persistedBytes),
  );
  let bytes = persistedBytes;
  let isOpen = true;
  const close = async () => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    get bytes() {
      return bytes;
    },
    write: (chunk) =>
      onFile(file, async () => {
        const buffer = Buffer.from(chunk);
        for (let written = 0; written < buffer.length; ) {
          const rest = buffer.length - written;
          written += (await handle.write(buffer, written, rest, bytes + written)).bytesWritten;
        }
        bytes += buffer.length;
      }),
    sync: () => onFile(file, () => handle.sync()),
    publish: () =>
      onFile(file, async () => {
        await handle.sync();
        await close();
        await rename(path, file);
        await syncFolder(dirname(file));
      }),
    close,
    remove: async () => {
      await close();
      await rm(path, { force: true });
    },
  };
}

/** Bytes after the last complete page belong to a page that was interrupted. */
async function reopen(path: string, persistedBytes: number): Promise<FileHandle> {
  const handle = await open(path, 'r+');
  const { size } = await handle.stat();
  if (size >= persistedBytes) {
    await handle.truncate(persistedBytes);
    return handle;
  }
  await handle.close();
  throw new AnalyticsError(`${path} is shorter than its manifest says: start again without --resume`);
}

/** A rename is durable when its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
