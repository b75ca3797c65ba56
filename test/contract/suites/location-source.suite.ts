import { isTimeZone } from '../../../src/domain/time/time-zone.js';
import { FOREIGN_IDS, readOnce, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { byId, expectFrozen, expectName, expectRecords, expectWhole, idsOf } from './record-checks.js';

/** What every LocationSource keeps to. */
export function describeLocationSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of locations`, () => {
    const subject = useSubject(setUp);
    const whole = readOnce(() => subject().newRequest().locations.readLocations());

    test('lists every location once, with no id for a name and a zone that exists', async () => {
      const slice = await whole();
      expectWhole(slice);
      expectRecords(subject().newRequest().source, 'Location', slice.records);
      for (const location of slice.records) {
        expectName(location);
        expect(isTimeZone(location.timeZone)).toBe(true);
      }
    });

    test('hands out records that cannot be changed', async () => {
      expectFrozen((await whole()).records);
    });

    test('lists the same in the next request', async () => {
      const again = await subject().newRequest().locations.readLocations();
      expect(byId(again.records)).toEqual(byId((await whole()).records));
    });

    test('loads one alone as it is in the list', async () => {
      const [location] = (await whole()).records;
      expect(
        await subject()
          .newRequest()
          .locations.loadLocation(location?.sourceId ?? ''),
      ).toEqual(location);
    });

    test('loads many at once as alone, null for the unknown among them', async () => {
      const { records } = await whole();
      const { locations } = subject().newRequest();
      const ids = [...idsOf(records), unknownIdOf(subject(), 'Location')];
      const loaded = await Promise.all(ids.map((id) => locations.loadLocation(id)));
      expect(loaded).toEqual([...byId(records), null]);
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await subject().newRequest().locations.loadLocation(id)).toBeNull();
    });
  });
}
