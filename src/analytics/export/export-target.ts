import { stat } from 'node:fs/promises';
import { AnalyticsError } from '../analytics-error.js';
import type { ExportDestination } from './export-destination.js';
import { type ExportManifest, readManifest, removeManifest, writeManifest } from './export-manifest.js';
import { onFile } from './file-error.js';
import { openPartFile, type PartFile, partPathOf } from './part-file.js';

/** How far an export has come at the end of a page. */
export interface PageMark {
  /** Where the walk goes on; null after the last page. */
  readonly cursor: string | null;
  /** Written so far, earlier runs included. */
  readonly rows: number;
  readonly isLast: boolean;
}

/** What an export is written to. */
export interface ExportTarget {
  write(chunk: string | Uint8Array): Promise<void>;
  /** A page is in. Where exports can be resumed, it stays in from here on. */
  pageDone(mark: PageMark): Promise<void>;
  finish(): Promise<void>;
  /** The export has failed. Nothing is left in the place of the file; what can be resumed is kept beside it. */
  abandon(): Promise<void>;
}

/** @param start what an earlier run has left; for one that begins, no bytes. Null = this cannot be resumed. */
export async function openTarget(destination: ExportDestination, start: ExportManifest | null): Promise<ExportTarget> {
  if (destination.kind === 'stream') {
    const { write, close } = destination;
    return { write, pageDone: async () => {}, finish: close, abandon: close };
  }
  const { path } = destination;
  const persistedBytes = start?.bytes ?? 0;
  // What another run says of the part is no longer true of one that begins anew.
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
 * What an interrupted export of the same question has left in `destination`; null: nothing, it starts from the beginning.
 * @throws AnalyticsError when what is left belongs to another question.
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
    `What was interrupted at ${destination.path} was another export: repeat its options, or start anew without --resume`,
  );
}
