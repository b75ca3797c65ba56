import { createVisit, createVisitorRecord } from '../../support/records.js';
import { ask, createPerson, idOf, NOW, watchAdapter } from './graph-harness.js';

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

function createSpacebring(failing: string[] = []) {
  const visitor = createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: 'ana@example.com' });
  const visit = createVisit({ source: 'SPACEBRING', sourceId: 'v1', scheduledAt: NOW, visitor });
  const people = [createPerson({ sourceId: 'm1' })];
  return watchAdapter('SPACEBRING', { visits: [visit], people }, failing);
}

const visitId = idOf('Visit', 'SPACEBRING', 'v1');
const personId = idOf('Person', 'SPACEBRING', 'm1');

test('node answers with the type that the id names', async () => {
  const { adapter } = createSpacebring();
  const query = `{ node(id: "${visitId}") { __typename id ... on Visit { sourceId } } }`;
  expect((await ask(query, { adapters: [adapter] })).data).toEqual({
    node: { __typename: 'Visit', id: visitId, sourceId: 'v1' },
  });
});

test('node is null for a record that its source does not know, and for a kind of record that it does not have', async () => {
  const { adapter } = createSpacebring();
  const query = `{
    gone: node(id: "${idOf('Visit', 'SPACEBRING', 'gone')}") { id }
    other: node(id: "${idOf('Ticket', 'SPACEBRING', 't1')}") { id }
  }`;
  expect(await ask(query, { adapters: [adapter] })).toEqual({ data: { gone: null, other: null }, errors: [] });
});

test('the id of a visitor finds the person again, under the requested id', async () => {
  const { adapter } = createSpacebring();
  const first = await ask(`{ visit(id: "${visitId}") { visitor { id } } }`, { adapters: [adapter] });
  const id: unknown = JSON.parse(JSON.stringify(first.data)).visit.visitor.id;
  const again = await ask('query ($id: ID!) { node(id: $id) { id __typename ... on Visitor { email } } }', {
    adapters: [adapter],
    variables: { id },
  });
  expect(again.data).toEqual({ node: { id, __typename: 'Visitor', email: 'ana@example.com' } });
});

test('nodes keeps the order, and a bad element is null with an error at its index', async () => {
  const { adapter } = createSpacebring();
  const ids = [personId, 'nonsense', visitId, idOf('Visit', 'W3LCOME', 'visit/1')];
  const answer = await ask(NODES, { adapters: [adapter], variables: { ids } });
  expect(answer.data).toEqual({
    nodes: [{ __typename: 'Person', id: personId }, null, { __typename: 'Visit', id: visitId }, null],
  });
  expect(answer.errors).toMatchObject([
    { path: ['nodes', 1], message: 'ids: is not an id of this graph', extensions: { code: 'BAD_USER_INPUT' } },
    { path: ['nodes', 3], extensions: { code: 'SOURCE_NOT_CONFIGURED', source: 'W3LCOME' } },
  ]);
});

test('a source that fails costs its own elements of nodes', async () => {
  const { adapter } = createSpacebring(['loadPerson']);
  const answer = await ask(NODES, { adapters: [adapter], variables: { ids: [personId, visitId] } });
  expect(answer.data).toEqual({ nodes: [null, { __typename: 'Visit', id: visitId }] });
  expect(answer.errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
});

test('nodes takes at most 100 ids', async () => {
  const { adapter, calls } = createSpacebring();
  const answer = await ask(NODES, { adapters: [adapter], variables: { ids: Array(101).fill(visitId) } });
  expect(answer.errors).toMatchObject([{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT', argument: 'ids' } }]);
  expect(calls).toEqual([]);
});

test.each(['visit', 'company', 'location', 'ticket', 'transaction'])(
  '%s refuses the id of another type before any call',
  async (field) => {
    const { adapter, calls } = createSpacebring();
    const answer = await ask(`{ ${field}(id: "${personId}") { id } }`, { adapters: [adapter] });
    expect(answer).toMatchObject({
      data: { [field]: null },
      errors: [{ path: [field], extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }],
    });
    expect(calls).toEqual([]);
  },
);
