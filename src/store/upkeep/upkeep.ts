import { type Kysely, sql } from 'kysely';
import { inWriteTransaction, type WritableChangeFeed } from '../change-feed.js';
import type { StoreDatabase } from '../database.js';
import type { StoreConnection } from '../dialect/store-dialect.js';
import type { StoreUpkeep } from '../ports.js';
import { asCommonTable } from '../records/record-rows.js';
import { erasePerson } from './erase-person.js';

/** Rows of one transaction: others write in between. */
const ROWS_PER_TRANSACTION = 500;

/** What grows old, and the column that says when. A ticket is as old as its last change. */
const AGES = [
  ['visits', 'sort_time'],
  ['visit_requests', 'sort_time'],
  ['tickets', 'updated_at'],
  ['transactions', 'sort_time'],
] as const;

export function createUpkeep(parts: {
  readonly connection: StoreConnection;
  readonly changeFeed: WritableChangeFeed;
  now(): Date;
}): StoreUpkeep {
  const { connection, changeFeed, now } = parts;
  const { dialect, writer } = connection;
  return {
    async erasePerson(person) {
      const lastNumber = await inWriteTransaction(writer, async (transaction) =>
        changeFeed.append(transaction, await erasePerson(transaction, person), now()),
      );
      changeFeed.announce(lastNumber);
      await dialect.scrub();
    },
    removeOlderThan: (instant) => removeOlderThan(writer, instant),
    trimChanges: (before) => trimChanges(writer, before),
    refreshStatistics: () => dialect.analyze(),
  };
}

/** Removes what is older. Nobody is told: it is history that is no longer kept. */
async function removeOlderThan(writer: Kysely<StoreDatabase>, instant: Date): Promise<number> {
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
async function trimChanges(writer: Kysely<StoreDatabase>, before: Date): Promise<number> {
  const { numDeletedRows } = await writer
    .deleteFrom('change_feed')
    .where('at', '<', before.getTime())
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
