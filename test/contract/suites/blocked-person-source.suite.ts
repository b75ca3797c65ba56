import { normalizeDocument } from '../../../src/domain/model/visitor-key.js';
import { FOREIGN_IDS, readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { byId, expectFrozen, expectRecords, expectWhole, idsOf } from './record-checks.js';

/** What every BlockedPersonSource keeps to. */
export function describeBlockedPersonSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of blocked people`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().blockedPeople);
    const whole = readOnce(() => port().readBlockedPeople());

    test('lists every entry once, with documents ready to be compared', async () => {
      const slice = await whole();
      expectWhole(slice);
      expectRecords(subject().newRequest().source, 'BlockedPerson', slice.records);
      for (const { document, documents, phoneE164 } of slice.records) {
        expect(documents).toEqual(documents.map(normalizeDocument));
        if (document !== null) expect(documents).toContain(normalizeDocument(document));
        if (phoneE164 !== null) expect(phoneE164).toMatch(/^\+[1-9]\d{6,14}$/);
      }
    });

    test('hands out records that cannot be changed', async () => {
      expectFrozen((await whole()).records);
    });

    test('lists the same in the next request', async () => {
      expect(byId((await port().readBlockedPeople()).records)).toEqual(byId((await whole()).records));
    });

    test('loads entries, alone or together, as they are in the list', async () => {
      const { records } = await whole();
      const [entry] = byId(records);
      expect(await port().loadBlockedPerson(entry?.sourceId ?? '')).toEqual(entry);
      const request = port();
      const ids = [...idsOf(records), unknownIdOf(subject(), 'BlockedPerson')];
      const loaded = await Promise.all(ids.map((id) => request.loadBlockedPerson(id)));
      expect(loaded).toEqual([...byId(records), null]);
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await port().loadBlockedPerson(id)).toBeNull();
    });
  });
}
