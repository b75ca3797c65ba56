import { SourceFaultError } from '../../domain/source/source-error.js';
import { afterWrite } from '../evaluated-visit.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';

/**
 * Reads a record that was just written, when the write's own answer did not carry it.
 * @throws SourceFaultError whose `isDelivered` is true: the record cannot be read now, but the write was done.
 */
export async function readAfterWrite<T>(read: () => Promise<T | null>): Promise<T> {
  const record = await afterWrite(read);
  if (record !== null) return record;
  throw new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `${SOURCE_NAMES.SPACEBRING} does not show what was written`,
    isDelivered: true,
  });
}
