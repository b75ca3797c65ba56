import type { SourceAdapter } from '../source/source-adapter.js';
import { userProblem } from '../writes/user-problem.js';

/** A record that a write names, and the member of the input that names it. */
export interface NamedRecord {
  readonly field: string;
  /** Whether it exists for the caller. */
  exists(reads: SourceAdapter): Promise<boolean>;
}

/** Keeps a write from records that do not exist for its caller. */
export interface WriteGuard {
  /** @throws UserProblemError NOT_FOUND: the same for what is somewhere else and for what is nowhere. */
  assert(...named: readonly (NamedRecord | null)[]): Promise<void>;
  allows(...named: readonly (NamedRecord | null)[]): Promise<boolean>;
}

/**
 * `openReads`: reads within the caller's locations, with a memo of their own: what is read to judge a write must not be
 * what the write's answer shows afterwards.
 */
export function createWriteGuard(openReads: () => SourceAdapter): WriteGuard {
  async function findMissing(named: readonly (NamedRecord | null)[]): Promise<NamedRecord | null> {
    const reads = openReads();
    for (const record of named) if (record !== null && !(await record.exists(reads))) return record;
    return null;
  }
  return {
    async assert(...named) {
      const missing = await findMissing(named);
      if (missing !== null) throw userProblem('NOT_FOUND', 'There is no such record.', { field: [missing.field] });
    },
    allows: async (...named) => (await findMissing(named)) === null,
  };
}

export function namedLocation(sourceId: string, field = 'locationId'): NamedRecord {
  return { field, exists: async ({ locations }) => (await locations.loadLocation(sourceId)) !== null };
}

/** Null: nobody is named. */
export function namedPerson(sourceId: string | null, field: string): NamedRecord | null {
  if (sourceId === null) return null;
  return { field, exists: async ({ people }) => (await people.loadPerson(sourceId)) !== null };
}

export function namedCompany(sourceId: string, field: string): NamedRecord {
  return { field, exists: async ({ companies }) => ((await companies?.loadCompany(sourceId)) ?? null) !== null };
}

export function namedVisit(sourceId: string, now: Date): NamedRecord {
  return { field: 'id', exists: async ({ visits }) => (await visits.loadVisit(sourceId, now)) !== null };
}

export function namedVisitRequest(sourceId: string): NamedRecord {
  return {
    field: 'id',
    exists: async ({ visitRequests }) => ((await visitRequests?.loadVisitRequest(sourceId)) ?? null) !== null,
  };
}

export function namedTicket(sourceId: string): NamedRecord {
  return { field: 'ticketId', exists: async ({ tickets }) => ((await tickets?.loadTicket(sourceId)) ?? null) !== null };
}
