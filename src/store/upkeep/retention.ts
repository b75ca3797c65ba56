import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { StoreDatabase } from '../database.js';
import { asCommonTable } from '../records/record-rows.js';
import { inWriteTransaction } from '../records/write-lock.js';

/** Rows of one transaction: others write in between. */
const ROWS_PER_TRANSACTION = 500;

/** What grows old, and the column that says when. A ticket is as old as its last change. */
const AGES = [
  ['visits', 'sort_time'],
  ['visit_requests', 'sort_time'],
  ['tickets', 'updated_at'],
  ['transactions', 'sort_time'],
] as const;

/** Removes what is older. Nobody is told: it is history that is no longer kept. */
export async function removeOlderThan(writer: Kysely<StoreDatabase>, instant: Date): Promise<number> {
  let removed = 0;
  for (const [table, column] of AGES) {
    for (;;) {
      const count = await removeSome(writer, { table, column, instant });
      removed += count;
      if (count < ROWS_PER_TRANSACTION) break;
    }
  }
  await writer.deleteFrom('coverage').where('segment_end', '<=', instant.getTime()).execute();
  return removed;
}

function removeSome(
  writer: Kysely<StoreDatabase>,
  { table, column, instant }: { table: (typeof AGES)[number][0]; column: string; instant: Date },
): Promise<number> {
  return inWriteTransaction(writer, async (transaction) => {
    const common = asCommonTable(table);
    const old = await transaction
      .selectFrom(common)
      .select(['row_id', 'source', 'source_id'])
      .where(sql<boolean>`${sql.ref(column)} < ${instant.getTime()}`)
      .orderBy(sql.ref(column))
      .limit(ROWS_PER_TRANSACTION)
      .execute();
    if (old.length === 0) return 0;
    const rowIds = old.map((row) => row.row_id);
    if (table === 'tickets') {
      await transaction
        .deleteFrom('ticket_activities')
        .where(
          sql<boolean>`(source, ticket_id) in (select source, source_id from tickets where row_id in (${sql.join(rowIds)}))`,
        )
        .execute();
    }
    await transaction.deleteFrom(common).where('row_id', 'in', rowIds).execute();
    return old.length;
  });
}

/** Forgets changes of before. */
export async function trimChanges(writer: Kysely<StoreDatabase>, before: Date): Promise<number> {
  const { numDeletedRows } = await writer
    .deleteFrom('change_feed')
    .where('at', '<', before.getTime())
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
