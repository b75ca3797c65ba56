/** What a connection's thread is started with. `isOwner`: it writes and checkpoints, all others only read. */
export interface ThreadSettings {
  readonly file: string;
  readonly isOwner: boolean;
}

/** What SQLite takes as a value. */
export type SqliteValue = string | number | bigint | Uint8Array | null;

export interface StatementRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly SqliteValue[];
}

/** Asks the thread to close its connection and to end. */
export interface CloseRequest {
  readonly id: number;
  readonly isClose: true;
}

export type ThreadRequest = StatementRequest | CloseRequest;

export interface StatementResult {
  readonly rows: readonly unknown[];
  /** Rows that were written. */
  readonly changes: number;
}

/** The answer to the request of that id; id 0 tells of the opening of the file. */
export type ThreadAnswer =
  | ({ readonly id: number } & StatementResult)
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | null } };
