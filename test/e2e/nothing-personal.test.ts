import { readdir, readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
} from 'graphql';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import { createLeakFinder } from '../support/find-leaks.js';
import { type OtlpCollector, startOtlpCollector } from '../support/otlp-collector.js';
import { type GatewayProcess, startGatewayProcess } from './workers-process.js';

const ROOT = new URL('../../', import.meta.url);
const WORLD = { seed: 'tests', startedAt: new Date('2026-06-15T15:00:00Z'), visits: 300 };
const GATEWAY_SECRET = 'a-secret-that-nobody-may-ever-see';
/** What only the clients of this run know. */
const SAID = [
  'Zulmira Quixote',
  'zulmira@quixote.example',
  '+351912999888',
  'QX-77-ZQ',
  'a-key-of-the-client',
] as const;
const [NAME, EMAIL, PHONE, PLATE, API_KEY] = SAID;
const DAY = { from: '2026-06-15T03:00:00Z', to: '2026-06-16T03:00:00Z' };
const MALFORMED = { malformed: true };
/** `Ticket:SPACEBRING:…` */
const TICKET_ID = /^VGlja2V0OlNQQUNFQlJJTkc6[\w-]+$/;
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

const schema = buildSchema(await readFile(new URL('schema/schema.graphql', ROOT), 'utf8'));
const MUTATIONS = Object.values(schema.getMutationType()?.getFields() ?? {});

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly unknown[];
}

let compiled: CompiledSources;
let collector: OtlpCollector;
let gateway: GatewayProcess;
const answers: Answer[] = [];
/** Everything that left the process but the data of its answers. */
let emitted = '';

beforeAll(async () => {
  [compiled, collector] = await Promise.all([compileSources('main.ts'), startOtlpCollector()]);
  gateway = await startGatewayProcess(compiled, {
    LOG_LEVEL: 'debug',
    GATEWAY_SECRET,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    SANDBOX_SEED: WORLD.seed,
    SANDBOX_NOW: WORLD.startedAt.toISOString(),
    SANDBOX_FREEZE: '1',
    SANDBOX_VISITS: String(WORLD.visits),
    SANDBOX_SPACEBRING_RPS: '10000',
    SPACEBRING_REQUESTS_PER_SECOND: '10000',
    UPSTREAM_TIMEOUT_MS: '2000',
    REQUEST_TIMEOUT_MS: '20000',
    SHUTDOWN_DELAY_MS: '0',
  });
  await askAll();
  // What opens the circuits comes last.
  for (const fault of [MALFORMED, { latencyMs: 2_500 }, { status: 500 }]) {
    await setFaults(fault);
    await askAll();
  }
  await askBadly();
  const origin = new URL(gateway.url).origin;
  const shown = await Promise.all(
    ['/metrics', '/health/ready', '/health/live'].map(async (path) => (await fetch(origin + path)).text()),
  );
  await gateway.stop('SIGTERM');
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  emitted = [gateway.output(), gateway.log(), collector.text(), ...shown, JSON.stringify(errors)].join('\n');
}, 240_000);

