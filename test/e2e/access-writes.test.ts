import { ANYONE, type Caller } from '../../src/domain/access/caller.js';
import { callerWith, callerWithout } from '../support/callers.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow } from '../support/write-scene.js';

const VISITOR = { name: 'Bruno Teixeira', email: 'bruno.teixeira@example.com' };
const VISIT = 'id accessCode notes visitor { id name email matchedBy }';
const TICKET = 'id description activities { text } requester { id name email visits { totalCount } }';

let caller: Caller = ANYONE;
let gateway: TestGateway;
let hostId: string;
let locationId: string;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' }, async () => caller);
  hostId = first(await hostsOf(gateway, 'W3LCOME')).id;
  locationId = first(await locationsOf(gateway, 'SPACEBRING')).id;
});

beforeEach(() => {
  caller = ANYONE;
});

afterAll(() => gateway.close());

const draft = (given: Record<string, unknown> = {}) => ({
  hostId,
  expectedAt: minutesFromNow(30),
  visitor: VISITOR,
  ...given,
});

describe('a writer without pii:read', () => {
  test('is shown what they have written with personal data masked, under the same id', async () => {
    const open = await mutateWell<{ visitor: { id: string } }>(gateway, {
      name: 'scheduleVisit',
      input: draft(),
      selection: VISIT,
    });
    caller = callerWithout('pii:read');
    const input = draft({ notes: 'Has a dog' });
    const visit = await mutateWell(gateway, { name: 'scheduleVisit', input, selection: VISIT });
    expect(visit).toMatchObject({
      notes: '***',
      visitor: { id: open.visitor.id, name: 'B. T.', email: 'b***@e***.com', matchedBy: 'EMAIL' },
    });
  });

  test('is not shown the code that opens the door', async () => {
    const input = { locationId, visitor: VISITOR, expectedAt: minutesFromNow(30) };
    const selection = 'accessCode';
    const open = await mutateWell(gateway, { name: 'scheduleVisit', input, selection });
    expect(open).toEqual({ accessCode: expect.any(String) });
    caller = callerWithout('pii:read');
    expect(await mutateWell(gateway, { name: 'scheduleVisit', input, selection })).toEqual({ accessCode: null });
  });

  test('is told that somebody is blocked, and not why', async () => {
    const blocked = { name: 'Rui Vaz', email: 'rui.vaz@example.com', reason: 'Threw a chair' };
    await mutateWell(gateway, { name: 'blockPerson', input: blocked, selection: 'id' });
    caller = callerWithout('pii:read');
    const visitor = { name: blocked.name, email: blocked.email };
    const { userErrors } = await mutate(gateway, { name: 'scheduleVisit', input: draft({ visitor }), selection: 'id' });
    expect(userErrors).toMatchObject([{ code: 'BLOCKED_VISITOR', message: 'This visitor is on the blocked list.' }]);
  });

  test("is not shown a source's own words for a refusal", async () => {
    const asked = { name: 'checkInVisit', input: { locationId, accessCode: '000000' }, selection: 'id' };
    expect((await mutate(gateway, asked)).userErrors).toMatchObject([{ sourceCode: 'codeNotFound' }]);
    caller = callerWithout('pii:read');
    expect((await mutate(gateway, asked)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'accessCode'], sourceCode: '***' },
    ]);
  });
});

test('a writer who may not read is shown what they have written, and nothing that needs a scope under it', async () => {
  const members = (await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location?.id === locationId);
  const requesterId = first(members).id;
  caller = callerWith('tickets:write', 'pii:read');
  const input = { locationId, requesterId, text: 'The projector is dark.' };
  const { record, errors } = await mutate(gateway, { name: 'createTicket', input, selection: TICKET });
  expect(record).toMatchObject({
    description: 'The projector is dark.',
    activities: null,
    requester: { id: requesterId, visits: null },
  });
  expect(errors.map(({ path, extensions: { scope } }) => [path?.slice(2).join('.'), scope])).toEqual(
    expect.arrayContaining([
      ['activities', 'tickets:read'],
      ['requester.visits', 'visits:read'],
    ]),
  );
});

test('a refused write has written nothing, and says so', async () => {
  caller = callerWithout('visits:write');
  await gateway.resetCalls();
  const { record, errors } = await mutate(gateway, { name: 'scheduleVisit', input: draft(), selection: VISIT });
  expect(record).toBeNull();
  expect(errors).toMatchObject([
    { path: ['answer'], extensions: { code: 'FORBIDDEN', scope: 'visits:write', outcome: 'NOT_DONE' } },
  ]);
  expect(await gateway.calls()).toEqual({});
});
