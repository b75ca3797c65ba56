import { SourceFaultError } from '../errors/source-fault.js';
import { SOURCES } from '../source/source.js';
import { isSamePerson } from '../visitor/blocked-match.js';
import { normalizeDocument } from '../visitor/visitor-key.js';
import { userProblem } from '../writes/user-problem.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import type { VisitorDraft } from './visit-writer.js';

/**
 * Refuses a visitor whom a blocked list names, with the reason. Where no list is configured nothing is checked.
 * @throws UserProblemError BLOCKED_VISITOR; SourceFaultError UPSTREAM_UNAVAILABLE when a list cannot be read whole.
 */
export async function assertNotBlocked({ env }: WriteEnvironment, visitor: VisitorDraft): Promise<void> {
  const document = normalizeDocument(visitor.document);
  const phones = visitor.phoneNumber === null ? [] : env.phoneCandidates(visitor.phoneNumber);
  const spellings = [null, ...phones].map((phoneE164) => ({
    email: visitor.email,
    phoneNumber: visitor.phoneNumber,
    phoneE164,
    documents: document === null ? [] : [document],
  }));
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
    if (!slice.isComplete) throw unreadable(source);
  }
}

function unreadable(source: SourceFaultError['source']): SourceFaultError {
  return new SourceFaultError({
    source,
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'The blocked list cannot be read at the moment: with allowBlocked the visit is written without the check',
  });
}
