import { NODE_TYPES } from '../../../../src/domain/ids/node-id.js';
import type { Scope } from '../../../../src/domain/model/scope.js';
import { scopeOf } from '../../../../src/graphql/access/guard-schema.js';
import { callerWith, callerWithout } from '../../../support/callers.js';
import { createFakeBuilding } from '../../../support/fakes/fake-building.js';
import { createVisit, createVisitorRecord } from '../../../support/records.js';
import { ask, idOf, NOW, schema, watchAdapter } from '../graph-harness.js';
import { minimalField } from './minimal-query.js';

const roots = [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => ({ word: 'query', field })),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => ({ word: 'mutation', field })),
].flatMap(({ word, field }) => {
  const scope = scopeOf(field);
  return scope === null ? [] : [{ word, scope, name: field.name, text: `${word} { ${minimalField(field)} }` }];
});

describe.each(roots)('$word $name without $scope', ({ word, scope, name, text }) => {
  test('is refused with the name of the scope, without a call', async () => {
    const { adapter, calls } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
    const { data, errors } = await ask(text, { adapters: [adapter], caller: callerWithout(scope) });
    const outcome = word === 'mutation' && { outcome: 'NOT_DONE' };
    expect(errors).toEqual([
      {
        message: `This needs the scope ${scope}`,
        locations: expect.any(Array),
        path: [name],
        extensions: { code: 'FORBIDDEN', requestId: 'request-1', scope, ...outcome },
      },
    ]);
    expect(data?.[name] ?? null).toBeNull();
    expect(calls).toEqual([]);
  });

  test('is not refused for want of any other scope', async () => {
    const { adapter } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
    const { errors } = await ask(text, { adapters: [adapter], caller: callerWith(scope) });
    expect(errors.filter(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')).toEqual([]);
  });
});

test('a caller without any scope reads the health of the sources, and nothing else', async () => {
  const { data, errors } = await ask('{ sources { isConfigured } }', { caller: callerWith() });
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ sources: [{ isConfigured: false }, {}, {}] });
});

describe('node and nodes', () => {
  const NEEDED: Readonly<Record<(typeof NODE_TYPES)[number], Scope>> = {
    Visit: 'visits:read',
    Person: 'visits:read',
    Company: 'visits:read',
    Location: 'visits:read',
    VisitRequest: 'visits:read',
    BlockedPerson: 'blocklist:read',
    Ticket: 'tickets:read',
    Transaction: 'transactions:read',
  };

  test.each(NODE_TYPES.map((type) => [type, NEEDED[type]] as const))(
    'need for a %s the scope %s',
    async (type, scope) => {
      const { adapter, calls } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
      const text = `{ node(id: "${idOf(type, 'SPACEBRING', 'x')}") { id } }`;
      const refused = await ask(text, { adapters: [adapter], caller: callerWithout(scope) });
      expect(refused).toMatchObject({ data: { node: null }, errors: [{ path: ['node'], extensions: { scope } }] });
      expect(calls).toEqual([]);
      expect(await ask(text, { adapters: [adapter], caller: callerWith(scope) })).toEqual({
        data: { node: null },
        errors: [],
      });
    },
  );

  test('need visits:read for a visitor', async () => {
    const visitor = createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: 'ana@example.com' });
    const visits = [createVisit({ source: 'SPACEBRING', sourceId: 'v1', scheduledAt: NOW, visitor })];
    const { adapter } = watchAdapter('SPACEBRING', { visits });
    const { data } = await ask('{ visits { nodes { visitor { id } } } }', { adapters: [adapter] });
    const id: unknown = JSON.parse(JSON.stringify(data)).visits.nodes[0].visitor.id;
    const given = { adapters: [adapter], variables: { id }, caller: callerWithout('visits:read') };
    expect(await ask('query ($id: ID!) { node(id: $id) { id } }', given)).toMatchObject({
      data: { node: null },
      errors: [{ extensions: { code: 'FORBIDDEN', scope: 'visits:read' } }],
    });
  });

  test('refuse only the elements that the caller may not read', async () => {
    const { adapter } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
    const ids = [idOf('Ticket', 'SPACEBRING', 'ticket-0'), idOf('Location', 'SPACEBRING', 'location-0')];
    const given = { adapters: [adapter], variables: { ids }, caller: callerWithout('tickets:read') };
    expect(await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', given)).toMatchObject({
      data: { nodes: [null, { id: ids[1] }] },
      errors: [{ path: ['nodes', 0], extensions: { code: 'FORBIDDEN', scope: 'tickets:read' } }],
    });
  });
});

