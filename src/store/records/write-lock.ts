import type { Kysely, Transaction } from 'kysely';
import type { StoreDatabase } from '../database.js';

/**
 * Runs a write as one transaction, which holds the row of the feed's last number from its beginning: writes come one
 * after the other, over replicas too, and changes are numbered in the order of commits.
 */
export function inWriteTransaction<T>(
  writer: Kysely<StoreDatabase>,
  write: (transaction: Transaction<StoreDatabase>) => Promise<T>,
): Promise<T> {
  return writer.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('change_head')
      .set((eb) => ({ last_number: eb.ref('last_number') }))
      .execute();
    return write(transaction);
  });
}