afterAll(async () => {
  await gateway.stop('SIGKILL');
  await collector.close();
  compiled.remove();
});

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-cache',
    'x-api-key': API_KEY,
    authorization: `Basic ${Buffer.from(API_KEY).toString('base64')}`,
    traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01`,
    baggage: `who=${encodeURIComponent(EMAIL)}`,
  };
  const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const answer = (await response.json()) as Answer;
  answers.push(answer);
  return answer;
}

async function setFaults(fault: Record<string, unknown>): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (const name of ['Spacebring', 'W3lcome', "Residents' service"]) {
    const { origin } = new URL(gateway.sourceAddress(name));
    await fetch(`${origin}/__sandbox/faults`, { method: 'PUT', headers, body: JSON.stringify(fault) });
  }
}

/** Every committed query, and every mutation with an input of made-up facts. */
async function askAll(): Promise<void> {
  const folder = new URL('schema/operations/', ROOT);
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
  const ids = await findIds();
  const variables = {
    ...DAY,
    by: { id: ids['visitorId'] },
    hostId: ids['hostId'],
    locationId: ids['locationId'],
    search: NAME,
  };
  for (const text of texts.filter((each) => each.includes('\nquery') || each.startsWith('query'))) {
    await ask(text, variables);
  }
  for (const { name, args } of MUTATIONS) {
    const type = args[0]?.type;
    if (type === undefined) throw new Error(`${name} has no input`);
    const input = makeInput(type, ids);
    await ask(
      `mutation Try_${name}($input: ${String(type)}) { ${name}(input: $input) { userErrors { code message } } }`,
      {
        input,
      },
    );
  }
  await ask('query ($by: VisitorBy!) { visitor(by: $by) { name } }', { by: { email: EMAIL } });
  await ask('query ($by: VisitorBy!) { visitor(by: $by) { name } }', { by: { phoneNumber: PHONE } });
  await ask('query ($by: VisitorBy!) { visitor(by: $by) { nothing } }', { by: { phoneNumber: PHONE } });
}

const known: Record<string, string> = {};

async function findIds(): Promise<Record<string, string>> {
  const { data } = await ask(`{
    visits(first: 50, filter: { scheduledAt: { gte: "${DAY.from}", lt: "${DAY.to}" } }) {
      nodes { id visitor { id name email phoneNumber } host { id } location { id } }
    }
    tickets(first: 1) { nodes { id } }
  }`);
  const visits = nodesOf(data?.['visits']);
  const [visit] = visits.filter(({ host, location }) => host !== null && location !== null);
  const found: Record<string, string | undefined> = {
    id: visit?.id,
    visitorId: visit?.visitor?.id,
    hostId: visit?.host?.id,
    customerId: visit?.host?.id,
    locationId: visit?.location?.id,
    ticketId: nodesOf(data?.['tickets'])[0]?.id,
  };
  for (const [name, id] of Object.entries(found)) if (id !== undefined) known[name] = id;
  return known;
}

interface Row {
  readonly id: string;
  readonly visitor?: { readonly id: string };
  readonly host?: { readonly id: string } | null;
  readonly location?: { readonly id: string } | null;
}

function nodesOf(connection: unknown): readonly Row[] {
  return (connection as { readonly nodes: readonly Row[] } | null | undefined)?.nodes ?? [];
}

/** Made-up facts for every member but those that would only make the input contradict itself. */
function makeInput(type: GraphQLInputType, ids: Record<string, string>): unknown {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (!isInputObjectType(named)) return SCALARS[named.name] ?? NAME;
  const members = Object.values(named.getFields()).filter(
    (field) => isNonNullType(field.type) || WANTED.has(field.name),
  );
  return Object.fromEntries(
    members.map((field) => [field.name, ids[field.name] ?? FACTS[field.name] ?? makeInput(field.type, ids)]),
  );
}

const WANTED = new Set([
  'email',
  'phoneNumber',
  'document',
  'notes',
  'purpose',
  'vehicle',
  'licensePlate',
  'hostId',
  'id',
]);
const FACTS: Readonly<Record<string, string>> = {
  email: EMAIL,
  phoneNumber: PHONE,
  document: PLATE,
  licensePlate: PLATE,
};
const SCALARS: Readonly<Record<string, unknown>> = {
  DateTime: '2026-06-15T16:00:00Z',
  Decimal: '1',
  Int: 1,
  Boolean: true,
};

/** What the graph never sees, or cannot make sense of. */
async function askBadly(): Promise<void> {
  const origin = new URL(gateway.url).origin;
  const said = encodeURIComponent(EMAIL);
  await fetch(`${origin}/people/${said}?phone=${encodeURIComponent(PHONE)}`);
  await fetch(`${gateway.url}?query={visitor(by:{email:"${said}"}){name}}`, { headers: { 'x-request-id': `${NAME}` } });
  await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query": "${NAME}`,
  });
  await fetch(gateway.url, { method: 'DELETE', headers: { cookie: `session=${API_KEY}` } });
}

