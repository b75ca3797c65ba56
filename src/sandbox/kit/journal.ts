/** One record as a write left it. */
export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  /** Null: it was removed. Else anything that JSON can hold. */
  readonly state: unknown;
}

/** One server's part of the state file. */
export interface Journal {
  /** Starts with this state before the present one. New ids and tokens are made from it too, so that none is given twice. */
  readonly run: number;
  /** Puts back what earlier runs wrote of one kind, in the order in which it was written. */
  replay(kind: string, restore: (state: unknown, id: string) => void): void;
  /** A change that belongs to the write at hand. */
  note(change: RecordChange): void;
  /** Writes what was noted down as one line: after that it survives the end of the process, whatever ends it. */
  commit(): void;
}

/** Without a state file: everything is forgotten with the process. */
export const NO_JOURNAL: Journal = { run: 0, replay: () => {}, note: () => {}, commit: () => {} };
