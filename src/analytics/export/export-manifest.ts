import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { AnalyticsError } from '../analytics-error.js';
import { OWNER_ONLY } from './part-file.js';

/** The state of an export: the content of the file, and the position for the next page. */
export interface ExportManifest {
  /** SHA-256 of everything that the file's content depends on. */
  readonly inputHash: string;
  /** Contains, encrypted, the range and the "now" of the list; null before the first page. */
  readonly cursor: string | null;
  /** The part of the file that consists of complete pages. */
  readonly bytes: number;
  readonly rows: number;
  /** All pages are written; the file has yet to be renamed. */
  readonly isComplete: boolean;
}

const manifestSchema = z.strictObject({
  inputHash: z.string(),
  cursor: z.string().nullable(),
  bytes: z.int().nonnegative(),
  rows: z.int().nonnegative(),
  isComplete: z.boolean(),
});

export function manifestPathOf(file: string): string {
  return `${file}.manifest.json`;
}

export function fingerprintOf(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('hex');
}

/** Null without a file. @throws AnalyticsError for a file that is not a manifest */
export async function readManifest(file: string): Promise<ExportManifest | null> {
  const path = manifestPathOf(file);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const manifest = parseManifest(text);
  if (manifest === null) throw new AnalyticsError(`${path} is damaged: start again without --resume`);
  return manifest;
}

/** Replaces it atomically: a crash leaves the old manifest or the new one. */
export async function writeManifest(file: string, manifest: ExportManifest): Promise<void> {
  const path = manifestPathOf(file);
  const handle = await open(`${path}.part`, 'w', OWNER_ONLY);
  try {
    await handle.writeFile(`${JSON.stringify(manifest)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.part`, path);
}

export async function removeManifest(file: string): Promise<void> {
  await rm(manifestPathOf(file), { force: true });
  await rm(`${manifestPathOf(file)}.part`, { force: true });
}

function parseManifest(text: string): ExportManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
