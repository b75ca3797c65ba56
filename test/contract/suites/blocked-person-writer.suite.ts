import type { BlockedPersonDraft, BlockedPersonWriter } from '../../../src/domain/model/blocked-person.js';
import { FOREIGN_IDS, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { expectFrozen, idsOf } from './record-checks.js';
import { expectProblem } from './write-checks.js';

const NOBODY: BlockedPersonDraft = { name: null, reason: null, email: null, phoneNumber: null, document: null };

/** What every BlockedPersonWriter keeps to. */
export function describeBlockedPersonWriter(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a writer of the blocked list`, () => {
    const subject = useSubject(setUp);
    const writer = (): BlockedPersonWriter => requirePort(subject().newRequest().blockedPersonWriter);
    const list = () => requirePort(subject().newRequest().blockedPeople);
    let count = 0;

    /** Somebody new every time. */
    function draft(changes: Partial<BlockedPersonDraft> = {}): BlockedPersonDraft {
      count += 1;
      return {
        name: `Zé Bloqueado${count}`,
        reason: 'Theft',
        email: `ze.bloqueado${count}@example.com`,
        phoneNumber: `+55 11 97777-00${String(count).padStart(2, '0')}`,
        document: `zb-${count}00.7`,
        ...changes,
      };
    }

    test('puts somebody on the list, where the next request finds them', async () => {
      const given = draft();
      const entry = await writer().blockPerson(given);
      expect(entry).toMatchObject({
        nodeType: 'BlockedPerson',
        name: given.name,
        reason: given.reason,
        email: given.email,
        phoneE164: given.phoneNumber?.replace(/[ -]/g, ''),
        documents: [given.document?.replace(/\W/g, '').toUpperCase()],
      });
      expectFrozen([entry]);
      expect(await list().loadBlockedPerson(entry.sourceId)).toEqual(entry);
      expect(idsOf((await list().readBlockedPeople()).records)).toContain(entry.sourceId);
    });

    test('takes a single mark for enough', async () => {
      const { email } = draft();
      expect(await writer().blockPerson({ ...NOBODY, email })).toMatchObject({
        email,
        name: null,
        phoneNumber: null,
        documents: [],
      });
    });

    test.each(['email', 'phoneNumber', 'document'] as const)(
      'refuses a second entry with the same %s',
      async (mark) => {
        const given = draft();
        await writer().blockPerson(given);
        const double = { ...NOBODY, [mark]: given[mark] };
        await expectProblem(writer().blockPerson(double), { code: 'ALREADY_EXISTS', field: [mark] });
      },
    );

    test('finds what a draft has made, and nothing else', async () => {
      const given = draft();
      expect(await writer().findBlockedPeople(given)).toEqual([]);
      const entry = await writer().blockPerson(given);
      expect(await writer().findBlockedPeople(given)).toEqual([entry]);
      expect(await writer().findBlockedPeople({ ...given, email: null })).toEqual([]);
      expect(await writer().findBlockedPeople(draft())).toEqual([]);
    });

    test('changes what is given, clears what is null and keeps the rest', async () => {
      const before = await writer().blockPerson(draft());
      const after = await writer().updateBlockedPerson(before.sourceId, { reason: 'Fraud', phoneNumber: null });
      expect(after).toEqual({ ...before, reason: 'Fraud', phoneNumber: null, phoneE164: null });
      expect(await list().loadBlockedPerson(before.sourceId)).toEqual(after);
    });

    test('replaces and clears a document', async () => {
      const { sourceId } = await writer().blockPerson(draft());
      const other = await writer().updateBlockedPerson(sourceId, { document: 'x-99 145' });
      expect(other.documents).toEqual(['X99145']);
      const none = await writer().updateBlockedPerson(sourceId, { document: null });
      expect(none).toMatchObject({ document: null, documents: [] });
    });

    test('answers an update of nothing with the entry', async () => {
      const entry = await writer().blockPerson(draft());
      expect(await writer().updateBlockedPerson(entry.sourceId, {})).toEqual(entry);
    });

    test('does not give one entry the mark of another', async () => {
      const { email } = await writer().blockPerson(draft());
      const other = await writer().blockPerson(draft());
      const change = writer().updateBlockedPerson(other.sourceId, { email });
      await expectProblem(change, { code: 'ALREADY_EXISTS', field: ['email'] });
    });

    test('takes somebody off the list, once', async () => {
      const { sourceId } = await writer().blockPerson(draft());
      await writer().unblockPerson(sourceId);
      expect(await list().loadBlockedPerson(sourceId)).toBeNull();
      await expectProblem(writer().unblockPerson(sourceId), { code: 'NOT_FOUND', field: ['id'] });
    });

    test('knows nobody under other ids', async () => {
      for (const sourceId of [unknownIdOf(subject(), 'BlockedPerson'), ...FOREIGN_IDS]) {
        const expected = { code: 'NOT_FOUND', field: ['id'] } as const;
        await expectProblem(writer().updateBlockedPerson(sourceId, { reason: 'Fraud' }), expected);
        await expectProblem(writer().updateBlockedPerson(sourceId, {}), expected);
        await expectProblem(writer().unblockPerson(sourceId), expected);
      }
    });
  });
}
