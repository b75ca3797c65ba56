import type { BlockedPerson } from './blocked-person.js';

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
  readonly isCreationTimeTold: boolean;
  blockPerson(draft: BlockedPersonDraft): Promise<BlockedPerson>;
  findBlockedPeople(draft: BlockedPersonDraft): Promise<readonly BlockedPerson[]>;
  /** Undefined = keep, null = clear. */
  updateBlockedPerson(sourceId: string, changes: Partial<BlockedPersonDraft>): Promise<BlockedPerson>;
  findUpdatedBlockedPerson(sourceId: string, changes: Partial<BlockedPersonDraft>): Promise<BlockedPerson | null>;
  unblockPerson(sourceId: string): Promise<void>;
}
