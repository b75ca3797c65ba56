import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreUrlError } from './store-errors.js';

/** Where the store is. A `file` of null is a private file of this start, which ends with it. */
export type StoreLocation =
  | { readonly engine: 'sqlite'; readonly file: string | null }
  | { readonly engine: 'postgres'; readonly connectionString: string };

/**
 * What STORE_URL names: nothing, `file:PATH` (relative to the working directory) or `postgres://…`.
 * @throws StoreUrlError, whose message never repeats the value: it may hold a password.
 */
export function parseStoreUrl(url: string | undefined): StoreLocation {
  const text = url?.trim() ?? '';
  if (text === '') return { engine: 'sqlite', file: null };
  if (text.startsWith('file:')) return { engine: 'sqlite', file: toPath(text) };
  if (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text)) return { engine: 'postgres', connectionString: text };
  throw new StoreUrlError('STORE_URL must be file:PATH or postgres://USER@HOST/DATABASE');
}

function toPath(url: string): string {
  try {
    const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
    if (path !== '' && !path.includes('\0')) return resolve(path);
  } catch {
    // A URL with a host names no file of this machine.
  }
  throw new StoreUrlError('STORE_URL must name a file of this machine after file:');
}
