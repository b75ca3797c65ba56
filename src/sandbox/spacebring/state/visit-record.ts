/** A snapshot of one visit. Times in ms; 0 = has not happened. */
export interface VisitRecord extends VisitValues {
  /** The visit's row. */
  readonly index: number;
}

export interface VisitValues {
  /** Index of the visitor's user account. */
  readonly visitor: number;
  /** Index of the host's membership, which also gives the location. */
  readonly host: number;
  readonly location: number;
  readonly createdAt: number;
  readonly date: number;
  readonly checkedInAt: number;
  readonly checkedOutAt: number;
  readonly deletedAt: number;
  readonly comment: string | null;
  /** As a client wrote it; null = written from the account (seeded visits). */
  readonly written: WrittenVisitor | null;
}

/** The vendor's visitor object, as the client sent it. */
export interface WrittenVisitor {
  readonly email: string;
  readonly name: string;
  readonly surname?: string | undefined;
  readonly phoneNumber?: string | undefined;
}
