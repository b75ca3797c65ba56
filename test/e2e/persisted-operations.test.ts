import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { print } from 'graphql';
import { VisitsBoardDocument } from '../../examples/board/src/generated/operations.js';
import { BlockedCheckDocument, CancelVisitDocument, MonthExportDocument } from '../../src/generated/operations.js';
import { asApolloClient } from '../support/as-apollo-client.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

let gateway: TestGateway | null = null;

afterEach(async () => {
  await gateway?.close();
  gateway = null;
});

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function start(mode: string, settings: Record<string, string> = {}) {
  gateway = await startTestGateway({ SANDBOX_VISITS: '100', PERSISTED_OPERATIONS: mode, ...settings });
  const { url } = gateway;
  const read = async (answer: Response) => {
    const { data, errors } = (await answer.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
    return { data, code: errors?.[0]?.extensions.code };
  };
  const send = async (body: object) =>
    read(
      await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    );
  const get = async (params: Record<string, string>) =>
    read(await fetch(`${url}?${new URLSearchParams(params)}`, { headers: { 'apollo-require-preflight': '1' } }));
  return { send, get };
}

const byHash = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } });

const ROOT = '{ __typename }';
const SEARCH = print(BlockedCheckDocument);
const variables = { search: 'nobody' };

describe('automatic persisted operations', () => {
  test('are asked for once, and known by their hash from then on', async () => {
    const { send, get } = await start('automatic');
    expect(await send(byHash(ROOT))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
    expect(await send({ query: ROOT, ...byHash(ROOT) })).toMatchObject({ data: { __typename: 'Query' } });
    expect(await send(byHash(ROOT))).toMatchObject({ data: { __typename: 'Query' } });
    expect(await get({ extensions: JSON.stringify(byHash(ROOT).extensions) })).toMatchObject({
      data: { __typename: 'Query' },
    });
  });

  test('are not kept when they are refused', async () => {
    const { send } = await start('automatic', { LIMIT_COST: '1000' });
    const refused = '{ visits(first: 200) { nodes { visitor { visits(first: 200) { nodes { id } } } } } }';
    expect(await send({ query: refused, ...byHash(refused) })).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
    expect(await send(byHash(refused))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });
});

test('without persisted operations a hash is refused, and documents are carried out', async () => {
  const { send } = await start('off');
  expect(await send(byHash(ROOT))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
  expect(await send({ query: ROOT })).toMatchObject({ data: { __typename: 'Query' } });
});

describe('where only documents of the package are trusted', () => {
  test('one of them is carried out by its hash, by its id and by its exact text', async () => {
    const { send, get } = await start('trusted');
    const expected = { data: { blockedPeople: { nodes: [] } }, code: undefined };
    const id = hashOf(SEARCH);
    expect(await send({ ...byHash(SEARCH), variables })).toMatchObject(expected);
    expect(await send({ id, variables })).toMatchObject(expected);
    expect(await send({ id: `sha256:${id}`, variables })).toMatchObject(expected);
    expect(await send({ query: SEARCH, variables })).toMatchObject(expected);
    expect(await send({ query: SEARCH, ...byHash(SEARCH), variables })).toMatchObject(expected);
    expect(
      await get({ extensions: JSON.stringify(byHash(SEARCH).extensions), variables: JSON.stringify(variables) }),
    ).toMatchObject(expected);
  });

  test('files of several operations are trusted whole and operation by operation', async () => {
    const { send } = await start('trusted');
    const file = await readFile(new URL('../../schema/operations/front-desk-flow.graphql', import.meta.url), 'utf8');
    const wanted = { variables: { input: { id: 'x' } }, operationName: 'CancelVisit' };
    const outcomes = await Promise.all([
      send({ query: file, ...wanted }),
      send({ query: print(CancelVisitDocument), ...wanted }),
    ]);
    expect(outcomes.map(({ data }) => data)).toEqual([
      { cancelVisit: expect.objectContaining({ visit: null }) },
      { cancelVisit: expect.objectContaining({ visit: null }) },
    ]);
  });

  test('a document of the example board is carried out as Apollo Client sends it', async () => {
    const { send } = await start('trusted');
    const text = asApolloClient(print(VisitsBoardDocument));
    const range = { from: '2026-06-15T00:00:00Z', to: '2026-06-16T00:00:00Z' };
    expect(text).toContain('    __typename\n  }\n}');
    expect(await send({ query: text, variables: range, operationName: 'VisitsBoard' })).toMatchObject({
      data: { visits: { __typename: 'VisitConnection' } },
      code: undefined,
    });
  });

  test.each([
    ['another document', { query: ROOT }],
    ['one that differs by a space', { query: `${SEARCH} `, variables }],
    ['one that is not GraphQL', { query: '{{{{' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['another with the hash of a trusted one', { query: ROOT, ...byHash(SEARCH), variables }],
    ['another with the id of a trusted one', { query: ROOT, id: hashOf(SEARCH), variables }],
    ['one that is to be kept', { query: ROOT, ...byHash(ROOT) }],
    ['an unknown id', { id: 'nope' }],
  ])('%s is not found, and nothing is asked', async (_name, body) => {
    const { send } = await start('trusted');
    await gateway?.resetCalls();
    expect(await send(body)).toEqual({ data: undefined, code: 'PERSISTED_QUERY_NOT_FOUND' });
    expect(await gateway?.calls()).toEqual({});
  });

  test('a request without any document is BAD_REQUEST', async () => {
    const { send } = await start('trusted');
    expect(await send({ variables })).toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('the largest of them keeps within the limits of documents', async () => {
    const { send } = await start('trusted');
    const range = { from: '2026-06-15T00:00:00Z', to: '2026-06-16T00:00:00Z' };
    for (const text of [print(MonthExportDocument), asApolloClient(print(MonthExportDocument))]) {
      expect(await send({ query: text, variables: range })).toMatchObject({ code: undefined });
    }
  });
});
