import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow, visitIdsOf } from '../support/write-scene.js';

interface Desk {
  readonly id: string;
  readonly status: string;
  readonly isOnSite: boolean;
  readonly checkedInAt: string | null;
  readonly checkedOutAt: string | null;
  readonly accessCode: string;
  readonly notes: string | null;
  readonly expectedAt: string;
  readonly host: { readonly id: string };
}

const DESK = 'id source status isOnSite checkedInAt checkedOutAt cancelledAt accessCode notes expectedAt host { id }';
const VISITOR = { name: 'Ana Maria Prado', email: 'ana.prado@example.com' };

let gateway: TestGateway;
let locationId: string;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
  locationId = first(await locationsOf(gateway, 'SPACEBRING')).id;
});

afterAll(() => gateway.close());

const draft = (given: Record<string, unknown> = {}) => ({
  locationId,
  expectedAt: minutesFromNow(30),
  visitor: VISITOR,
  ...given,
});

const schedule = (given: Record<string, unknown> = {}) =>
  mutateWell<Desk>(gateway, { name: 'scheduleVisit', input: draft(given), selection: DESK });

const unknownId = encodeNodeId({
  nodeType: 'Visit',
  source: 'SPACEBRING',
  sourceId: '00000000-0000-4000-8000-000000000000',
});

describe('scheduleVisit', () => {
  test('makes a visit of the token user, who may also be named as the host', async () => {
    const visit = await schedule({ notes: ' Bring a badge. ' });
    expect(visit).toMatchObject({
      source: 'SPACEBRING',
      status: 'EXPECTED',
      isOnSite: false,
      notes: 'Bring a badge.',
      expectedAt: minutesFromNow(30),
      accessCode: expect.stringMatching(/^\d{6}$/),
    });
    expect((await schedule({ hostId: visit.host.id, locationId: null })).host.id).toBe(visit.host.id);
  });

  test('shows the visit in every list, in the same document and in the next', async () => {
    await visitIdsOf(gateway, 'SPACEBRING');
    const range = `{ scheduledAt: { gte: "${minutesFromNow(-60)}", lt: "${minutesFromNow(600)}" } }`;
    const visits = `visits(first: 200, filter: ${range}) { nodes { id } }`;
    const visit = await mutateWell<Record<'host' | 'location' | 'visitor', { visits: { nodes: { id: string }[] } }>>(
      gateway,
      {
        name: 'scheduleVisit',
        input: draft(),
        selection: `id host { ${visits} } location { ${visits} } visitor { ${visits} identities { source } }`,
      },
    );
    const { id } = visit as unknown as { id: string };
    for (const parent of ['host', 'location', 'visitor'] as const) {
      expect(visit[parent].visits.nodes.map((node) => node.id)).toContain(id);
    }
    expect(await visitIdsOf(gateway, 'SPACEBRING')).toContain(id);
  });

  test('refuses what Spacebring cannot do, all of it at once', async () => {
    const input = draft({
      expectedUntil: minutesFromNow(60),
      partySize: 2,
      purpose: 'Lunch',
      vehicle: { licensePlate: 'ABC1D23' },
      requiresAuthorization: true,
    });
    expect((await refusalOf(gateway, { name: 'scheduleVisit', input })).sort()).toEqual([
      'NOT_SUPPORTED_BY_SOURCE input.expectedUntil',
      'NOT_SUPPORTED_BY_SOURCE input.partySize',
      'NOT_SUPPORTED_BY_SOURCE input.purpose',
      'NOT_SUPPORTED_BY_SOURCE input.requiresAuthorization',
      'NOT_SUPPORTED_BY_SOURCE input.vehicle',
    ]);
  });

  test('refuses another host than the user, and says what to do instead', async () => {
    const { host } = await schedule();
    const others = (await hostsOf(gateway, 'SPACEBRING')).filter(
      ({ id, location }) => id !== host.id && location?.id === locationId,
    );
    const input = draft({ hostId: first(others).id });
    const { record, userErrors } = await mutate(gateway, { name: 'scheduleVisit', input });
    expect(record).toBeNull();
    expect(userErrors).toMatchObject([
      {
        code: 'NOT_SUPPORTED_BY_SOURCE',
        field: ['input', 'hostId'],
        message: expect.stringMatching('request the visit'),
      },
    ]);
  });

  test('needs the e-mail of the visitor', async () => {
    const input = draft({ visitor: { name: 'Ana' } });
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input })).toEqual(['INVALID_INPUT input.visitor.email']);
  });

  test('refuses an unknown host and an unknown location', async () => {
    const ids = { source: 'SPACEBRING', sourceId: '00000000-0000-4000-8000-000000000000' } as const;
    const hostId = encodeNodeId({ nodeType: 'Person', ...ids });
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input: draft({ hostId }) })).toEqual([
      'NOT_FOUND input.hostId',
    ]);
    const input = draft({ locationId: encodeNodeId({ nodeType: 'Location', ...ids }) });
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input })).toEqual(['NOT_FOUND input.locationId']);
  });
});

