import type { VisitDraft } from '../../../../src/domain/model/visit.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { createResidentAdapter } from '../../../../src/upstreams/resident-visits/adapter.js';
import type { ResidentClient } from '../../../../src/upstreams/resident-visits/client.js';
import { createResidentDates } from '../../../../src/upstreams/resident-visits/values.js';
import { CREATED_ID, createScriptedClient, type ScriptedService } from './scripted-resident-client.js';

const NOW = new Date('2026-03-16T12:00:00Z');
const ZONE = 'America/Mexico_City';
const VISIT_ID = 'aaaaaaaa-0000-4000-8000-000000000001';
const RESIDENT_ID = 'bbbbbbbb-0000-4000-8000-000000000001';
const COMMUNITY_ID = 'cccccccc-0000-4000-8000-000000000001';

/** With everything that a reader would trim, cut or correct. */
const WIRE = {
  id: VISIT_ID,
  residentId: RESIDENT_ID,
  residentName: 'Rosa',
  visitorName: ' Ana  Souza ',
  totalPeople: 0,
  vehicleColor: '',
  licensePlate: ' X ',
  subject: ' Dinner',
  arrivalDate: '2026-03-17',
  departureDate: 'when it is dark',
  createdAt: '2026-03-01T00:00:00.0000000',
};
const { id: _id, residentName: _residentName, createdAt: _createdAt, ...SAME } = WIRE;

const DRAFT: VisitDraft = {
  hostId: RESIDENT_ID.toUpperCase(),
  locationId: null,
  expectedAt: new Date('2026-03-17T19:30:00Z'),
  expectedUntil: null,
  visitor: { name: 'Ana', email: 'ana@example.com', phoneNumber: null, company: 'Acme', document: null },
  partySize: null,
  purpose: null,
  notes: null,
  vehicle: null,
  requiresAuthorization: null,
};

function setUp(changes: Partial<ScriptedService> = {}, freshClient?: ResidentClient) {
  const { client, calls } = createScriptedClient({ visits: [WIRE], ...changes });
  const { visitWriter } = createResidentAdapter({
    client,
    freshClient: () => freshClient ?? client,
    clock: { now: () => NOW },
    dates: createResidentDates(ZONE),
    timeZone: ZONE,
    assumeLeftDays: 30,
  });
  if (visitWriter === undefined) throw new Error('the adapter writes no visits');
  return { writer: visitWriter, calls };
}

const problem = (members: object) => ({ problems: [expect.objectContaining(members)] });
const refused = (status: number, sourceCode: string | null = null) =>
  new SourceFaultError({ source: 'RESIDENT', code: 'UPSTREAM_REJECTED', message: 'refused', status, sourceCode });
const bodyOf = (call: string | undefined): unknown => JSON.parse(call?.slice(call.indexOf('{')) ?? '');

