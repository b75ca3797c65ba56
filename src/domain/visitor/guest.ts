import type { VisitorRecord } from '../model/visitor-record.js';

/** A visitor as one record writes them down, and nothing that another record says. It has no id: it is part of the record. */
export interface Guest extends Pick<VisitorRecord, 'name' | 'email' | 'phoneNumber' | 'company' | 'pictureUrl'> {
  /** The first of the record's documents: letters and digits only, upper-case. */
  readonly document: string | null;
}

export function guestOf({ name, email, phoneNumber, company, pictureUrl, documents }: VisitorRecord): Guest {
  return { name, email, phoneNumber, company, pictureUrl, document: documents[0] ?? null };
}
