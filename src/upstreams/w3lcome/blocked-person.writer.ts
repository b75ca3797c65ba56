import type { BlockedPerson, BlockedPersonDraft, BlockedPersonWriter } from '../../domain/model/blocked-person.js';
import { documentCharacters } from '../../domain/model/visitor-key.js';
import { userProblem } from '../../domain/writes/user-problem.js';
import { afterWrite } from '../http/failed-reads.js';
import { toBlockedPerson } from './blocked-person.mapper.js';
import { BLOCKED_LIST_OFF, createBlockedList } from './blocked-person.reader.js';
import type { AdapterParts } from './context.js';
import {
  mapRefusals,
  type RefusalMeaning,
  requireId,
  requireWhole,
  unknownRecord,
  unreadableRecord,
} from './refusals.js';
import { isStored, NEW_BLOCKED_PERSON } from './stored-members.js';
import { digitsOf, documentMemberOf, toBlockedBody, toBlockedChanges } from './visit-body.mapper.js';
import type { BlockedPersonWire } from './wire.js';

const REFUSALS: RefusalMeaning = {
  members: {
    NAME: ['name'],
    REASON: ['reason'],
    EMAIL: ['email'],
    PHONE: ['phoneNumber'],
    DOCUMENT: ['document'],
    CPF: ['document'],
    RG: ['document'],
  },
  words: {
    [BLOCKED_LIST_OFF]: (sourceCode) =>
      userProblem('NOT_SUPPORTED_BY_SOURCE', 'The blocked list is switched off in this W3lcome account.', {
        sourceCode,
      }),
  },
};

/** E-mail, phone digits and documents are each unique on the list. */
export function createBlockedPersonWriter(parts: AdapterParts): BlockedPersonWriter {
  const begin = () => {
    const calls = parts.beginWrite();
    return { ...calls, list: createBlockedList({ ...parts, client: calls.client }) };
  };
  const show = (record: BlockedPersonWire): BlockedPerson => toBlockedPerson(record, parts.mapping);

  return {
    isCreationTimeReported: false,
    async blockPerson(draft) {
      assertMeaningful(draft);
      const body = toBlockedBody(draft);
      const created = await mapRefusals(REFUSALS, () => begin().writes.createBlockedPerson(body));
      if (created === null) throw unreadableRecord();
      return show(created);
    },
    async findBlockedPeople(draft) {
      const records = requireWhole(await begin().list.read());
      const { document, ...sent } = { ...NEW_BLOCKED_PERSON, ...toBlockedBody(draft) };
      return records
        .filter((record) => isStored(record, { ...sent, [documentMemberOf(record)]: document }, parts.mapping))
        .map(show);
    },
    async updateBlockedPerson(sourceId, changes) {
      assertMeaningful(changes);
      const id = requireId(sourceId);
      const { writes, list } = begin();
      const isEmpty = Object.values(changes).every((value) => value === undefined);
      const before = isEmpty || changes.document !== undefined ? await list.load(id) : null;
      if (isEmpty) {
        if (before === null) throw unknownRecord();
        return show(before);
      }
      const body = toBlockedChanges(changes, documentMemberOf(before));
      const changed = await mapRefusals(REFUSALS, () => writes.updateBlockedPerson(id, body));
      const record = changed ?? (await afterWrite(() => list.load(id)));
      if (record === null) throw unreadableRecord();
      return show(record);
    },
    async findUpdatedBlockedPerson(sourceId, changes) {
      const record = await begin().list.load(requireId(sourceId));
      if (record === null) return null;
      return isStored(record, toBlockedChanges(changes, documentMemberOf(record)), parts.mapping) ? show(record) : null;
    },
    async unblockPerson(sourceId) {
      const id = requireId(sourceId);
      await mapRefusals(REFUSALS, () => begin().writes.deleteBlockedPerson(id));
    },
  };
}

/** A phone number or document of signs only would be sent empty, and an update would clear the member. */
function assertMeaningful({ phoneNumber, document }: Partial<BlockedPersonDraft>): void {
  if (phoneNumber && digitsOf(phoneNumber) === null) {
    throw userProblem('INVALID_INPUT', 'A phone number needs a digit.', { field: ['phoneNumber'] });
  }
  if (document && documentCharacters(document) === null) {
    throw userProblem('INVALID_INPUT', 'A document needs a letter or a digit.', { field: ['document'] });
  }
}
