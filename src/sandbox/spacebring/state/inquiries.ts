import type { SandboxLocation, SandboxMember } from './directory.js';
import type { IdCodec } from './id-codec.js';
import type { SandboxUser } from './user-accounts.js';
import type { WrittenVisitor } from './visit-record.js';

/** A visit request, undecided while `isHandled` is false. */
export interface VisitRequestRecord extends Inquiry {
  readonly host: SandboxMember;
  readonly isHandled: boolean;
}

export interface ContactRecord extends Inquiry {
  readonly date: number;
}

export interface Inquiry {
  readonly index: number;
  readonly order: number;
  readonly location: SandboxLocation;
  readonly visitor: WrittenVisitor;
  readonly user: SandboxUser;
  readonly createdAt: number;
}

/** Small tables: visit requests, contacts. */
export interface InquiryTable<T extends Inquiry> {
  readonly rows: readonly T[];
  idOf(row: T): string;
  byId(id: string): T | null;
  /** `build` receives the position of the new row. */
  add(build: (position: Pick<Inquiry, 'index' | 'order'>) => T): T;
  change(row: T, change: Partial<Omit<T, keyof Inquiry>>): void;
}

export function createInquiryTable<T extends Inquiry>(ids: IdCodec): InquiryTable<T> {
  const rows: T[] = [];
  return {
    rows,
    idOf: ({ index }) => ids.idOf(index),
    byId: (id) => rows[ids.indexOf(id) ?? -1] ?? null,
    add(build) {
      const index = rows.length;
      const row = build({ index, order: ids.orderOf(index) });
      rows.push(row);
      return row;
    },
    change(row, change) {
      Object.assign(row, change);
    },
  };
}
