import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { first, type Host, hostsOf, locationsOf, minutesFromNow, visitIdsOf } from '../support/write-scene.js';

interface Desk {
  readonly id: string;
  readonly status: string;
}

const DESK = `id source status isOnSite checkedInAt checkedOutAt purpose partySize expectedAt vehicle { color licensePlate }
  visitor { name } host { id name }`;
const VISITOR = { name: 'Diego Herrera', email: 'diego.herrera@example.com' };

let gateway: TestGateway;
let resident: Host;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
  resident = first((await hostsOf(gateway, 'RESIDENT')).filter(({ location }) => location !== null));
});

afterAll(() => gateway.close());

const draft = (given: Record<string, unknown> = {}) => ({
  hostId: resident.id,
  expectedAt: minutesFromNow(30),
  visitor: VISITOR,
  ...given,
});

const schedule = (given: Record<string, unknown> = {}) =>
  mutateWell<Desk>(gateway, { name: 'scheduleVisit', input: draft(given), selection: DESK });

const update = (id: string, given: Record<string, unknown>) =>
  mutateWell(gateway, { name: 'updateVisit', input: { id, ...given }, selection: DESK });

const unknownId = encodeNodeId({
  nodeType: 'Visit',
  source: 'RESIDENT',
  sourceId: '00000000-0000-4000-8000-000000000000',
});

describe('scheduleVisit', () => {
  test('announces a visit to a resident, with everything that belongs to it', async () => {
    await visitIdsOf(gateway, 'RESIDENT');
    const visit = await schedule({
      locationId: resident.location?.id,
      expectedUntil: minutesFromNow(120),
      partySize: 3,
      purpose: 'Birthday',
      vehicle: { color: 'red', licensePlate: 'ABC-12-34' },
    });
    expect(visit).toMatchObject({
      source: 'RESIDENT',
      status: 'EXPECTED',
      isOnSite: false,
      expectedAt: minutesFromNow(30),
      partySize: 3,
      purpose: 'Birthday',
      vehicle: { color: 'red', licensePlate: 'ABC-12-34' },
      visitor: { name: VISITOR.name },
      host: { id: resident.id, name: resident.name },
    });
    expect(await visitIdsOf(gateway, 'RESIDENT')).toContain(visit.id);
  });

  test('needs a resident, who lives where the visit is', async () => {
    const communities = await locationsOf(gateway, 'RESIDENT');
    const locationId = first(communities).id;
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input: draft({ hostId: null, locationId }) })).toEqual([
      'INVALID_INPUT input.hostId',
    ]);
    const elsewhere = first(communities.filter(({ id }) => id !== resident.location?.id));
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input: draft({ locationId: elsewhere.id }) })).toEqual([
      'INVALID_INPUT input.locationId',
    ]);
    const sourceId = '00000000-0000-4000-8000-000000000000';
    const hostId = encodeNodeId({ nodeType: 'Person', source: 'RESIDENT', sourceId });
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input: draft({ hostId }) })).toEqual([
      'NOT_FOUND input.hostId',
    ]);
  });

  test("refuses what the residents' service has no place for, and what is too long for it", async () => {
    const input = draft({ notes: 'x', requiresAuthorization: true });
    expect((await refusalOf(gateway, { name: 'scheduleVisit', input })).sort()).toEqual([
      'NOT_SUPPORTED_BY_SOURCE input.notes',
      'NOT_SUPPORTED_BY_SOURCE input.requiresAuthorization',
    ]);
    const long = draft({ visitor: { name: 'n'.repeat(101) }, purpose: 'p'.repeat(201) });
    expect((await refusalOf(gateway, { name: 'scheduleVisit', input: long })).sort()).toEqual([
      'INVALID_INPUT input.purpose',
      'INVALID_INPUT input.visitor.name',
    ]);
  });
});