describe('a visit that is scheduled', () => {
  test('is sent whole, without the members that the service cannot store', async () => {
    const { writer, calls } = setUp();
    expect(await writer.scheduleVisit(DRAFT, NOW)).toMatchObject({ sourceId: CREATED_ID, status: 'EXPECTED' });
    expect(bodyOf(calls[0])).toEqual({
      residentId: RESIDENT_ID,
      visitorName: 'Ana',
      totalPeople: 1,
      vehicleColor: null,
      licensePlate: null,
      subject: '',
      arrivalDate: '2026-03-17T19:30:00.000Z',
      departureDate: null,
    });
  });

  test('for exactly midnight in UTC does not become one for the whole day', async () => {
    const expectedAt = new Date('2026-03-18T00:00:00Z');
    const { writer } = setUp();
    expect(await writer.scheduleVisit({ ...DRAFT, expectedAt }, NOW)).toMatchObject({ expectedAt });
  });

  test.each([
    ['hostId', { code: 'NOT_FOUND', sourceCode: 'Resident not found' }, refused(400, 'Resident not found')],
    [null, { code: 'REJECTED_BY_SOURCE', sourceCode: 'VALIDATION_ERROR' }, refused(400, 'VALIDATION_ERROR')],
  ])('and refused blames %s', async (field, members, failure) => {
    const { calls, writer } = setUp();
    await writer.scheduleVisit(DRAFT, NOW);
    const failing = setUp({ failures: { [calls[0] ?? '']: failure } }).writer;
    await expect(failing.scheduleVisit(DRAFT, NOW)).rejects.toMatchObject(
      problem({ ...members, field: field === null ? null : [field] }),
    );
  });

  test.each<[string, readonly string[], Partial<VisitDraft>]>([
    ['name', ['visitor', 'name'], { visitor: { ...DRAFT.visitor, name: 'x'.repeat(101) } }],
    ['purpose', ['purpose'], { purpose: 'x'.repeat(201) }],
    ['colour', ['vehicle', 'color'], { vehicle: { color: 'x'.repeat(31), licensePlate: null } }],
    ['licence plate', ['vehicle', 'licensePlate'], { vehicle: { color: null, licensePlate: 'x'.repeat(21) } }],
  ])('with a %s that the database has no room for is not sent', async (_name, field, changes) => {
    const { writer, calls } = setUp();
    const expected = problem({ code: 'INVALID_INPUT', field });
    await expect(writer.scheduleVisit({ ...DRAFT, ...changes }, NOW)).rejects.toMatchObject(expected);
    expect(calls).toEqual([]);
  });

  test.each([
    [
      'another community',
      [{ id: RESIDENT_ID, communityId: COMMUNITY_ID.replace('1', '2') }],
      'INVALID_INPUT',
      'locationId',
    ],
    ['nobody', [], 'NOT_FOUND', 'hostId'],
  ])('at a location where the host is of %s is refused', async (_name, residents, code, field) => {
    const { writer } = setUp({ residents });
    await expect(writer.scheduleVisit({ ...DRAFT, locationId: COMMUNITY_ID }, NOW)).rejects.toMatchObject(
      problem({ code, field: [field] }),
    );
  });

  test('is looked for by resident, creation and every member, letter by letter', async () => {
    const ours = {
      ...WIRE,
      visitorName: 'Ana',
      ...{ totalPeople: 1, vehicleColor: null, licensePlate: null, subject: '', departureDate: null },
      arrivalDate: '2026-03-17T19:30:00.000Z',
      createdAt: '2026-03-16T11:58:00',
    };
    const others = [
      { ...ours, id: 'a', createdAt: '2026-03-16T11:57:59' },
      { ...ours, id: 'b', visitorName: 'ana' },
      { ...ours, id: 'c', arrivalDate: '2026-03-17T19:30:00Z' },
      { ...ours, id: 'd', subject: 'Dinner' },
      { ...ours, id: 'e', totalPeople: 6 },
      { ...ours, id: 'f', licensePlate: 'ABC-123' },
      { ...ours, id: 'g', departureDate: '2026-03-18T19:30:00.000Z' },
    ];
    const { writer } = setUp({ visits: [...others, ours] });
    const found = await writer.findScheduledVisits(DRAFT, NOW, NOW);
    expect(found.map(({ sourceId }) => sourceId)).toEqual([VISIT_ID]);
  });
});

