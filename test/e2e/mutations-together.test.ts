import { ANYONE, type Caller } from '../../src/domain/access/caller.js';
import type { SandboxFault } from '../../src/sandbox/kit/fault.js';
import { callerWithout } from '../support/callers.js';
import { type GraphAnswer, startTestGateway, type TestGateway } from '../support/gateway.js';
import { first, hostsOf, locationsOf, minutesFromNow } from '../support/write-scene.js';

interface Payload {
  readonly visit: { readonly source: string } | null;
  readonly userErrors: readonly unknown[];
}

type Both = Readonly<Record<'sound' | 'faulty', Payload | null>>;

let caller: Caller = ANYONE;
let gateway: TestGateway;
let w3lcomeHostId: string;
let residentId: string;
let locationId: string;

beforeAll(async () => {
  const environment = { SANDBOX_VISITS: '300', REQUEST_TIMEOUT_MS: '12000', UPSTREAM_TIMEOUT_MS: '3000' };
  gateway = await startTestGateway(environment, async () => caller);
  w3lcomeHostId = first(await hostsOf(gateway, 'W3LCOME')).id;
  residentId = first(await hostsOf(gateway, 'RESIDENT')).id;
  locationId = first(await locationsOf(gateway, 'SPACEBRING')).id;
});

afterEach(async () => {
  caller = ANYONE;
  await gateway.clearFaults();
});

afterAll(() => gateway.close());

const SOUND = 'sound: scheduleVisit(input: $sound) { visit { source } userErrors { code } }';
const FAULTY = 'faulty: scheduleVisit(input: $faulty) { visit { source } userErrors { code } }';
const DONE: Payload = { visit: { source: 'W3LCOME' }, userErrors: [] };

const ORDERS = [
  ['before', [FAULTY, SOUND]],
  ['after', [SOUND, FAULTY]],
] as const;

/** Two visits in one document: one that W3lcome takes, and one of a resident. */
function scheduleBoth(fields: readonly string[]): Promise<GraphAnswer<Both>> {
  const visitor = { name: 'Bruno Teixeira', email: 'bruno.teixeira@example.com' };
  const expectedAt = minutesFromNow(30);
  return gateway.query<Both>(
    `mutation ($sound: ScheduleVisitInput!, $faulty: ScheduleVisitInput!) { ${fields.join(' ')} }`,
    { sound: { hostId: w3lcomeHostId, expectedAt, visitor }, faulty: { hostId: residentId, expectedAt, visitor } },
  );
}

const WRITE = 'POST /api/residentvisits';

const FAULTS: readonly (readonly [string, SandboxFault, string, string])[] = [
  ['refuses the write', { route: WRITE, status: 500 }, 'UPSTREAM_UNAVAILABLE', 'UNKNOWN'],
  ['breaks the connection', { route: WRITE, reset: 'before' }, 'UPSTREAM_UNAVAILABLE', 'UNKNOWN'],
  ['never answers', { route: WRITE, hang: true }, 'UPSTREAM_TIMEOUT', 'UNKNOWN'],
  ['has had too many calls', { status: 429 }, 'UPSTREAM_RATE_LIMITED', 'NOT_DONE'],
  ['answers with half a body', { malformed: true }, 'UPSTREAM_INVALID_RESPONSE', 'UNKNOWN'],
];

describe.each(FAULTS)('a source that %s', (_name, fault, code, outcome) => {
  test.each(ORDERS)('costs its own mutation alone, %s another one', async (_order, fields) => {
    await gateway.setFaults('RESIDENT', fault);
    const { data, errors } = await scheduleBoth(fields);
    expect(data).toEqual({ sound: DONE, faulty: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code'], extensions['outcome']])).toEqual([
      [['faulty'], code, outcome],
    ]);
  });
});

test('a mutation that the caller may not do costs itself alone', async () => {
  caller = callerWithout('tickets:write');
  const { data, errors } = await gateway.query<Both>(
    `mutation ($sound: ScheduleVisitInput!, $ticket: CreateTicketInput!) {
      faulty: createTicket(input: $ticket) { ticket { id } userErrors { code } } ${SOUND}
    }`,
    {
      sound: { hostId: w3lcomeHostId, expectedAt: minutesFromNow(30), visitor: { name: 'Bruno Teixeira' } },
      ticket: { locationId, text: 'No water' },
    },
  );
  expect(data).toEqual({ faulty: null, sound: DONE });
  expect(errors?.map(({ path, extensions }) => [path, extensions['code'], extensions['outcome']])).toEqual([
    [['faulty'], 'FORBIDDEN', 'NOT_DONE'],
  ]);
});
