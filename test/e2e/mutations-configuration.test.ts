import { encodeNodeId, type NodeType } from '../../src/domain/ids/node-id.js';
import type { Source } from '../../src/domain/source/source.js';
import { systemClock } from '../../src/domain/time/clock.js';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell } from '../support/mutate.js';
import { first, hostsOf, locationsOf } from '../support/write-scene.js';

/** A gateway with Spacebring only, and without its user token. */
let sandbox: Sandbox;
let gateway: TestGateway;

beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'tests',
    visits: 300,
    spacebringRequestsPerSecond: 10_000,
    port: null,
    w3lcomeAuth: 'strict',
    stateFile: null,
    clock: systemClock,
  });
  const { clientId, clientSecret, networkId } = SANDBOX_CREDENTIALS.spacebring;
  gateway = await startTestGateway({
    SPACEBRING_URL: sandbox.spacebring.url,
    SPACEBRING_CLIENT_ID: clientId,
    SPACEBRING_CLIENT_SECRET: clientSecret,
    SPACEBRING_NETWORK_ID: networkId,
    GATEWAY_SECRET: 'a secret that is long enough for tests',
  });
});

afterAll(async () => {
  await gateway.close();
  await sandbox.close();
});

const UUID = '00000000-0000-4000-8000-000000000000';
const idOf = (nodeType: NodeType, source: Source) => encodeNodeId({ nodeType, source, sourceId: UUID });
const SOON = new Date(Date.now() + 3_600_000).toISOString();
const VISITOR = { name: 'Ana', email: 'ana@example.com' };

describe('what Spacebring lets only a user do is a fault that names the setting, before any call', () => {
  test.each([
    ['scheduleVisit', { locationId: idOf('Location', 'SPACEBRING'), expectedAt: SOON, visitor: VISITOR }],
    ['cancelVisit', { id: idOf('Visit', 'SPACEBRING') }],
    ['approveVisitRequest', { id: idOf('VisitRequest', 'SPACEBRING') }],
    ['rejectVisitRequest', { id: idOf('VisitRequest', 'SPACEBRING') }],
    ['createTicket', { locationId: idOf('Location', 'SPACEBRING'), text: 'x' }],
    ['commentOnTicket', { ticketId: idOf('Ticket', 'SPACEBRING'), text: 'x' }],
  ])('%s', async (name, input) => {
    await gateway.resetCalls();
    const { record, userErrors, errors } = await mutate(gateway, { name, input });
    expect({ record, userErrors }).toEqual({ record: null, userErrors: [] });
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching('SPACEBRING_REFRESH_TOKEN'),
        extensions: { code: 'SOURCE_NOT_CONFIGURED', source: 'SPACEBRING', outcome: 'NOT_DONE' },
      },
    ]);
    expect(await gateway.calls()).toEqual({});
  });
});

test('what Basic may do works without the token', async () => {
  const host = first((await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location !== null));
  const locationId = host.location?.id ?? first(await locationsOf(gateway, 'SPACEBRING')).id;
  const balance = { customerId: host.id, locationId, direction: 'ALLOCATE', amount: '1' };
  await mutateWell(gateway, { name: 'requestVisit', input: { locationId, hostId: host.id, visitor: VISITOR } });
  await mutateWell(gateway, { name: 'createDayPassTransaction', input: balance });
});

test.each([
  ['scheduleVisit', { hostId: idOf('Person', 'W3LCOME'), expectedAt: SOON, visitor: VISITOR }, 'W3LCOME'],
  ['scheduleVisit', { hostId: idOf('Person', 'RESIDENT'), expectedAt: SOON, visitor: VISITOR }, 'RESIDENT'],
  ['checkOutVisit', { id: idOf('Visit', 'RESIDENT') }, 'RESIDENT'],
  ['blockPerson', { name: 'Mallory' }, 'W3LCOME'],
  ['createHost', VISITOR, 'W3LCOME'],
])('%s of a source that is not configured is a fault, before any call', async (name, input, source) => {
  await gateway.resetCalls();
  const { errors } = await mutate(gateway, { name, input });
  expect(errors).toMatchObject([
    { message: expect.stringMatching(`${source}_URL`), extensions: { code: 'SOURCE_NOT_CONFIGURED', source } },
  ]);
  expect(await gateway.calls()).toEqual({});
});
