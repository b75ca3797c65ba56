import { isDeepStrictEqual } from 'node:util';
import type {
  BlockedPerson,
  BlockedPersonDraft,
  BlockedPersonWriter,
} from '../../../src/domain/model/blocked-person.js';
import { documentCharacters, normalizeDocument } from '../../../src/domain/model/visitor-key.js';
import { normalizeEmail } from '../../../src/domain/text/normalize-email.js';
import { userProblem } from '../../../src/domain/writes/user-problem.js';
import { type FakeWrites, givenOf, putRecord, removeRecord, requireRecord } from './fake-writable.js';

/** E-mail, phone and document are unique. */
export function createFakeBlockedPersonWriter({ source, data, write, nextId }: FakeWrites): BlockedPersonWriter {
  const { blockedPeople } = data;

  function put(sourceId: string, draft: BlockedPersonDraft): BlockedPerson {
    const entry = toEntry({ nodeType: 'BlockedPerson', source, sourceId }, draft);
    assertUnique(blockedPeople, entry);
    return putRecord(blockedPeople, entry);
  }

  return {
    isCreationTimeReported: false,
    blockPerson: (draft) => write('blockPerson', () => put(nextId('blocked'), draft)),
    findBlockedPeople: async (draft) =>
      blockedPeople.filter(
        (entry) =>
          entry.name === draft.name &&
          entry.reason === draft.reason &&
          normalizeEmail(entry.email) === normalizeEmail(draft.email) &&
          digitsOf(entry.phoneNumber) === digitsOf(draft.phoneNumber) &&
          documentCharacters(entry.document) === documentCharacters(draft.document),
      ),
    updateBlockedPerson: (sourceId, changes) =>
      write('updateBlockedPerson', () =>
        put(sourceId, { ...requireRecord(blockedPeople, sourceId), ...givenOf(changes) }),
      ),
    findUpdatedBlockedPerson: async (sourceId, changes) => {
      const entry = requireRecord(blockedPeople, sourceId);
      return isDeepStrictEqual(toEntry(entry, { ...entry, ...givenOf(changes) }), entry) ? entry : null;
    },
    unblockPerson: (sourceId) => write('unblockPerson', () => removeRecord(blockedPeople, sourceId)),
  };
}

function toEntry(
  id: Pick<BlockedPerson, 'nodeType' | 'source' | 'sourceId'>,
  { name, reason, email, phoneNumber, document }: BlockedPersonDraft,
): BlockedPerson {
  const digits = digitsOf(phoneNumber);
  const compared = normalizeDocument(document);
  return {
    ...id,
    name,
    reason,
    email,
    phoneNumber: digits,
    phoneE164: digits === null ? null : `+${digits}`,
    document: documentCharacters(document),
    documents: compared === null ? [] : [compared],
  };
}

function digitsOf(phone: string | null): string | null {
  return phone?.replace(/\D/g, '') ?? null;
}

function assertUnique(entries: readonly BlockedPerson[], entry: BlockedPerson): void {
  const marks = [
    ['email', ({ email }: BlockedPerson) => normalizeEmail(email)],
    ['phoneNumber', ({ phoneNumber }: BlockedPerson) => phoneNumber],
    ['document', ({ document }: BlockedPerson) => document],
  ] as const;
  for (const [member, markOf] of marks) {
    const mark = markOf(entry);
    const isTaken = entries.some((other) => other.sourceId !== entry.sourceId && markOf(other) === mark);
    if (mark !== null && isTaken) throw userProblem('ALREADY_EXISTS', 'The fake has one already.', { field: [member] });
  }
}
