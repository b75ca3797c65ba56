import { request } from 'node:http';
import { connect } from 'node:net';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { readSourceFiles } from '../support/source-files.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300', LIMIT_RECEIVE_MS: '300' });
});

beforeEach(() => gateway.resetCalls());

/** Whatever is asked here, no source may have heard of it. */
afterEach(async () => {
  expect(await gateway.calls()).toEqual({});
});

afterAll(() => gateway.close());

const JSON_HEADERS = { 'content-type': 'application/json' };

async function send(body: string, headers: Record<string, string> = JSON_HEADERS) {
  const answer = await fetch(gateway.url, { method: 'POST', headers, body });
  const text = await answer.text();
  const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
  return { status: answer.status, codes: (errors ?? []).map(({ extensions }) => extensions.code), text };
}

const ask = (query: string, variables: Record<string, unknown> = {}) => send(JSON.stringify({ query, variables }));

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

const nest = (levels: number, before: string, after: string) => `${before.repeat(levels)}id${after.repeat(levels)}`;

describe('a document that asks for too much is refused as QUERY_TOO_COMPLEX, whatever it would have found', () => {
  test.each([
    ['a flood of aliases of one field', `{ ${times(300, (i) => `a${i}: __typename`)} }`],
    ['a flood of aliases below the root', `{ sources { ${times(40, (i) => `a${i}: status`)} } }`],
    [
      'a batch of guesses in one operation',
      `{ ${times(25, (i) => `g${i}: visitor(by: { email: "guess${i}@example.com" }) { id }`)} }`,
    ],
    ['the same root field again and again', `{ ${times(100, () => 'visits { totalCount }')} }`],
    ['deep nesting', `{ visits(first: 1) { nodes { ${nest(8, 'visitor { visits(first: 1) { nodes { ', '} } }')} } } }`],
    [
      'deep nesting hidden in fragments',
      `{ visits(first: 1) { nodes { ...F0 } } } ${times(6, (i) => `fragment F${i} on Visit { visitor { visits(first: 1) { nodes { ...F${i + 1} } } } }`)} fragment F6 on Visit { id }`,
    ],
    [
      'fragments that double with every level',
      `{ ...F0 } ${times(80, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F80 on Query { __typename }`,
    ],
    [
      'fragments that double within a list',
      `{ visits { ...F0 } } ${times(60, (i) => `fragment F${i} on VisitConnection { ...F${i + 1} ...F${i + 1} }`)} fragment F60 on VisitConnection { totalCount }`,
    ],
    [
      'a flood of directives',
      `{ ${times(19, (i) => `...G${i} @include(if: true) @skip(if: false)`)} } ${times(19, (i) => `fragment G${i} on Query { __typename }`)}`,
    ],
    ['a flood of tokens', `{ ${'__typename '.repeat(90_000)} }`],
    ['a flood of brackets', '{a'.repeat(100_000)],
    ['a flood of brackets in a value', `{ visits(first: ${'['.repeat(100_000)}`],
    [
      'a page inside every record of a page inside a page',
      '{ visits(first: 200) { nodes { visitor { visits(first: 200) { nodes { visitor { visits(first: 9) { nodes { id } } } } } } } } }',
    ],
    [
      'pages inside the pages of all places',
      '{ locations { visits(first: 200) { nodes { visitor { visits(first: 200) { nodes { id } } } } } } }',
    ],
    [
      'many scans of all visits',
      `{ ${times(20, (i) => `s${i}: visitStats(filter: { scheduledAt: { gte: "20${10 + i}-01-01T00:00:00Z", lt: "20${11 + i}-01-01T00:00:00Z" } }) { totals { visits } }`)} }`,
    ],
  ])('%s', async (_name, query) => {
    const { status, codes } = await ask(query);
    expect(status).toBe(400);
    expect(codes).toContain('QUERY_TOO_COMPLEX');
  });

  test('pages whose sizes come as variables', async () => {
    const { status, codes } = await ask(
      'query ($a: Int, $b: Int) { visits(first: $a) { nodes { visitor { visits(first: $b) { nodes { visitor { visits { nodes { id } } } } } } } } }',
      { a: 200, b: 200 },
    );
    expect([status, codes]).toEqual([400, ['QUERY_TOO_COMPLEX']]);
  });

  test('a list of twenty thousand ids, for being longer than it may be', async () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `id${index}`);
    const { codes } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a document that is no sense is refused by validation', () => {
  test.each([
    ['a fragment within itself', '{ ...F } fragment F on Query { ...F }'],
    ['a flood of unknown directives', `{ __typename ${'@a'.repeat(400)} }`],
    [
      'a long ring of fragments',
      `{ ...F0 } ${times(80, (i) => `fragment F${i} on Query { ...F${(i + 1) % 80} ...F${(i + 7) % 80} }`)}`,
    ],
    ['the same directive again and again', `{ __typename ${'@include(if: true)'.repeat(100)} }`],
    [
      'introspection that goes in circles',
      `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} }'.repeat(5)} } } }`,
    ],
  ])('%s', async (_name, query) => {
    const { status, codes } = await ask(query);
    expect(status).toBe(400);
    expect(codes).toContain('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a request that is no request', () => {
  test('a batch of operations is refused', async () => {
    const { status, codes } = await send(
      JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: '{ __typename }' }))),
    );
    expect([status, codes]).toEqual([400, ['BAD_REQUEST']]);
  });

  test('a body of 10 MB is refused by its announced length', async () => {
    const { status, codes } = await send(JSON.stringify({ query: `{ __typename } #${'x'.repeat(10_000_000)}` }));
    expect([status, codes]).toEqual([413, ['BAD_REQUEST']]);
  });

  test('a body without an end is refused while it is still being sent', async () => {
    const status = await new Promise((resolve, reject) => {
      const asking = request(gateway.url, { method: 'POST', headers: JSON_HEADERS }, (answer) => {
        resolve(answer.statusCode);
        asking.destroy();
      });
      asking.once('error', reject);
      asking.write(' '.repeat(2_000_000));
    });
    expect(status).toBe(413);
  });

  test.each([
    [
      'a body that does not come',
      'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{',
    ],
    ['headers that do not end', 'POST /graphql HTTP/1.1\r\nHost: a\r\nX-Slow: '],
  ])('%s is not waited for', async (_name, bytes) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.once('error', reject).once('close', () => resolve(text));
      socket.write(bytes);
    });
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  test.each([
    ['a page of another origin that needs no preflight', {}],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('a GET of %s is refused', async (_name, headers) => {
    const answer = await fetch(`${gateway.url}?query={locations{id}}`, { headers: { ...headers } });
    expect([400, 415]).toContain(answer.status);
  });

  test('a mutation is not carried out by GET', async () => {
    const query = encodeURIComponent('mutation { deleteVisit(input: { id: "x" }) { deletedId } }');
    const answer = await fetch(`${gateway.url}?query=${query}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(405);
  });
});

describe('an id', () => {
  const idOf = (sourceId: string) => Buffer.from(`Visit:SPACEBRING:${sourceId}`).toString('base64url');

  test.each([
    '../../users/v1',
    'a/../../users',
    '..',
    '.',
    '%2e%2e%2fusers',
    'a%2fb',
    'a%0d%0aX-Injected: yes',
    'a\r\nX-Injected: yes',
    'a b',
    'a?admin=true',
    'a#b',
    'a\\b',
    'a\0b',
    '\u202e',
    '',
    'a'.repeat(201),
    '__proto__',
  ])('with %j in the place of what the source calls it reaches no source', async (sourceId) => {
    const { codes } = await ask('query ($id: ID!) { visit(id: $id) { id } }', { id: idOf(sourceId) });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });

  test.each(['x'.repeat(500_000), 'é'.repeat(1_000), '={}', '\0'])('that is none is refused', async (id) => {
    const { codes } = await ask('query ($id: ID!) { visit(id: $id) { id } node(id: $id) { id } }', { id });
    expect(codes).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  test('that is a number is one that nobody has', async () => {
    const { codes } = await ask('{ visit(id: 1) { id } node(id: 99999999999999999999999) { id } }');
    expect(codes).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });
});

describe('an argument', () => {
  test.each([
    ['a cursor of half a megabyte', { after: 'x'.repeat(500_000) }, 200],
    ['a cursor that looks like one', { after: Buffer.alloc(300, 7).toString('base64url') }, 200],
    ['a number too large to be one', { first: 1e300 }, 400],
    ['a negative number', { first: -2_147_483_648 }, 200],
    ['a fraction', { first: 1.5 }, 400],
  ])('%s is BAD_USER_INPUT', async (_name, variables, status) => {
    const query = 'query ($first: Int, $after: String) { visits(first: $first, after: $after) { totalCount } }';
    expect(await ask(query, variables)).toMatchObject({ status, codes: ['BAD_USER_INPUT'] });
  });

  test('a search of half a megabyte is BAD_USER_INPUT', async () => {
    const query = 'query ($search: String) { people(filter: { search: $search }) { totalCount } }';
    expect(await ask(query, { search: 'a'.repeat(500_000) })).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  });

  test('a number that JSON cannot hold is refused', async () => {
    const query = 'query ($first: Int) { visits(first: $first) { totalCount } }';
    const { status, codes } = await send(`{"query":${JSON.stringify(query)},"variables":{"first":1e999}}`);
    expect([status, codes]).toEqual([400, ['BAD_USER_INPUT']]);
  });
});

describe('members named for the prototype', () => {
  const query = 'query ($first: Int, $filter: VisitFilter) { visits(first: $first, filter: $filter) { totalCount } }';

  afterEach(() => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test.each([
    '{"__proto__":{"polluted":1,"first":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"filter":{"__proto__":{"polluted":1,"isOnSite":true}}}',
    '{"filter":{"constructor":{"prototype":{"polluted":1}}}}',
  ])('in the variables %s are refused', async (variables) => {
    const { status } = await send(`{"query":${JSON.stringify(query)},"variables":${variables}}`);
    expect(status).toBe(400);
  });

  test('in the variables of a GET are no variables', async () => {
    const variables = encodeURIComponent('{"__proto__":{"polluted":1,"first":-7}}');
    const get = `${gateway.url}?query=${encodeURIComponent('query ($first: Int!) { visits(first: $first) { totalCount } }')}`;
    const answer = await fetch(`${get}&variables=${variables}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(400);
  });

  test('as fields, aliases and arguments mean nothing', async () => {
    const { status } = await ask('{ constructor __proto__: __typename toString { hasOwnProperty } }');
    expect(status).toBe(400);
    expect((await ask('{ __proto__: __typename constructor: __typename }')).text).toMatch('Query');
  });
});

describe('a persisted operation', () => {
  const persisted = (query: string | undefined, persistedQuery: unknown) =>
    send(JSON.stringify({ query, extensions: { persistedQuery } }));

  test.each([
    ['a hash that is not that of the document', '{ __typename }', { version: 1, sha256Hash: '0'.repeat(64) }],
    ['another version', undefined, { version: 2, sha256Hash: '0'.repeat(64) }],
    ['no object', undefined, true],
  ])('with %s is BAD_REQUEST', async (_name, query, extension) => {
    expect(await persisted(query, extension)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  test.each([['__proto__'], [{ a: 1 }], [null], ['x'.repeat(100_000)]])(
    'with an odd hash is not found',
    async (sha256Hash) => {
      expect(await persisted(undefined, { version: 1, sha256Hash })).toMatchObject({
        codes: ['PERSISTED_QUERY_NOT_FOUND'],
      });
    },
  );
});

describe('regular expressions', () => {
  /** Constant parts, put together for reading. */
  const MADE_OF_CONSTANTS = ['upstreams/resident-visits/values.ts', 'upstreams/w3lcome/client.ts'];

  test('are never made of what somebody sent', async () => {
    const files = await readSourceFiles();
    const makers = files.filter(({ text }) => /\bRegExp\(/.test(text)).map(({ path }) => path);
    expect(files.length).toBeGreaterThan(300);
    expect(makers).toEqual(MADE_OF_CONSTANTS);
  });
});
