import { SourceFaultError } from '../../domain/source/source-error.js';
import { completeSlice, endOf, type SourceSlice } from '../../domain/source/source-slice.js';

/**
 * A read after a write that was carried out. Its failure is reported as that of a delivered call, since the write has
 * happened.
 */
export async function afterWrite<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    throw new SourceFaultError({ ...error, message: error.message, isDelivered: true });
  }
}

/** The error itself; any other thrown value becomes the cause of one. */
export function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('a read failed without an error', { cause: reason });
}

/** Each read's result or its error, in the order of the reads, as a DataLoader returns them. Never rejects. */
export function settle<T>(reads: readonly Promise<T>[]): Promise<(T | Error)[]> {
  return Promise.all(reads.map((read) => read.catch(toError)));
}

/** The failure of a source; throws anything else, which is a defect and must not become data. */
export function requireFault(reason: unknown): SourceFaultError {
  if (reason instanceof SourceFaultError) return reason;
  throw reason;
}

/** For the `catch` of a read that a finished write can do without: a fault is null, a defect is thrown. */
export function nullIfFault(reason: unknown): null {
  requireFault(reason);
  return null;
}

/** No records, for the reason of a read that failed; throws a defect. */
export function toFailedSlice(reason: unknown, asOf: Date): SourceSlice<never> {
  return { ...completeSlice([], asOf), ...endOf(requireFault(reason).toFault()) };
}
