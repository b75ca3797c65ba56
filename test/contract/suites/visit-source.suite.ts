import type { Visit } from '../../../src/domain/model/visit.js';
import type { SourceSlice } from '../../../src/domain/source/source-slice.js';
import { addDays, isWithin } from '../../../src/domain/time/time-range.js';
import { FOREIGN_IDS, readOnce, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import {
  byId,
  expectEmpty,
  expectFrozen,
  expectName,
  expectRecords,
  expectSameFacts,
  expectWhole,
  idsOf,
  sampleOf,
} from './record-checks.js';
import { expectVisitState } from './visit-state-checks.js';
import { expectVisitorRecord } from './visitor-record-checks.js';

/** What every VisitSource keeps to. The subject needs visits before and after its `now`. */
export function describeVisitSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of visits`, () => {
    const subject = useSubject(setUp);
    const visits = () => subject().newRequest().visits;
    const range = () => ({ from: addDays(subject().now, -60), to: addDays(subject().now, 25) });
    const query = () => ({ range: range(), now: subject().now });
    const whole = readOnce(() => visits().readVisits(query()));

    test('gives the visits of the range, each once, as they stand now', async () => {
      const slice = await whole();
      const { source } = subject().newRequest();
      expectWhole(slice);
      expectRecords(source, 'Visit', slice.records);
      for (const visit of slice.records) {
        expect(isWithin(range(), visit.scheduledAt)).toBe(true);
        expect(visit.evaluatedAt).toEqual(subject().now);
        expect(visit.partySize).toBeGreaterThanOrEqual(1);
        expectVisitState(visit);
        expectVisitorRecord(source, visit.visitor);
        if (visit.host !== null) expectName(visit.host);
        expect(visit.host === null || (visit.host.sourceId ?? visit.host.account)).toBeTruthy();
      }
      expect(new Set(slice.records.map(({ status }) => status)).size).toBeGreaterThan(1);
    });

    test('hands out records that cannot be changed', async () => {
      expectFrozen((await whole()).records);
    });

    test('gives the same in the next request', async () => {
      expect(byId((await visits().readVisits(query())).records)).toEqual(byId((await whole()).records));
    });

    test('cuts ranges exactly: the end belongs to the next one', async () => {
      const { records } = await whole();
      const pivot = records.toSorted((left, right) => left.scheduledAt.getTime() - right.scheduledAt.getTime())[
        Math.floor(records.length / 2)
      ];
      const at = pivot?.scheduledAt ?? subject().now;
      const request = visits();
      const read = (from: Date, to: Date) => request.readVisits({ ...query(), range: { from, to } });
      const [before, after, moment] = await Promise.all([
        read(range().from, at),
        read(at, range().to),
        read(at, new Date(at.getTime() + 1)),
      ]);
      expect(idsOf(before.records)).toEqual(idsOf(records.filter(({ scheduledAt }) => scheduledAt < at)));
      expect(idsOf(after.records)).toEqual(idsOf(records.filter(({ scheduledAt }) => scheduledAt >= at)));
      expect(idsOf(moment.records)).toEqual(
        idsOf(records.filter(({ scheduledAt }) => scheduledAt.getTime() === at.getTime())),
      );
    });

    test('cuts a day exactly, read by itself', async () => {
      const day = { from: addDays(subject().now, -3), to: addDays(subject().now, -2) };
      const { records } = await visits().readVisits({ ...query(), range: day });
      const expected = (await whole()).records.filter(({ scheduledAt }) => isWithin(day, scheduledAt));
      expect(idsOf(records)).toEqual(idsOf(expected));
    });

    test('has nothing in a range long gone', async () => {
      const longGone = { from: new Date('1990-01-01T00:00:00Z'), to: new Date('1990-02-01T00:00:00Z') };
      expectEmpty(await visits().readVisits({ ...query(), range: longGone }));
    });

    test('narrows to one host exactly', async () => {
      const { records } = await whole();
      const [hostId = ''] = hostIdsOf(records);
      const slice = await visits().readVisits({ ...query(), hostIds: [hostId] });
      expect(idsOf(slice.records)).toEqual(idsOf(ofHosts(records, [hostId])));
      expect(slice.records.length).toBeGreaterThan(0);
    });

    test('narrows to many hosts exactly, an unknown one among them', async () => {
      const { records } = await whole();
      const hostIds = hostIdsOf(records).slice(0, 5);
      const slice = await visits().readVisits({ ...query(), hostIds: [...hostIds, unknownIdOf(subject(), 'Person')] });
      expect(idsOf(slice.records)).toEqual(idsOf(ofHosts(records, hostIds)));
    });

    test('has no visits of unknown hosts, nor of no hosts at all', async () => {
      expectEmpty(await visits().readVisits({ ...query(), hostIds: [unknownIdOf(subject(), 'Person')] }));
      expectEmpty(await visits().readVisits({ ...query(), hostIds: [...FOREIGN_IDS] }));
      expectEmpty(await visits().readVisits({ ...query(), hostIds: [] }));
    });

    test('narrows to locations exactly', async () => {
      const { records } = await whole();
      const places = await locationsOf(records);
      const locationId = [...places.values()].find((id) => id !== undefined) ?? '';
      const slice = await visits().readVisits({ ...query(), locationIds: [locationId] });
      const expected = records.filter(({ sourceId }) => places.get(sourceId) === locationId);
      expect(idsOf(slice.records)).toEqual(idsOf(expected));
      expect(slice.records.length).toBeGreaterThan(0);
    });

    test('has no visits at unknown locations, nor at no location at all', async () => {
      expectEmpty(await visits().readVisits({ ...query(), locationIds: [unknownIdOf(subject(), 'Location')] }));
      expectEmpty(await visits().readVisits({ ...query(), locationIds: [...FOREIGN_IDS] }));
      expectEmpty(await visits().readVisits({ ...query(), locationIds: [] }));
    });

    test('narrows to a host and a location together', async () => {
      const { records } = await whole();
      const places = await locationsOf(records);
      const [hostId = ''] = hostIdsOf(records);
      const ofHost = ofHosts(records, [hostId]);
      const here = places.get(ofHost[0]?.sourceId ?? '');
      const elsewhere = (await subject().newRequest().locations.readLocations()).records
        .map(({ sourceId }) => sourceId)
        .find((id) => ofHost.every((visit) => places.get(visit.sourceId) !== id));
      const read = (locationId: string) =>
        visits().readVisits({ ...query(), hostIds: [hostId], locationIds: [locationId] });
      const expected = ofHost.filter(({ sourceId }) => places.get(sourceId) === here);
      expect(idsOf((await read(here ?? '')).records)).toEqual(idsOf(expected));
      expectEmpty(await read(elsewhere ?? unknownIdOf(subject(), 'Location')));
    });

    test('calls the roll: everyone on site, and nobody else', async () => {
      const roll = await visits().readVisitsOnSite({ now: subject().now });
      expectRecords(subject().newRequest().source, 'Visit', roll.records);
      expect(roll.records.every(({ isOnSite }) => isOnSite)).toBe(true);
      const onSite = (await whole()).records.filter(({ isOnSite }) => isOnSite);
      expect(byId(cut(roll, range())).map(factsOf)).toEqual(byId(onSite).map(factsOf));
    });

    test('calls a complete roll however long ago people came', async () => {
      const roll = await visits().readVisitsOnSite({ now: subject().now });
      const ever = { from: addDays(subject().now, -3_650), to: addDays(subject().now, 365) };
      const all = await visits().readVisits({ ...query(), range: ever });
      const onSite = idsOf(all.records.filter(({ isOnSite }) => isOnSite));
      expect(onSite).toEqual(expect.arrayContaining(idsOf(roll.records)));
      if (roll.isComplete) expect(idsOf(roll.records)).toEqual(onSite);
    });

    test('calls the roll of one location, and of one host', async () => {
      const roll = (await visits().readVisitsOnSite({ now: subject().now })).records;
      const places = await locationsOf(roll);
      const locationId = [...places.values()].find((id) => id !== undefined) ?? '';
      const [hostId = ''] = hostIdsOf(roll);
      const here = await visits().readVisitsOnSite({ now: subject().now, locationIds: [locationId] });
      const hosted = await visits().readVisitsOnSite({ now: subject().now, hostIds: [hostId] });
      expect(idsOf(here.records)).toEqual(idsOf(roll.filter(({ sourceId }) => places.get(sourceId) === locationId)));
      expect(idsOf(hosted.records)).toEqual(idsOf(ofHosts(roll, [hostId])));
    });

    test('loads one alone as it is in the list', async () => {
      for (const visit of sampleOf((await whole()).records, 4)) {
        const loaded = await visits().loadVisit(visit.sourceId, subject().now);
        expectSameFacts(loaded && factsOf(loaded), factsOf(visit));
      }
    });

    test('loads many at once as they are in the list, null for the unknown among them', async () => {
      const sample = sampleOf((await whole()).records, 6);
      const request = visits();
      const ids = [...sample.map(({ sourceId }) => sourceId), unknownIdOf(subject(), 'Visit')];
      const loaded = await Promise.all(ids.map((id) => request.loadVisit(id, subject().now)));
      expectSameFacts(
        loaded.map((visit) => visit && factsOf(visit)),
        [...sample.map(factsOf), null],
      );
    });

    test('gives null for an unknown id alone', async () => {
      expect(await visits().loadVisit(unknownIdOf(subject(), 'Visit'), subject().now)).toBeNull();
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await visits().loadVisit(id, subject().now)).toBeNull();
    });

    /** Location ids by visit; a record that does not carry one is at its host's. */
    async function locationsOf(records: readonly Visit[]): Promise<Map<string, string | undefined>> {
      const { people } = subject().newRequest();
      const entries = records.map(async ({ sourceId, location, host }): Promise<[string, string | undefined]> => {
        if (location !== undefined || host?.sourceId === undefined) return [sourceId, location?.sourceId];
        return [sourceId, (await people.loadPerson(host.sourceId))?.location?.sourceId];
      });
      return new Map(await Promise.all(entries));
    }
  });
}

/** Whether a visit was expected is known in lists of a range alone. */
function factsOf({ wasExpected: _, ...facts }: Visit): Omit<Visit, 'wasExpected'> {
  return facts;
}

function cut(slice: SourceSlice<Visit>, range: { from: Date; to: Date }): Visit[] {
  return slice.records.filter(({ scheduledAt }) => isWithin(range, scheduledAt));
}

/** Hosts by the number of their visits, the busiest first. */
function hostIdsOf(visits: readonly Visit[]): string[] {
  const counts = new Map<string, number>();
  for (const { host } of visits) {
    if (host?.sourceId !== undefined) counts.set(host.sourceId, (counts.get(host.sourceId) ?? 0) + 1);
  }
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([id]) => id);
}

function ofHosts(visits: readonly Visit[], hostIds: readonly string[]): Visit[] {
  return visits.filter(({ host }) => host?.sourceId !== undefined && hostIds.includes(host.sourceId));
}
