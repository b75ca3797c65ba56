import { addDays } from '../../src/domain/time/time-range.js';
import type { ResidentsBehaviour } from '../../src/sandbox/residents/residents-behaviour.js';
import { type ResidentSubject, startResidentSubject, toResidentWriterSubject } from './resident-subject.js';
import { SANDBOX_NOW } from './suites/contract-sandbox.js';
import { describeLocationSource } from './suites/location-source.suite.js';
import { describePersonSource } from './suites/person-source.suite.js';
import { describeVisitSource } from './suites/visit-source.suite.js';
import { describeVisitWriter } from './suites/visit-writer.suite.js';

const ALL_TIME = { from: addDays(SANDBOX_NOW, -3_650), to: addDays(SANDBOX_NOW, 3_650) };

/** What the service neither checks nor says, otherwise than the sandbox does by default. */
const HABITS: Readonly<Record<string, Partial<ResidentsBehaviour>>> = {
  'residents with dates in every form, any party size and upper-case ids': {
    dates: 'free',
    partySizes: 'any',
    ids: 'upper',
    visitOrder: 'reversed',
  },
  'residents whose departures are days': { departures: 'days' },
};

describe.each(Object.entries(HABITS))('%s', (name, behaviour) => {
  const setUp = () => startResidentSubject(behaviour);
  describeVisitSource(name, setUp);
  describePersonSource(name, setUp);
  describeLocationSource(name, setUp);
  describeVisitWriter(name, async () => toResidentWriterSubject(await setUp()));
});

async function withSubject<T>(
  behaviour: Partial<ResidentsBehaviour>,
  act: (subject: ResidentSubject) => Promise<T>,
): Promise<T> {
  const subject = await startResidentSubject(behaviour);
  try {
    return await act(subject);
  } finally {
    await subject.close();
  }
}

const readAll = ({ newRequest, now }: ResidentSubject) => newRequest().visits.readVisits({ range: ALL_TIME, now });

test('dates that cannot be read are shown as they are written, and logged once for each shape', async () => {
  await withSubject({ dates: 'free' }, async (subject) => {
    const raw = new Map((await subject.listRaw('/residentvisits')).map((visit) => [visit['id'], visit]));
    const { records } = await readAll(subject);
    const unread = records.filter(({ arrivalText }) => arrivalText !== null);
    expect(records).toHaveLength(raw.size);
    expect(unread.length).toBeGreaterThan(0);
    for (const { sourceId, arrivalText, expectedAt, checkedInAt, notices } of unread) {
      expect(arrivalText).toBe(raw.get(sourceId)?.['arrivalDate']);
      expect([expectedAt, checkedInAt, notices]).toEqual([null, null, ['DATE_NOT_READ']]);
    }
    await readAll(subject);
    expect(subject.warnings.length).toBeGreaterThan(0);
    expect(new Set(subject.warnings).size).toBe(subject.warnings.length);
  });
});

test('a number that no party has counts as one person, and is told where it is a flaw', async () => {
  await withSubject({ partySizes: 'any' }, async (subject) => {
    const raw = await subject.listRaw('/residentvisits');
    const sizes = new Map(raw.map(({ id, totalPeople }) => [id, Number(totalPeople)]));
    const { records } = await readAll(subject);
    const isFlaw = (size: number) => size < 0 || size > 10_000;
    expect([...sizes.values()].some(isFlaw)).toBe(true);
    expect([...sizes.values()]).toContain(0);
    for (const { sourceId, partySize, notices } of records) {
      const size = sizes.get(sourceId) ?? Number.NaN;
      expect(partySize).toBe(isFlaw(size) || size === 0 ? 1 : size);
      expect(notices.includes('PARTY_SIZE_NOT_PLAUSIBLE')).toBe(isFlaw(size));
    }
  });
});

test('ids in upper case are the same records', async () => {
  const idsOf = (behaviour: Partial<ResidentsBehaviour>) =>
    withSubject(behaviour, async (subject) => {
      const request = subject.newRequest();
      const { records } = await readAll(subject);
      const people = (await request.people.readPeople({})).records;
      const [visit] = records;
      const found = await request.visits.loadVisit(visit?.sourceId.toUpperCase() ?? '', subject.now);
      expect(found).toEqual(visit);
      return [records, people].map((list) => list.map(({ sourceId }) => sourceId).sort());
    });
  expect(await idsOf({ ids: 'upper' })).toEqual(await idsOf({ ids: 'lower' }));
});

describe('residents whose communities may not be read', () => {
  const setUp = () => startResidentSubject({ communities: 'refused' });
  describePersonSource('resident', setUp);

  test('have places without names, and the fault says why; visits and people are whole', async () => {
    await withSubject({ communities: 'refused' }, async (subject) => {
      const request = subject.newRequest();
      const { records } = await request.people.readPeople({});
      const place = records.find(({ location }) => location !== null)?.location;
      expect(place?.name).toBeUndefined();
      const refused = { code: 'UPSTREAM_REJECTED_CREDENTIALS', source: 'RESIDENT', status: 403 };
      await expect(request.locations.loadLocation(place?.sourceId ?? '')).rejects.toMatchObject(refused);
      await expect(request.locations.readLocations()).rejects.toMatchObject(refused);
      expect(await readAll(subject)).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
    });
  });
});
