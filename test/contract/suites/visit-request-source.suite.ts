import { FOREIGN_IDS, readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import {
  byId,
  expectEmpty,
  expectFrozen,
  expectRecords,
  expectSameFacts,
  expectWhole,
  idsOf,
  sampleOf,
} from './record-checks.js';
import { expectVisitorRecord } from './visitor-record-checks.js';

/** What every VisitRequestSource keeps to. */
export function describeVisitRequestSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of visit requests`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().visitRequests);
    const whole = readOnce(() => port().readVisitRequests({}));

    test('lists every request once', async () => {
      const slice = await whole();
      const { source } = subject().newRequest();
      expectWhole(slice);
      expectRecords(source, 'VisitRequest', slice.records);
      for (const { visitor } of slice.records) expectVisitorRecord(source, visitor);
    });

    test('hands out records that cannot be changed', async () => {
      expectFrozen((await whole()).records);
    });

    test('lists the same in the next request', async () => {
      expect(byId((await port().readVisitRequests({})).records)).toEqual(byId((await whole()).records));
    });

    test('cuts ranges of creation exactly, open at either end', async () => {
      const { records } = await whole();
      const at = byId(records)[0]?.createdAt ?? subject().now;
      const next = new Date(at.getTime() + 1);
      const read = async (from: Date | undefined, to: Date | undefined) =>
        idsOf((await port().readVisitRequests({ createdAt: { ...(from && { from }), ...(to && { to }) } })).records);
      expect(await read(undefined, at)).toEqual(idsOf(records.filter(({ createdAt }) => createdAt < at)));
      expect(await read(at, undefined)).toEqual(idsOf(records.filter(({ createdAt }) => createdAt >= at)));
      expect(await read(at, next)).toEqual(
        idsOf(records.filter(({ createdAt }) => createdAt.getTime() === at.getTime())),
      );
    });

    test('narrows to locations exactly', async () => {
      const { records } = await whole();
      const locationId = records.find(({ location }) => location !== null)?.location?.sourceId ?? '';
      const slice = await port().readVisitRequests({ locationIds: [locationId] });
      expect(idsOf(slice.records)).toEqual(idsOf(records.filter(({ location }) => location?.sourceId === locationId)));
      expectEmpty(await port().readVisitRequests({ locationIds: [unknownIdOf(subject(), 'Location')] }));
    });

    test('loads requests, alone or together, as they are in the list', async () => {
      const sample = sampleOf((await whole()).records, 4);
      expectSameFacts(await port().loadVisitRequest(sample[0]?.sourceId ?? ''), sample[0]);
      const request = port();
      const ids = [...sample.map(({ sourceId }) => sourceId), unknownIdOf(subject(), 'VisitRequest')];
      const loaded = await Promise.all(ids.map((id) => request.loadVisitRequest(id)));
      expectSameFacts(loaded, [...sample, null]);
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await port().loadVisitRequest(id)).toBeNull();
    });
  });
}
