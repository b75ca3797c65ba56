/** STORE_URL names nothing that can be opened. */
export class StoreUrlError extends Error {
  override readonly name = 'StoreUrlError';
}

/** The file is no SQLite database, or what is in it contradicts itself. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError';

  constructor(file: string, cause: unknown) {
    super(`The store file ${file} is damaged. Move it away and start again: the store is read anew from the sources.`, {
      cause,
    });
  }
}

/** A newer version of the software has changed the store's tables. */
export class StoreVersionError extends Error {
  override readonly name = 'StoreVersionError';

  /** @param migrations names that this version does not know */
  constructor(migrations: readonly string[]) {
    super(
      `The store was written by a newer version (${migrations.join(', ')}). Start that version, or name another store in STORE_URL.`,
    );
  }
}

/** Another process owns the file: only one may write it. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';

  constructor(file: string) {
    super(`The store file ${file} is in use by another process. Stop that process, or name another file in STORE_URL.`);
  }
}

/** The database does not let anybody in: it is down, elsewhere, or refuses the user. */
export class StoreUnreachableError extends Error {
  override readonly name = 'StoreUnreachableError';

  /** @param cause of the driver, whose messages name hosts and users and no passwords */
  constructor(cause: { readonly message: string }) {
    super(`The database of the store cannot be reached: ${cause.message}`, { cause });
  }
}

/** The thread that owns a connection has ended; what it was asked for is not known to have happened. */
export class StoreThreadError extends Error {
  override readonly name = 'StoreThreadError';
}

/** What an engine answered to a statement. `code` is the engine's own, e.g. SQLITE_FULL. */
export class StatementError extends Error {
  override readonly name = 'StatementError';

  constructor(
    message: string,
    readonly code: string | null,
  ) {
    super(message);
  }
}