describe('an update', () => {
  test('leaves every member that is not given as it was, letter by letter', async () => {
    const { writer, calls } = setUp();
    await writer.updateVisit(VISIT_ID, { partySize: 3 }, NOW);
    expect(calls[0]).toBe(`getVisit ${VISIT_ID}`);
    expect(bodyOf(calls[1])).toEqual({ ...SAME, totalPeople: 3 });
  });

  test('writes what is given, and empties what is null', async () => {
    const { writer, calls } = setUp();
    const changes = {
      expectedAt: DRAFT.expectedAt,
      expectedUntil: null,
      visitor: DRAFT.visitor,
      purpose: null,
      vehicle: null,
    };
    await writer.updateVisit(VISIT_ID, changes, NOW);
    expect(bodyOf(calls[1])).toEqual({
      ...SAME,
      visitorName: 'Ana',
      vehicleColor: null,
      licensePlate: null,
      subject: '',
      arrivalDate: '2026-03-17T19:30:00.000Z',
      departureDate: null,
    });
  });

  test.each([
    ['notes', { notes: 'x' }, 'NOT_SUPPORTED_BY_SOURCE', ['notes']],
    ['an end before the beginning', { expectedUntil: NOW }, 'INVALID_INPUT', ['expectedUntil']],
    ['a long name', { visitor: { ...DRAFT.visitor, name: 'x'.repeat(101) } }, 'INVALID_INPUT', ['visitor', 'name']],
  ])('of %s writes nothing', async (_name, changes, code, field) => {
    const { writer, calls } = setUp();
    await expect(writer.updateVisit(VISIT_ID, changes, NOW)).rejects.toMatchObject(problem({ code, field }));
    expect(calls.filter((call) => call.startsWith('replaceVisit'))).toEqual([]);
  });

  test('of a visit that was deleted does not reach the service, which would carry it out', async () => {
    const { writer, calls } = setUp({ visits: [] });
    await expect(writer.updateVisit(VISIT_ID, { partySize: 3 }, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_FOUND' }),
    );
    expect(calls).toEqual([`getVisit ${VISIT_ID}`]);
  });
});

describe('coming and going', () => {
  test('a visitor of the day can be let in until it ends', async () => {
    const { writer, calls } = setUp();
    const now = new Date('2026-03-18T05:00:00Z');
    expect(await writer.checkInVisit({ sourceId: VISIT_ID }, now)).toMatchObject({
      status: 'CHECKED_IN',
      checkedInAt: now,
    });
    expect(bodyOf(calls[1])).toEqual({ ...SAME, arrivalDate: now.toISOString() });
  });

  test('a planned departure is overwritten by the real one', async () => {
    const visits = [{ ...WIRE, arrivalDate: '2026-03-16T10:00:00Z', departureDate: '2026-03-16T20:00:00Z' }];
    const { writer } = setUp({ visits });
    const left = await writer.checkOutVisit({ sourceId: VISIT_ID }, { at: null, force: false }, NOW);
    expect(left).toMatchObject({ status: 'CHECKED_OUT', checkedOutAt: NOW });
  });

  test('a departure that is written already is overwritten by force only', async () => {
    const visits = [{ ...WIRE, arrivalDate: '2026-03-16T10:00:00Z', departureDate: '2026-03-16T11:00:00Z' }];
    const { writer } = setUp({ visits });
    const checkOut = (force: boolean) => writer.checkOutVisit({ sourceId: VISIT_ID }, { at: null, force }, NOW);
    await expect(checkOut(false)).rejects.toMatchObject(problem({ code: 'ALREADY_CHECKED_OUT' }));
    expect(await checkOut(true)).toMatchObject({ checkedOutAt: NOW });
  });

  test('a cancelled visit is shown as it was, cancelled now', async () => {
    const { writer, calls } = setUp();
    const cancelled = await writer.cancelVisit(VISIT_ID, NOW);
    expect(cancelled).toMatchObject({ sourceId: VISIT_ID, status: 'CANCELLED', cancelledAt: NOW, purpose: 'Dinner' });
    expect(calls.at(-1)).toBe(`deleteVisit ${VISIT_ID}`);
  });
});

test('a fault of a write is passed on as it is', async () => {
  const down = new SourceFaultError({
    source: 'RESIDENT',
    code: 'UPSTREAM_TIMEOUT',
    message: 'late',
    isDelivered: true,
  });
  const { writer } = setUp({ failures: { [`deleteVisit ${VISIT_ID}`]: down } });
  await expect(writer.deleteVisit(VISIT_ID, NOW)).rejects.toBe(down);
});

test('an answer to a write that shows no time is a fault of a write that was carried out', async () => {
  const { client } = createScriptedClient({ visits: [WIRE] });
  const timeless = async () => ({ id: VISIT_ID, residentId: RESIDENT_ID });
  const { writer } = setUp({}, { ...client, replaceVisit: timeless });
  await expect(writer.updateVisit(VISIT_ID, { partySize: 3 }, NOW)).rejects.toMatchObject({
    code: 'UPSTREAM_INVALID_RESPONSE',
    isDelivered: true,
  });
});

test.each([
  [{ color: 'Blue' }, { vehicleColor: 'Blue', licensePlate: ' X ' }],
  [{ licensePlate: 'Y' }, { vehicleColor: '', licensePlate: 'Y' }],
  [{ licensePlate: null }, { vehicleColor: '', licensePlate: null }],
  [null, { vehicleColor: null, licensePlate: null }],
])('a vehicle changed by %j keeps what is left out', async (vehicle, expected) => {
  const { writer, calls } = setUp();
  await writer.updateVisit(VISIT_ID, { vehicle }, NOW);
  expect(bodyOf(calls.at(-1))).toEqual({ ...SAME, ...expected });
});
