import { connect } from 'node:net';
import { parse, validate } from 'graphql';
import { ANYONE } from '../../../src/domain/access/caller.js';
import { encodeNodeId } from '../../../src/domain/ids/node-id.js';
import type { VisitWriter } from '../../../src/domain/model/visit.js';
import { SourceFaultError } from '../../../src/domain/source/source-error.js';
import { notSupported } from '../../../src/domain/writes/user-problem.js';
import { buildGraphSchema } from '../../../src/graphql/build-schema.js';
import type { CallScope } from '../../../src/server/call-scope.js';
import { FIRST_OPERATION } from '../../../src/server/landing-page.js';
import { createFakeAdapter } from '../../support/fakes/fake-adapter.js';
import { createVisit, createVisitorRecord } from '../../support/records.js';
import { createPerson } from '../graphql/graph-harness.js';
import { NOW, serve, startTestServer, type TestServer } from './start-test-server.js';

const refuse = () => Promise.reject(notSupported('Not here.'));
const REFUSING_VISIT_WRITER: VisitWriter = {
  scheduleVisit: refuse,
  isCreationTimeReported: true,
  findUpdatedVisit: async () => null,
  findScheduledVisits: async () => [],
  updateVisit: refuse,
  checkInVisit: refuse,
  checkOutVisit: refuse,
  cancelVisit: refuse,
  deleteVisit: refuse,
  decideVisit: refuse,
};

let server: TestServer | null = null;

async function start(given: Parameters<typeof startTestServer>[0]): Promise<TestServer> {
  server = await startTestServer(given);
  return server;
}

afterEach(async () => {
  await server?.close();
  server = null;
});

/** A source whose calls run until their request is given up. */
const endless = (onScope: (scope: CallScope) => void = () => {}) =>
  serve((scope) => {
    onScope(scope);
    const adapter = createFakeAdapter('SPACEBRING');
    const readLocations = () =>
      new Promise<never>((_resolve, reject) => {
        scope.signal.addEventListener('abort', () =>
          reject(new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_TIMEOUT', message: 'Too late' })),
        );
      });
    return { ...adapter, locations: { ...adapter.locations, readLocations } };
  });

test('every request has adapters of its own, and a scope that has ended when its answer is there', async () => {
  const scopes: CallScope[] = [];
  const { post } = await start({
    sources: [
      serve((scope) => {
        scopes.push(scope);
        return createFakeAdapter('SPACEBRING');
      }),
    ],
  });
  await post('{ locations { id } }');
  await post('{ locations { id } }', { 'x-request-priority': 'batch' });
  expect(scopes.map(({ priority }) => priority)).toEqual(['interactive', 'batch']);
  expect(scopes.every(({ signal }) => signal.aborted)).toBe(true);
});

test('after each mutation of a document the source is read anew, in nested fields and in the mutations that follow', async () => {
  let generation = 0;
  const visit = createVisit({
    source: 'SPACEBRING',
    sourceId: 'v1',
    scheduledAt: NOW,
    visitor: createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: 'ana@example.com' }),
    host: { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'm1' },
  });
  const { post } = await start({
    sources: [
      serve(() => {
        generation += 1;
        const position = `as read the ${generation}. time`;
        const people = [createPerson({ sourceId: 'm1', position })];
        const adapter = createFakeAdapter('SPACEBRING', { visits: [visit], people });
        return { ...adapter, visitWriter: { ...REFUSING_VISIT_WRITER, cancelVisit: async () => visit } };
      }),
    ],
  });
  const id = encodeNodeId(visit);
  const answer = await post(`mutation {
    first: cancelVisit(input: { id: "${id}" }) { visit { host { position } } }
    refused: denyVisit(input: { id: "${id}" }) { userErrors { code } }
    second: cancelVisit(input: { id: "${id}" }) { visit { host { position } } }
  }`);
  expect(await answer.json()).toEqual({
    data: {
      first: { visit: { host: { position: 'as read the 3. time' } } },
      refused: { userErrors: [{ code: 'NOT_SUPPORTED_BY_SOURCE' }] },
      second: { visit: { host: { position: 'as read the 5. time' } } },
    },
  });
});

test('a source that hangs is given up at the deadline of the request', async () => {
  const { post } = await start({ settings: { requestTimeoutMs: 30 }, sources: [endless()] });
  const answer = await post('{ locations { id } visitorFields { id } }');
  expect(await answer.json()).toMatchObject({
    data: { locations: null, visitorFields: [] },
    errors: [{ path: ['locations'], extensions: { code: 'UPSTREAM_TIMEOUT', source: 'SPACEBRING' } }],
  });
});

