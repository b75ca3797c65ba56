import { type Comparable, isSamePerson } from '../model/blocked-match.js';
import type { VisitorChanges, VisitorDraft } from '../model/visit.js';
import { normalizeDocument } from '../model/visitor-key.js';
import type { VisitorRecord } from '../model/visitor-record.js';
import { SOURCES } from '../source/source.js';
import { SourceFaultError } from '../source/source-error.js';
import { isWhole } from '../source/source-slice.js';
import { userProblem } from '../writes/user-problem.js';
import type { WriteEnvironment } from '../writes/write-environment.js';

/**
 * Refuses a visitor who is on a blocked list, with the reason. Every write with a visitor calls it; without a
 * configured list it does nothing.
 * @throws UserProblemError BLOCKED_VISITOR; SourceFaultError UPSTREAM_UNAVAILABLE when an entry of a list is missing or
 * cannot be read.
 */
export async function assertNotBlocked({ env }: WriteEnvironment, visitor: Comparable): Promise<void> {
  // A number without a country code can belong to any of several countries.
  const phones = visitor.phoneNumber === null ? [] : env.phoneCandidates(visitor.phoneNumber);
  const spellings = [visitor.phoneE164, ...phones].map((phoneE164) => ({ ...visitor, phoneE164 }));
  for (const source of SOURCES) {
    const list = env.adapters[source]?.blockedPeople;
    if (list === undefined) continue;
    const slice = await list.readBlockedPeople().catch((error: unknown) => {
      throw error instanceof SourceFaultError ? unreadable(source) : error;
    });
    const entry = slice.records.find((candidate) => spellings.some((person) => isSamePerson(candidate, person)));
    if (entry !== undefined) {
      const reason = entry.reason === null ? '' : ` Reason: ${entry.reason}`;
      throw userProblem('BLOCKED_VISITOR', `This visitor is on the blocked list.${reason}`, { field: ['visitor'] });
    }
    if (!isWhole(slice)) throw unreadable(source);
  }
}

/** The compared members of a visitor whom the caller describes. */
export function describedVisitor({ email, phoneNumber, document }: Omit<VisitorDraft, 'name' | 'company'>): Comparable {
  return { email, phoneNumber, phoneE164: null, documents: documentsOf(document) };
}

/** The compared members of a known visitor after a change; an omitted member stays. */
export function changedVisitor(record: VisitorRecord, changes: VisitorChanges): Comparable {
  const { email = record.email, phoneNumber = record.phoneNumber, document } = changes;
  return {
    email,
    phoneNumber,
    phoneE164: changes.phoneNumber === undefined ? record.phoneE164 : null,
    documents: document === undefined ? record.documents : documentsOf(document),
  };
}

function documentsOf(document: string | null): string[] {
  const compared = normalizeDocument(document);
  return compared === null ? [] : [compared];
}

function unreadable(source: SourceFaultError['source']): SourceFaultError {
  return new SourceFaultError({
    source,
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'The blocked list cannot be read completely now, so the visitor cannot be checked',
  });
}
