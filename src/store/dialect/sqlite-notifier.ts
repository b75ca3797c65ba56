import type { Kysely } from 'kysely';
import type { StoreDatabase } from '../database.js';
import type { ChangeNotifier } from './store-dialect.js';

/** How late a reader hears of a change at most: SQLite tells other processes nothing. */
const INTERVAL_MS = 200;

/** Asks a file that another process writes for its last number, as long as somebody listens. */
export function createSqliteNotifier(reader: Kysely<StoreDatabase>): ChangeNotifier {
  return {
    async publish() {},
    listen(listener) {
      let asking = Promise.resolve();
      const ask = async (): Promise<void> => {
        const head = await reader.selectFrom('change_head').select('last_number').executeTakeFirst();
        if (head !== undefined && head.last_number > 0) listener(head.last_number);
      };
      const timer = setInterval(() => {
        // What fails now is asked again.
        asking = asking.then(ask).catch(() => {});
      }, INTERVAL_MS);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await asking;
      };
    },
  };
}