test('the id of a request is in the answer, the error and the log', async () => {
  const broken = serve(() => {
    throw new TypeError('a bug');
  });
  const { post, logged } = await start({ sources: [broken] });
  const answer = await post('{ sources { source } }', { 'x-request-id': 'from-the-client' });
  expect(answer.headers.get('x-request-id')).toBe('from-the-client');
  expect(await answer.json()).toEqual({
    errors: [
      { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'from-the-client' } },
    ],
  });
  expect(logged).toMatchObject([
    { requestId: 'from-the-client', error: { message: expect.stringContaining('a bug') } },
  ]);
});

test('an error in a resolver is masked, without a stack, and logged once', async () => {
  const adapter = createFakeAdapter(
    'SPACEBRING',
    {},
    {
      onCall: () => {
        throw new TypeError('a bug with a secret');
      },
    },
  );
  const { post, logged } = await start({ sources: [serve(() => adapter)] });
  const text = await (await post('{ locations { id } }')).text();
  expect(JSON.parse(text)).toMatchObject({ errors: [{ message: 'Internal server error', path: ['locations'] }] });
  expect(text).not.toMatch(/secret|\.ts|stack/);
  expect(logged).toHaveLength(1);
});

test('closing does not wait for ever for a connection that never carried a request', async () => {
  const { url, close } = await start({ settings: { requestTimeoutMs: 100 } });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.resume();
  await close();
  await ended;
});

test('closing lets a running request finish, may be called twice, and stops listening', async () => {
  let isAsked: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const { post, close } = await start({ settings: { requestTimeoutMs: 100 }, sources: [endless(() => isAsked())] });
  const running = post('{ locations { id } }');
  await asked;
  const startedAt = performance.now();
  await Promise.all([close(), close()]);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect((await running).status).toBe(200);
  await expect(post('{ __typename }')).rejects.toThrow();
});

test('production shows neither landing page nor introspection, and its messages do not teach the schema', async () => {
  const { url, post } = await start({
    settings: { isProduction: true, isIntrospectionOn: false, isLandingPageOn: false },
  });
  expect((await fetch(url, { headers: { accept: 'text/html' } })).status).toBe(400);
  expect(await (await post('{ __schema { queryType { name } } }')).json()).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
  const misspelt = await (await post('{ visitorField { id } }')).text();
  expect(misspelt).not.toMatch('visitorFields');
});

test.each([
  ['a member', { statuse: ['EXPECTED'] }],
  ['a value', { statuses: ['EXPECTE'] }],
])('production proposes no name for %s of a variable that is not known', async (_kind, filter) => {
  const ask = async (isIntrospectionOn: boolean) => {
    const { url, close } = await startTestServer({ settings: { isProduction: true, isIntrospectionOn } });
    const query = 'query ($filter: VisitFilter) { visits(filter: $filter) { nodes { id } } }';
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables: { filter } }),
    });
    await close();
    return answer.text();
  };
  expect(await ask(true)).toMatch(/Did you mean .*(statuses|EXPECTED)/);
  expect(await ask(false)).not.toMatch(/Did you mean/);
});

test('the calls of an answer are shown to a caller of all locations, and not to one of some', async () => {
  const explained = async (locationIds: readonly string[] | null) => {
    const { url, close } = await startTestServer({
      authenticate: async () => ({ ...ANYONE, kind: 'api-key', name: 'desk', locationIds }),
      sources: [serve(() => createFakeAdapter('SPACEBRING'))],
    });
    const headers = { 'content-type': 'application/json', 'x-explain': 'cost, upstream' };
    const body = JSON.stringify({ query: '{ locations { id } }' });
    const answer = await fetch(url, { method: 'POST', headers, body });
    await close();
    const { extensions } = (await answer.json()) as { extensions: Record<string, unknown> };
    return Object.keys(extensions).sort();
  };
  expect(await explained(null)).toEqual(['cost', 'upstream']);
  expect(await explained([])).toEqual(['cost']);
});

test('production can have introspection and the landing page', async () => {
  const { url, post } = await start({
    settings: { isProduction: true, isIntrospectionOn: true, isLandingPageOn: true },
  });
  expect((await fetch(url, { headers: { accept: 'text/html' } })).status).toBe(200);
  expect(await (await post('{ __schema { queryType { name } } }')).json()).toEqual({
    data: { __schema: { queryType: { name: 'Query' } } },
  });
});

test('the first operation of the landing page fits the schema', async () => {
  expect(validate(await buildGraphSchema(), parse(FIRST_OPERATION))).toEqual([]);
});
