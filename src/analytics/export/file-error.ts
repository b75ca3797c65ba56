import { AnalyticsError } from '../analytics-error.js';
import { systemCodeOf } from '../error-code.js';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'the file system is read-only',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  ENOSPC: 'there is no space left',
  EDQUOT: 'your quota is used up',
  EFBIG: 'it would exceed the allowed size',
};

/** Describes an error of a file; returns other errors unchanged. */
export function toFileError(error: unknown, path: string): unknown {
  const code = systemCodeOf(error);
  // EPIPE: the reader has closed the pipe, which is no error of the file.
  if (code === null || code === 'EPIPE') return error;
  return new AnalyticsError(`${path} cannot be written: ${REASONS[code] ?? code}`);
}

/** Runs `act` on the file at `path`. @throws AnalyticsError that names the file */
export async function onFile<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toFileError(error, path);
  }
}
