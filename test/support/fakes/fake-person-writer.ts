import type { PersonWriter } from '../../../src/domain/person/person-writer.js';
import { fold } from '../../../src/domain/text/fold.js';
import { normalizeEmail } from '../../../src/domain/visitor/visitor-key.js';
import { userProblem } from '../../../src/domain/writes/user-problem.js';
import { demandRecord, type FakeWrites, givenOf, putRecord, removeRecord } from './fake-writable.js';

/** An e-mail is unique. */
export function createFakePersonWriter({ source, data, write, nextId }: FakeWrites): PersonWriter {
  const { people } = data;
  return {
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
      people.filter(
        ({ email, name }) => normalizeEmail(email) === normalizeEmail(draft.email) && fold(name) === fold(draft.name),
      ),
    updateHost: (sourceId, changes) =>
      write('updateHost', () => putRecord(people, { ...demandRecord(people, sourceId), ...givenOf(changes) })),
    deleteHost: (sourceId) => write('deleteHost', () => removeRecord(people, sourceId)),
  };
}