describe('updateVisit', () => {
  test('changes what is given, keeps the rest and clears what is null', async () => {
    const { id } = await schedule({ notes: 'Old' });
    const update = (given: Record<string, unknown>) =>
      mutateWell<Desk>(gateway, { name: 'updateVisit', input: { id, ...given }, selection: DESK });
    expect(await update({ expectedAt: minutesFromNow(90) })).toMatchObject({
      expectedAt: minutesFromNow(90),
      notes: 'Old',
    });
    expect(await update({ notes: 'New' })).toMatchObject({ expectedAt: minutesFromNow(90), notes: 'New' });
    expect(await update({ notes: null })).toMatchObject({ expectedAt: minutesFromNow(90), notes: null });
    const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { notes expectedAt } }', { id });
    expect(data).toEqual({ visit: { notes: null, expectedAt: minutesFromNow(90) } });
  });

  test('refuses another visitor, and a visit that nobody knows', async () => {
    const { id } = await schedule();
    expect(await refusalOf(gateway, { name: 'updateVisit', input: { id, visitor: VISITOR } })).toEqual([
      'NOT_SUPPORTED_BY_SOURCE input.visitor',
    ]);
    expect(await refusalOf(gateway, { name: 'updateVisit', input: { id: unknownId, notes: 'x' } })).toEqual([
      'NOT_FOUND input.id',
    ]);
  });
});

describe('checkInVisit and checkOutVisit', () => {
  const enter = (input: Record<string, unknown>) => ({ name: 'checkInVisit', input, selection: DESK });
  const leave = (input: Record<string, unknown>) => ({ name: 'checkOutVisit', input, selection: DESK });

  test('by id, each once', async () => {
    const { id } = await schedule();
    expect(await refusalOf(gateway, leave({ id }))).toEqual(['NOT_CHECKED_IN']);
    expect(await mutateWell(gateway, enter({ id }))).toMatchObject({
      status: 'CHECKED_IN',
      isOnSite: true,
      checkedInAt: minutesFromNow(0),
    });
    expect(await refusalOf(gateway, enter({ id }))).toEqual(['ALREADY_CHECKED_IN']);
    expect(await mutateWell(gateway, leave({ id }))).toMatchObject({
      status: 'CHECKED_OUT',
      isOnSite: false,
      checkedOutAt: minutesFromNow(0),
    });
    expect(await refusalOf(gateway, leave({ id }))).toEqual(['ALREADY_CHECKED_OUT']);
    expect(await refusalOf(gateway, leave({ id, force: true }))).toEqual(['ALREADY_CHECKED_OUT']);
  });

  test('by the code that the visitor shows, and the roll call follows', async () => {
    const onSite = async () => {
      const { data } = await gateway.query<{ visits: { nodes: { id: string }[] } }>(
        '{ visits(first: 200, filter: { isOnSite: true, sources: [SPACEBRING] }) { nodes { id } } }',
      );
      return data?.visits.nodes.map((visit) => visit.id);
    };
    const { id, accessCode } = await schedule();
    expect(await onSite()).not.toContain(id);
    expect(await mutateWell(gateway, enter({ locationId, accessCode }))).toMatchObject({ id, status: 'CHECKED_IN' });
    expect(await onSite()).toContain(id);
    expect(await refusalOf(gateway, enter({ locationId, accessCode }))).toEqual(['ALREADY_CHECKED_IN']);
    expect(await mutateWell(gateway, leave({ locationId, accessCode }))).toMatchObject({ id, status: 'CHECKED_OUT' });
    expect(await onSite()).not.toContain(id);
    expect(await refusalOf(gateway, leave({ locationId, accessCode }))).toEqual(['ALREADY_CHECKED_OUT']);
  });

  test('refuse a code of another day and one that no visit has, with the word of the source', async () => {
    const { accessCode } = await schedule({ expectedAt: minutesFromNow(3 * 24 * 60) });
    const today = await mutate(gateway, enter({ locationId, accessCode }));
    expect(today.userErrors).toMatchObject([
      {
        code: 'INVALID_INPUT',
        field: ['input', 'accessCode'],
        message: expect.stringMatching('today'),
        sourceCode: 'codeNotValidToday',
      },
    ]);
    const nobody = await mutate(gateway, leave({ locationId, accessCode: '000000' }));
    expect(nobody.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'accessCode'], sourceCode: 'codeNotFound' },
    ]);
  });

  test('refuse a visit that nobody knows, and a check-out at another time', async () => {
    expect(await refusalOf(gateway, enter({ id: unknownId }))).toEqual(['NOT_FOUND input.id']);
    expect(await refusalOf(gateway, leave({ id: unknownId }))).toEqual(['NOT_FOUND input.id']);
    const { id } = await schedule();
    await mutateWell(gateway, enter({ id }));
    expect(await refusalOf(gateway, leave({ id, at: minutesFromNow(-30) }))).toEqual([
      'NOT_SUPPORTED_BY_SOURCE input.at',
    ]);
  });
});

describe('cancelVisit', () => {
  test('calls a visit off once; nobody can come then', async () => {
    const { id } = await schedule();
    const cancelled = await mutateWell(gateway, { name: 'cancelVisit', input: { id }, selection: DESK });
    expect(cancelled).toMatchObject({ id, status: 'CANCELLED', cancelledAt: minutesFromNow(0) });
    expect(await refusalOf(gateway, { name: 'cancelVisit', input: { id } })).toEqual(['CANCELLED']);
    expect(await refusalOf(gateway, { name: 'checkInVisit', input: { id } })).toEqual(['CANCELLED']);
    expect(await refusalOf(gateway, { name: 'updateVisit', input: { id, notes: 'x' } })).toEqual(['CANCELLED']);
    const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { status } }', { id });
    expect(data).toEqual({ visit: { status: 'CANCELLED' } });
    expect(await refusalOf(gateway, { name: 'cancelVisit', input: { id: unknownId } })).toEqual(['NOT_FOUND input.id']);
  });
});

test.each(['deleteVisit', 'allowVisit', 'denyVisit'])('%s is not supported, and asks nothing', async (name) => {
  const { id } = await schedule();
  await gateway.resetCalls();
  const [refusal, ...others] = await refusalOf(gateway, { name, input: { id } });
  expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
  expect(others).toEqual([]);
  expect(await gateway.calls()).toEqual({});
});
