import { isDeepStrictEqual } from 'node:util';
import type { PersonWriter } from '../../../src/domain/model/person.js';
import { normalizeEmail } from '../../../src/domain/text/normalize-email.js';
import { userProblem } from '../../../src/domain/writes/user-problem.js';
import { type FakeWrites, givenOf, putRecord, removeRecord, requireRecord } from './fake-writable.js';

/** An e-mail is unique. */
export function createFakePersonWriter({ source, data, write, nextId }: FakeWrites): PersonWriter {
  const { people } = data;
  return {
    isCreationTimeReported: false,
    createHost: (draft) =>
      write('createHost', () => {
        const { sendInvitation: _sent, ...details } = draft;
        if (people.some(({ email }) => normalizeEmail(email) === normalizeEmail(draft.email))) {
          throw userProblem('ALREADY_EXISTS', 'The fake has one already.', { field: ['email'] });
        }
        return putRecord(people, {
          ...{ nodeType: 'Person', source, sourceId: nextId('person') },
          ...details,
          ...{ pictureUrl: null, company: null, unit: null, address: null, location: null, isActive: true },
        });
      }),
    findCreatedHosts: async (draft) =>
      people.filter(({ email, name }) => normalizeEmail(email) === normalizeEmail(draft.email) && name === draft.name),
    updateHost: (sourceId, changes) =>
      write('updateHost', () => putRecord(people, { ...requireRecord(people, sourceId), ...givenOf(changes) })),
    findUpdatedHost: async (sourceId, changes) => {
      const host = requireRecord(people, sourceId);
      return isDeepStrictEqual({ ...host, ...givenOf(changes) }, host) ? host : null;
    },
    deleteHost: (sourceId) => write('deleteHost', () => removeRecord(people, sourceId)),
  };
}