describe('updateVisit', () => {
  test('changes only what is given of a record that the service replaces whole', async () => {
    const { id } = await schedule({ partySize: 4, purpose: 'Dinner', vehicle: { color: 'blue' } });
    expect(await update(id, { purpose: 'Lunch' })).toMatchObject({
      purpose: 'Lunch',
      partySize: 4,
      expectedAt: minutesFromNow(30),
      vehicle: { color: 'blue' },
      visitor: { name: VISITOR.name },
    });
    expect(await update(id, { vehicle: null, visitor: { name: 'Diego H.' } })).toMatchObject({
      purpose: 'Lunch',
      partySize: 4,
      vehicle: null,
      visitor: { name: 'Diego H.' },
    });
  });

  test('loses nothing of two changes at the same time', async () => {
    const { id } = await schedule({ purpose: 'Dinner', partySize: 1 });
    await Promise.all([
      update(id, { purpose: 'Lunch' }),
      update(id, { partySize: 5 }),
      update(id, { vehicle: { licensePlate: 'XYZ' } }),
      update(id, { expectedAt: minutesFromNow(90) }),
    ]);
    const { data } = await gateway.query(
      'query ($id: ID!) { visit(id: $id) { purpose partySize expectedAt vehicle { licensePlate } } }',
      { id },
    );
    expect(data).toEqual({
      visit: {
        purpose: 'Lunch',
        partySize: 5,
        expectedAt: minutesFromNow(90),
        vehicle: { licensePlate: 'XYZ' },
      },
    });
  });

  test('refuses notes, an end before the beginning, and a visit that nobody knows', async () => {
    const { id } = await schedule();
    const refusal = (input: Record<string, unknown>) => refusalOf(gateway, { name: 'updateVisit', input });
    expect(await refusal({ id, notes: 'x' })).toEqual(['NOT_SUPPORTED_BY_SOURCE input.notes']);
    expect(await refusal({ id, expectedUntil: minutesFromNow(10) })).toEqual(['INVALID_INPUT input.expectedUntil']);
    expect(await refusal({ id: unknownId, purpose: 'x' })).toEqual(['NOT_FOUND input.id']);
  });
});

describe('checkInVisit and checkOutVisit', () => {
  const enter = (input: Record<string, unknown>) => ({ name: 'checkInVisit', input, selection: DESK });
  const leave = (input: Record<string, unknown>) => ({ name: 'checkOutVisit', input, selection: DESK });

  test('write down when the visitor came and went, each once', async () => {
    const { id } = await schedule();
    expect(await refusalOf(gateway, leave({ id }))).toEqual(['NOT_CHECKED_IN']);
    expect(await mutateWell(gateway, enter({ id }))).toMatchObject({
      status: 'CHECKED_IN',
      isOnSite: true,
      checkedInAt: minutesFromNow(0),
    });
    expect(await refusalOf(gateway, enter({ id }))).toEqual(['ALREADY_CHECKED_IN']);
    expect(await refusalOf(gateway, leave({ id, at: minutesFromNow(-30) }))).toEqual(['INVALID_INPUT input.at']);
    expect(await mutateWell(gateway, leave({ id }))).toMatchObject({
      status: 'CHECKED_OUT',
      isOnSite: false,
      checkedOutAt: minutesFromNow(0),
    });
    expect(await refusalOf(gateway, leave({ id }))).toEqual(['ALREADY_CHECKED_OUT']);
    expect(await refusalOf(gateway, enter({ id }))).toEqual(['ALREADY_CHECKED_OUT']);
    expect(await mutateWell(gateway, leave({ id, force: true }))).toMatchObject({ status: 'CHECKED_OUT' });
  });

  test('are refused for codes, and for a visit that nobody knows', async () => {
    const locationId = first(await locationsOf(gateway, 'RESIDENT')).id;
    for (const asked of [enter, leave]) {
      const [refusal] = await refusalOf(gateway, asked({ locationId, accessCode: '123456' }));
      expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
      expect(await refusalOf(gateway, asked({ id: unknownId }))).toEqual(['NOT_FOUND input.id']);
    }
  });
});

test('cancelVisit calls off what has not begun, and refuses the rest', async () => {
  const { id } = await schedule();
  expect(await mutateWell(gateway, { name: 'cancelVisit', input: { id }, selection: DESK })).toMatchObject({
    id,
    status: 'CANCELLED',
  });
  expect(await visitIdsOf(gateway, 'RESIDENT')).not.toContain(id);
  expect(await refusalOf(gateway, { name: 'cancelVisit', input: { id } })).toEqual(['NOT_FOUND input.id']);
  const begun = await schedule();
  await mutateWell(gateway, { name: 'checkInVisit', input: { id: begun.id } });
  const [refusal] = await refusalOf(gateway, { name: 'cancelVisit', input: { id: begun.id } });
  expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
});

test('deleteVisit removes a visit for good, begun or not', async () => {
  const { id } = await schedule();
  await mutateWell(gateway, { name: 'checkInVisit', input: { id } });
  expect(await mutateWell<string>(gateway, { name: 'deleteVisit', input: { id } })).toBe(id);
  expect(await visitIdsOf(gateway, 'RESIDENT')).not.toContain(id);
  const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { id } }', { id });
  expect(data).toEqual({ visit: null });
  expect(await refusalOf(gateway, { name: 'deleteVisit', input: { id } })).toEqual(['NOT_FOUND input.id']);
});

test.each(['allowVisit', 'denyVisit'])('%s is not supported, and asks nothing', async (name) => {
  await gateway.resetCalls();
  const { userErrors } = await mutate(gateway, { name, input: { id: unknownId } });
  expect(userErrors).toMatchObject([{ code: 'NOT_SUPPORTED_BY_SOURCE', message: expect.any(String) }]);
  expect(await gateway.calls()).toEqual({});
});
