import type { Expression, Kysely, RawBuilder, SqlBool, Transaction } from 'kysely';
import type { StoreDatabase } from '../database.js';

/** What is looked for: a folded text, and its digits where it can be a phone number. */
export interface SearchTerm {
  readonly text: string;
  readonly digits: string | null;
}

/** Where the engines differ. Everything else is one code path. */
export interface StoreDialect {
  readonly columnTypes: {
    /** A row number that the engine gives. */
    readonly rowId: RawBuilder<unknown>;
    /** 64 bits. */
    readonly integer: RawBuilder<unknown>;
    /** Compared by code points, as the cursors of lists are. */
    readonly text: RawBuilder<unknown>;
  };
  /** Makes what finds texts within visits; part of a migration. */
  createSearchIndex(db: Kysely<unknown>): Promise<void>;
  /**
   * A condition on visits that holds wherever the term is found, and that an index answers. Null: the index is of no use
   * for so short a term, or the engine takes it by itself.
   */
  indexedSearch(term: SearchTerm): Expression<SqlBool> | null;
  /** Makes the engine overwrite what was removed, as far as it can. @throws StatementError when a reader stands in its way */
  scrub(): Promise<void>;
  /** Makes the engine count what its tables hold. */
  analyze(): Promise<void>;
}

/** How processes that share a store tell each other of its changes. */
export interface ChangeNotifier {
  /** Part of the transaction of the changes: nobody is told unless it commits. */
  publish(transaction: Transaction<StoreDatabase>, lastNumber: number): Promise<void>;
  /**
   * @param onConnected called when the connection stands, the first time and after each loss: changes may have been missed
   * @returns how to stop
   */
  listen(listener: (lastNumber: number) => void, onConnected: () => void): () => Promise<void>;
}

/** A store that is open: its two ways in, and how it is closed. */
export interface StoreConnection {
  readonly dialect: StoreDialect;
  /** Reads run beside each other and beside writes. */
  readonly reader: Kysely<StoreDatabase>;
  readonly writer: Kysely<StoreDatabase>;
  /** Null: no other process writes. */
  readonly notifier: ChangeNotifier | null;
  close(): Promise<void>;
}
