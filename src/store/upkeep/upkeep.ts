import type { WritableChangeFeed } from '../change-feed.js';
import type { StoreConnection } from '../dialect/store-dialect.js';
import type { StoreUpkeep } from '../ports.js';
import { inWriteTransaction } from '../records/write-lock.js';
import { erasePerson } from './erase-person.js';
import { removeOlderThan, trimChanges } from './retention.js';

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
