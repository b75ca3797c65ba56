import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';

/** An entry of the blocked list. */
export interface BlockedPerson {
  readonly nodeType: 'BlockedPerson';
  readonly source: Source;
  readonly sourceId: string;
  readonly name: string | null;
  readonly reason: string | null;
  readonly email: string | null;
  /** As the source stores it. */
  readonly phoneNumber: string | null;
  /** E.164, where the source's default country makes that possible. */
  readonly phoneE164: string | null;
  /** The document that is shown: document, else cpf, else rg. */
  readonly document: string | null;
  /** All documents in upper-case letters and digits, for comparisons. */
  readonly documents: readonly string[];
}

export interface BlockedPersonSource {
  /** The whole list; read once per request. A source whose list is switched off answers with an empty, complete slice. */
  readBlockedPeople(): Promise<SourceSlice<BlockedPerson>>;
  loadBlockedPerson(sourceId: string): Promise<BlockedPerson | null>;
}

/** Null = not given. */
export interface BlockedPersonDraft {
  readonly name: string | null;
  readonly reason: string | null;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly document: string | null;
}

/** Port: as VisitWriter. */
export interface BlockedPersonWriter {
  readonly isCreationTimeReported: boolean;
  blockPerson(draft: BlockedPersonDraft): Promise<BlockedPerson>;
  findBlockedPeople(draft: BlockedPersonDraft): Promise<readonly BlockedPerson[]>;
  /** Undefined = keep, null = clear. */
  updateBlockedPerson(sourceId: string, changes: Partial<BlockedPersonDraft>): Promise<BlockedPerson>;
  findUpdatedBlockedPerson(sourceId: string, changes: Partial<BlockedPersonDraft>): Promise<BlockedPerson | null>;
  unblockPerson(sourceId: string): Promise<void>;
}
