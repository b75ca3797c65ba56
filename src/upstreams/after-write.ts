import { SourceFaultError } from '../domain/source/source-error.js';

/**
 * A read that follows a write which was carried out. Its failure is told as that of a delivered call, so that nobody
 * takes the write for one that never happened.
 */
export async function afterWrite<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    throw new SourceFaultError({ ...error, message: error.message, isDelivered: true });
  }
}
