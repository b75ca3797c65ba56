import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { AnalyticsError } from '../analytics-error.js';
import { OWNER_ONLY } from './part-file.js';

/** Where an export stands: what is in the file, and how the walk goes on. */
export interface ExportManifest {
  /** SHA-256 of everything that decides what the file holds. */
  readonly inputHash: string;
  /** Seals the walk's range and its "now"; null before the first page. */
  readonly cursor: string | null;
  /** What of the file belongs to whole pages. */
  readonly bytes: number;
  readonly rows: number;
  /** All pages are in; the file has yet to be put in its place. */
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

/** Null where there is none. @throws AnalyticsError for a file that is no manifest. */
export async function readManifest(file: string): Promise<ExportManifest | null> {
  const path = manifestPathOf(file);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const manifest = parseManifest(text);
  if (manifest === null) throw new AnalyticsError(`${path} is damaged: start anew, without --resume`);
  return manifest;
}

/** In one step: after a crash there is the old manifest or the new one, whole. */
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
