import type { HostDraft, PersonWriter } from '../../../src/domain/model/person.js';
import { FOREIGN_IDS, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { expectFrozen } from './record-checks.js';
import { expectProblem } from './write-checks.js';

/** What every PersonWriter keeps to. */
export function describePersonWriter(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a writer of hosts`, () => {
    const subject = useSubject(setUp);
    const writer = (): PersonWriter => requirePort(subject().newRequest().personWriter);
    const people = () => subject().newRequest().people;
    let count = 0;

    /** Somebody new every time. */
    function draft(changes: Partial<HostDraft> = {}): HostDraft {
      count += 1;
      return {
        name: `Heitor Host${count}`,
        email: `Heitor.Host${count}@example.com`,
        phoneNumber: null,
        position: 'Porter',
        department: 'Reception',
        sendInvitation: false,
        ...changes,
      };
    }

    test('makes a host, whom the next request finds by id and by e-mail', async () => {
      const given = draft();
      const host = await writer().createHost(given);
      const { sendInvitation: _notShown, ...shown } = given;
      expect(host).toMatchObject({ nodeType: 'Person', ...shown });
      expectFrozen([host]);
      expect(await people().loadPerson(host.sourceId)).toEqual(host);
      expect((await people().readPeople({})).records).toContainEqual(host);
    });

    test('keeps a phone number with its country', async () => {
      const { phoneNumber } = await writer().createHost(draft({ phoneNumber: '+52 55 1234 5678' }));
      expect(phoneNumber?.replace(/\s/g, '')).toBe('+525512345678');
    });

    test('refuses a second host with the same e-mail, however it is written', async () => {
      const given = draft();
      await writer().createHost(given);
      const double = { ...draft(), email: given.email.toUpperCase() };
      await expectProblem(writer().createHost(double), { code: 'ALREADY_EXISTS', field: ['email'] });
    });

    test('finds what a draft has made, and nobody else', async () => {
      const given = draft();
      expect(await writer().findCreatedHosts(given)).toEqual([]);
      const host = await writer().createHost(given);
      expect(await writer().findCreatedHosts(given)).toEqual([host]);
      expect(await writer().findCreatedHosts({ ...given, name: 'Somebody Else' })).toEqual([]);
    });

    test('changes what is given, clears what is null and keeps the rest', async () => {
      const before = await writer().createHost(draft({ phoneNumber: '+55 11 91234-5678' }));
      const changes = { name: 'New Name', department: null, isActive: false };
      const after = await writer().updateHost(before.sourceId, changes);
      expect(after).toEqual({ ...before, ...changes });
      const silent = await writer().updateHost(before.sourceId, { phoneNumber: null });
      expect(silent).toEqual({ ...after, phoneNumber: null });
      expect(await people().loadPerson(before.sourceId)).toEqual(silent);
    });

    test('answers an update of nothing with the host', async () => {
      const host = await writer().createHost(draft());
      expect(await writer().updateHost(host.sourceId, {})).toEqual(host);
    });

    test('deletes, once', async () => {
      const { sourceId } = await writer().createHost(draft());
      await writer().deleteHost(sourceId);
      expect(await people().loadPerson(sourceId)).toBeNull();
      await expectProblem(writer().deleteHost(sourceId), { code: 'NOT_FOUND', field: ['id'] });
    });

    test('knows nobody under other ids', async () => {
      for (const sourceId of [unknownIdOf(subject(), 'Person'), ...FOREIGN_IDS]) {
        const expected = { code: 'NOT_FOUND', field: ['id'] } as const;
        await expectProblem(writer().updateHost(sourceId, { position: null }), expected);
        await expectProblem(writer().updateHost(sourceId, {}), expected);
        await expectProblem(writer().deleteHost(sourceId), expected);
      }
    });
  });
}
