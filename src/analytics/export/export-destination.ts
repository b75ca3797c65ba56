import { access, constants, open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { usageError } from '../analytics-error.js';
import type { TextOutput } from '../analytics-io.js';
import { onFile } from './file-error.js';

/** Where data go: a file that is put in place when it is whole, or a stream that takes them as they come. */
export type ExportDestination =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'stream';
      readonly name: string;
      write(chunk: string | Uint8Array): Promise<void>;
      close(): Promise<void>;
    };

/**
 * What `--out` means, looked at before anything is asked: `-` is standard output; a device or a pipe is written as it
 * is; anything else is a file.
 * @throws AnalyticsError for a folder, and for what cannot be written.
 */
export async function resolveDestination(out: string, stdout: TextOutput): Promise<ExportDestination> {
  if (out === '-') {
    return { kind: 'stream', name: 'standard output', write: (chunk) => stdout.write(chunk), close: async () => {} };
  }
  if (out === '' || out.endsWith('/')) throw usageError(`--out: "${out}" names no file; - is standard output`);
  return onFile(out, async () => {
    const found = await stat(out).catch(() => null);
    if (found !== null && !found.isFile() && !found.isDirectory()) return openDevice(out);
    if (found !== null) {
      // Opening for writing refuses folders and what may not be written, and changes nothing.
      await (await open(out, 'r+')).close();
      return { kind: 'file', path: await realpath(out) };
    }
    const folder = await realpath(dirname(out));
    await access(join(folder, '.'), constants.W_OK);
    return { kind: 'file', path: join(folder, basename(out)) };
  });
}

async function openDevice(path: string): Promise<ExportDestination> {
  const handle = await open(path, 'w');
  return {
    kind: 'stream',
    name: path,
    write: (chunk) => onFile(path, () => handle.appendFile(chunk)),
    close: () => handle.close(),
  };
}