describe('a relation under a record that the caller may read', () => {
  const VISITOR = `{ visits(first: 1) { nodes { id visitor { FIELD } } } }`;
  const LISTED = '{ nodes { id } }';

  test.each<[string, Scope]>([
    [`tickets ${LISTED}`, 'tickets:read'],
    [`transactions ${LISTED}`, 'transactions:read'],
    ['isBlocked', 'blocklist:read'],
    ['blockedEntries { id }', 'blocklist:read'],
  ])('%s is null with an error at its path without %s, and the rest is there', async (field, scope) => {
    const { adapter } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
    const [name = ''] = field.split(' ');
    const text = VISITOR.replace('FIELD', field);
    expect(await ask(text, { adapters: [adapter], caller: callerWithout(scope) })).toMatchObject({
      data: { visits: { nodes: [{ id: expect.any(String), visitor: { [name]: null } }] } },
      errors: [{ path: ['visits', 'nodes', 0, 'visitor', name], extensions: { code: 'FORBIDDEN', scope } }],
    });
  });

  test('whom a record names is part of it, and their lists are not', async () => {
    const { adapter } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
    const text = `{ ticket(id: "${idOf('Ticket', 'SPACEBRING', 'ticket-0')}") { id requester { id visits { totalCount } } } }`;
    expect(await ask(text, { adapters: [adapter], caller: callerWith('tickets:read') })).toMatchObject({
      data: { ticket: { requester: { id: expect.any(String), visits: null } } },
      errors: [{ path: ['ticket', 'requester', 'visits'], extensions: { scope: 'visits:read' } }],
    });
  });
});

describe('what is personal cannot be guessed', () => {
  test.each([
    'visits(filter: { search: "ana" }) { totalCount }',
    'visitors(filter: { search: "ana" }) { totalCount }',
    'visitStats(filter: { search: "ana" }) { totals { visits } }',
    'people(filter: { search: "ana" }) { totalCount }',
    'people(filter: { email: "ana@example.com" }) { totalCount }',
    'blockedPeople(filter: { search: "ana" }) { totalCount }',
    'visitor(by: { email: "ana@example.com" }) { id }',
    'visitor(by: { phoneNumber: "+5511912345678" }) { id }',
  ])('%s requires pii:read, without a call', async (field) => {
    const { adapter, calls } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
    const name = field.slice(0, field.indexOf('('));
    const { data, errors } = await ask(`{ ${field} }`, { adapters: [adapter], caller: callerWithout('pii:read') });
    expect(data).toEqual({ [name]: null });
    expect(errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN', scope: 'pii:read' } }]);
    expect(calls).toEqual([]);
  });

  test('in lists under a record it needs pii:read as well', async () => {
    const { adapter } = watchAdapter('SPACEBRING', createFakeBuilding('SPACEBRING', NOW));
    const text = `{ location(id: "${idOf('Location', 'SPACEBRING', 'location-0')}") { id visits(filter: { search: "a" }) { totalCount } } }`;
    expect(await ask(text, { adapters: [adapter], caller: callerWithout('pii:read') })).toMatchObject({
      data: { location: { visits: null } },
      errors: [{ path: ['location', 'visits'], extensions: { scope: 'pii:read' } }],
    });
  });
});
