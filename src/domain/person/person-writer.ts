import type { Person } from './person.js';

export interface HostDraft {
  readonly name: string;
  readonly email: string;
  readonly phoneNumber: string | null;
  readonly position: string | null;
  readonly department: string | null;
  readonly sendInvitation: boolean;
}

/** Undefined = keep, null = clear. */
export interface HostChanges {
  readonly name?: string;
  readonly phoneNumber?: string | null;
  readonly position?: string | null;
  readonly department?: string | null;
  readonly isActive?: boolean;
}

/** Port: as VisitWriter. */
export interface PersonWriter {
  readonly isCreationTimeTold: boolean;
  createHost(draft: HostDraft): Promise<Person>;
  findCreatedHosts(draft: HostDraft): Promise<readonly Person[]>;
  updateHost(sourceId: string, changes: HostChanges): Promise<Person>;
  findUpdatedHost(sourceId: string, changes: HostChanges): Promise<Person | null>;
  deleteHost(sourceId: string): Promise<void>;
}
