import type { VisitRecord, VisitValues, WrittenVisitor } from './visit-record.js';

const GROWTH = 1.5;

/** The columns that filters read without creating an object per row. */
export interface VisitTable {
  readonly count: number;
  readonly visitor: Uint32Array;
  readonly host: Uint16Array;
  readonly location: Uint8Array;
  readonly createdAt: Float64Array;
  readonly date: Float64Array;
  readonly checkedInAt: Float64Array;
  readonly checkedOutAt: Float64Array;
  readonly deletedAt: Float64Array;
}

/** All visits in columns: half a million objects would take half a gigabyte and seconds of garbage collection. */
export class VisitColumns implements VisitTable {
  count = 0;
  visitor: Uint32Array;
  host: Uint16Array;
  location: Uint8Array;
  createdAt: Float64Array;
  date: Float64Array;
  checkedInAt: Float64Array;
  checkedOutAt: Float64Array;
  deletedAt: Float64Array;
  private readonly comments = new Map<number, string>();
  private readonly written = new Map<number, WrittenVisitor>();

  constructor(capacity: number) {
    this.visitor = new Uint32Array(capacity);
    this.host = new Uint16Array(capacity);
    this.location = new Uint8Array(capacity);
    this.createdAt = new Float64Array(capacity);
    this.date = new Float64Array(capacity);
    this.checkedInAt = new Float64Array(capacity);
    this.checkedOutAt = new Float64Array(capacity);
    this.deletedAt = new Float64Array(capacity);
  }

  /** Returns the new row. */
  push(values: VisitValues): number {
    const row = this.count;
    if (row === this.date.length) this.grow(Math.ceil((row + 16) * GROWTH));
    this.count += 1;
    this.write(row, values);
    return row;
  }

  write(row: number, values: VisitValues): void {
    this.visitor[row] = values.visitor;
    this.host[row] = values.host;
    this.location[row] = values.location;
    this.createdAt[row] = values.createdAt;
    this.date[row] = values.date;
    this.checkedInAt[row] = values.checkedInAt;
    this.checkedOutAt[row] = values.checkedOutAt;
    this.deletedAt[row] = values.deletedAt;
    if (values.comment === null) this.comments.delete(row);
    else this.comments.set(row, values.comment);
    if (values.written !== null) this.written.set(row, values.written);
  }

  /** Null where there is no such row. */
  read(row: number): VisitRecord | null {
    if (!(row >= 0 && row < this.count)) return null;
    return {
      index: row,
      visitor: this.visitor[row] ?? 0,
      host: this.host[row] ?? 0,
      location: this.location[row] ?? 0,
      createdAt: this.createdAt[row] ?? 0,
      date: this.date[row] ?? 0,
      checkedInAt: this.checkedInAt[row] ?? 0,
      checkedOutAt: this.checkedOutAt[row] ?? 0,
      deletedAt: this.deletedAt[row] ?? 0,
      comment: this.comments.get(row) ?? null,
      written: this.written.get(row) ?? null,
    };
  }

  private grow(capacity: number): void {
    const old = { ...this };
    this.visitor = new Uint32Array(capacity);
    this.host = new Uint16Array(capacity);
    this.location = new Uint8Array(capacity);
    this.createdAt = new Float64Array(capacity);
    this.date = new Float64Array(capacity);
    this.checkedInAt = new Float64Array(capacity);
    this.checkedOutAt = new Float64Array(capacity);
    this.deletedAt = new Float64Array(capacity);
    this.visitor.set(old.visitor);
    this.host.set(old.host);
    this.location.set(old.location);
    this.createdAt.set(old.createdAt);
    this.date.set(old.date);
    this.checkedInAt.set(old.checkedInAt);
    this.checkedOutAt.set(old.checkedOutAt);
    this.deletedAt.set(old.deletedAt);
  }
}
