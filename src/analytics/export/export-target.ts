import { stat } from 'node:fs/promises';
import { AnalyticsError } from '../analytics-error.js';
import type { ExportDestination } from './export-destination.js';
import { type ExportManifest, readManifest, removeManifest, writeManifest } from './export-manifest.js';
import { onFile } from './file-error.js';
import { openPartFile, type PartFile, partPathOf } from './part-file.js';

/** The progress of an export after a page. */
export interface PageMark {
  /** Position for the next page; null after the last page. */
  readonly cursor: string | null;
  /** Written so far, including earlier runs. */
  readonly rows: number;
  readonly isLast: boolean;
}

/** Receives the data of an export. */
export interface ExportTarget {
  write(chunk: string | Uint8Array): Promise<void>;
  /** Ends a page. A resumed export continues after it. */
  pageDone(mark: PageMark): Promise<void>;
  finish(): Promise<void>;
  /** Ends a failed export. The file does not appear under its name; a part that can be resumed stays beside it. */
  abandon(): Promise<void>;
}

/** @param start the part of an earlier run, of 0 bytes for a new export; null = the export cannot be resumed */
export async function openTarget(destination: ExportDestination, start: ExportManifest | null): Promise<ExportTarget> {
  if (destination.kind === 'stream') {
    const { write, close } = destination;
    return { write, pageDone: async () => {}, finish: close, abandon: close };
  }
  const { path } = destination;
  const persistedBytes = start?.bytes ?? 0;
  // The manifest of another run does not describe a new part.
  if (persistedBytes === 0) await onFile(path, () => removeManifest(path));
  const part = await openPartFile(path, persistedBytes);
  return start === null ? createPlainTarget(part) : createResumableTarget(path, part, start);
}

function createPlainTarget(part: PartFile): ExportTarget {
  return { write: part.write, pageDone: async () => {}, finish: part.publish, abandon: part.remove };
}

function createResumableTarget(path: string, part: PartFile, start: ExportManifest): ExportTarget {
  let isPersisted = start.bytes > 0;
  return {
    write: part.write,
    pageDone: async ({ cursor, rows, isLast }) => {
      await part.sync();
      const { inputHash } = start;
      await onFile(path, () => writeManifest(path, { inputHash, cursor, rows, bytes: part.bytes, isComplete: isLast }));
      isPersisted = true;
    },
    finish: async () => {
      await part.publish();
      await removeManifest(path);
    },
    abandon: () => (isPersisted ? part.close() : part.remove()),
  };
}

/**
 * The part of an interrupted export with the same options; null: none.
 * @throws AnalyticsError for a part of an export with other options
 */
export async function findInterrupted(
  destination: ExportDestination,
  inputHash: string,
): Promise<ExportManifest | null> {
  if (destination.kind === 'stream') return null;
  const manifest = await onFile(destination.path, () => readManifest(destination.path));
  const part = await stat(partPathOf(destination.path)).catch(() => null);
  if (manifest === null || part === null) return null;
  if (manifest.inputHash === inputHash) return manifest;
  throw new AnalyticsError(
    `The interrupted export at ${destination.path} has other options: repeat them, or start again without --resume`,
  );
}
