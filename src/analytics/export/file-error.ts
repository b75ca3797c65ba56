import { AnalyticsError } from '../analytics-error.js';
import { systemCodeOf } from '../error-code.js';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it lies on a file system that is read-only',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  ENOSPC: 'there is no space left',
  EDQUOT: 'your quota is used up',
  EFBIG: 'it would get larger than allowed',
};

/** What is wrong with a file, in words; errors that are none of a file are passed on. */
export function toFileError(error: unknown, path: string): unknown {
  const code = systemCodeOf(error);
  // A reader that has left a pipe is nothing wrong with it.
  if (code === null || code === 'EPIPE') return error;
  return new AnalyticsError(`${path} cannot be written: ${REASONS[code] ?? code}`);
}

/** Runs `act` on the file at `path`. @throws AnalyticsError that names the file. */
export async function onFile<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toFileError(error, path);
  }
}
