import { access, constants, open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { usageError } from '../analytics-error.js';
import type { TextOutput } from '../analytics-io.js';
import { onFile } from './file-error.js';

/** The destination of data: a file that appears under its name when it is complete, or a stream. */
export type ExportDestination =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'stream';
      readonly name: string;
      write(chunk: string | Uint8Array): Promise<void>;
      close(): Promise<void>;
    };

/**
 * The destination that `--out` names, checked before any request: `-` is standard output; a device or a pipe is a stream; any
 * other path is a file.
 * @throws AnalyticsError for a folder and for a path that cannot be written
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
      // Opening for writing fails for folders and protected files, and changes nothing.
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