const findLeaks = createLeakFinder(WORLD, [GATEWAY_SECRET, ...SAID]);

test('the run asked for everything, got people in its answers, and met failures', () => {
  const data = JSON.stringify(answers.map((answer) => answer.data));
  expect(findLeaks(data).length).toBeGreaterThan(20);
  expect(answers.filter(({ errors }) => errors !== undefined).length).toBeGreaterThan(50);
  for (const { name } of MUTATIONS) expect(gateway.log()).toContain(`"mutation":"${name}"`);
  const codes = ['UPSTREAM_INVALID_RESPONSE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'GRAPHQL_VALIDATION_FAILED'];
  expect(codes.filter((code) => !emitted.includes(code))).toEqual([]);
});

test('nothing that is logged, measured, traced or told as an error is about a person, or a secret', () => {
  expect(findLeaks(emitted)).toEqual([]);
});

test.each(SAID)('the search would have found %s', (fact) => {
  expect(findLeaks(`${emitted} ${fact}`)).toEqual([fact]);
  expect(findLeaks(`${emitted} ${encodeURIComponent(fact)}`)).toEqual([fact]);
});

describe('the traces of the run', () => {
  const attributesOf = (name: string) => collector.spans().find((span) => span.name === name)?.attributes ?? [];

  test('belong to the trace that the client began, and are named by operations and routes', () => {
    const spans = collector.spans();
    const names = new Set(spans.filter(({ traceId }) => traceId === TRACE_ID).map(({ name }) => name));
    expect([...names]).toEqual(
      expect.arrayContaining([
        'query FrontDeskToday',
        'read /residentvisits',
        'GET /visitors/visits/v1',
        'mutation Try_cancelVisit',
      ]),
    );
  });

  test('show calls within the read that needed them, and reads within their operation', () => {
    const byId = new Map(collector.spans().map((span) => [span.spanId, span]));
    const call = collector.spans().find(({ name }) => name === 'GET /visitors/visits/v1');
    const read = byId.get(call?.parentSpanId ?? '');
    expect(read?.name).toBe('read /visitors/visits/v1');
    expect(byId.get(read?.parentSpanId ?? '')?.name).toMatch(/^query/);
  });

  test('say what became of a call', () => {
    expect(attributesOf('GET /locations/v1').map(({ key }) => key)).toEqual([
      'visitgraph.source',
      'http.request.method',
      'url.template',
      'visitgraph.quota_wait_ms',
      'http.response.status_code',
    ]);
  });
});

describe('the audit of the run', () => {
  const lines = () =>
    gateway
      .log()
      .split('\n')
      .filter((line) => line.includes('"audit":true'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('has one line for each mutation, with who, what, which record and what came of it', () => {
    expect(lines()).toHaveLength(4 * MUTATIONS.length);
    const done = lines().find(({ mutation, outcome }) => mutation === 'commentOnTicket' && outcome === 'DONE');
    expect(done).toMatchObject({
      caller: 'anyone',
      record: expect.stringMatching(TICKET_ID),
      codes: [],
      requestId: expect.any(String),
    });
  });

  test('tells refusals and failures with their codes', () => {
    const outcomes = new Set(lines().map(({ outcome, codes }) => `${outcome} ${String(codes)}`));
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['NOT_DONE UPSTREAM_UNAVAILABLE', expect.stringMatching(/^REFUSED [A-Z_]+/)]),
    );
    expect(lines().filter(({ outcome }) => outcome === 'FAILED')).toEqual([]);
  });
});

test('each request has one line', () => {
  const requestLines = gateway
    .log()
    .split('\n')
    .filter((line) => line.includes('A request has ended'));
  expect(requestLines.length).toBe(answers.length + 4 + 3);
});
