import {
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLString,
  graphql,
  graphqlSync,
} from 'graphql';
import { ANYONE, type Caller } from '../../../../src/domain/access/caller.js';
import { guardSchema } from '../../../../src/graphql/access/guard-schema.js';
import { callerWith, callerWithout } from '../../../support/callers.js';

const SCOPED = { requiresScope: 'tickets:read' };

/** `{ field }`, marked and guarded. */
function guardedSchema(field: {
  type: GraphQLOutputType;
  extensions?: Record<string, unknown>;
  resolve?: () => unknown;
}): GraphQLSchema {
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { field } }) });
  guardSchema(schema);
  return schema;
}

/** Synchronous: a guard that made a promise would make this fail. */
function ask(schema: GraphQLSchema, caller: Caller, source = '{ field }', rootValue?: unknown) {
  const { data, errors } = graphqlSync({ schema, source, contextValue: { caller }, rootValue });
  return { data: data?.['field'], refusals: (errors ?? []).map(({ message, path }) => ({ message, path })) };
}

describe('a field that needs a scope', () => {
  const schema = guardedSchema({ type: GraphQLInt, extensions: SCOPED });

  test('is answered to a caller who has it', () => {
    expect(ask(schema, callerWith('tickets:read'), '{ field }', { field: 1 })).toEqual({ data: 1, refusals: [] });
  });

  test('is null with an error at its path to one who has all others', () => {
    expect(ask(schema, callerWithout('tickets:read'), '{ field }', { field: 1 })).toEqual({
      data: null,
      refusals: [{ message: 'This needs the scope tickets:read', path: ['field'] }],
    });
  });

  test('is not resolved for one who lacks it', () => {
    let calls = 0;
    const counted = guardedSchema({ type: GraphQLInt, extensions: SCOPED, resolve: () => (calls += 1) });
    ask(counted, callerWith());
    expect(calls).toBe(0);
  });
});

test('a field without a mark keeps its resolver, or its lack of one', () => {
  const resolve = () => 1;
  const fieldOf = (schema: GraphQLSchema) => schema.getQueryType()?.getFields()['field'];
  expect(fieldOf(guardedSchema({ type: GraphQLInt }))?.resolve).toBeUndefined();
  expect(fieldOf(guardedSchema({ type: GraphQLInt, resolve }))?.resolve).toBe(resolve);
});

test('a refused mutation says that nothing was done, even where its payload cannot be null', () => {
  const field = { type: new GraphQLNonNull(GraphQLInt), extensions: { requiresScope: 'tickets:write' } };
  const query = new GraphQLObjectType({ name: 'Query', fields: { field: { type: GraphQLInt } } });
  const mutation = new GraphQLObjectType({ name: 'Mutation', fields: { field } });
  const schema = new GraphQLSchema({ query, mutation });
  guardSchema(schema);
  const { errors } = graphqlSync({ schema, source: 'mutation { field }', contextValue: { caller: callerWith() } });
  expect(errors?.map(({ originalError }) => originalError)).toMatchObject([
    { name: 'ForbiddenError', scope: 'tickets:write', outcome: 'NOT_DONE' },
  ]);
});

test.each([
  ['needs a scope', { type: new GraphQLNonNull(GraphQLInt), extensions: SCOPED }],
  ['is a secret', { type: new GraphQLNonNull(GraphQLString), extensions: { personal: 'SECRET' } }],
  [
    'has an argument that needs one',
    {
      type: new GraphQLNonNull(GraphQLInt),
      args: { search: { type: GraphQLString, extensions: { requiresScope: 'pii:read' } } },
    },
  ],
])('a field that %s and can never be null is not built', (_name, field) => {
  expect(() => guardedSchema(field)).toThrow('Query.field can be withheld from a caller, so it must be nullable');
});

describe('personal data', () => {
  const strings = new GraphQLList(GraphQLString);

  test.each([
    ['a text', GraphQLString, 'John Doe', 'J. D.'],
    ['nothing', GraphQLString, null, null],
    ['each text of a list', strings, ['John Doe', null], ['J. D.', null]],
  ])('is masked where it is %s, and not for who may see it', (_name, type, field, masked) => {
    const schema = guardedSchema({ type, extensions: { personal: 'NAME' } });
    expect(ask(schema, ANYONE, '{ field }', { field })).toEqual({ data: field, refusals: [] });
    expect(ask(schema, callerWithout('pii:read'), '{ field }', { field })).toEqual({ data: masked, refusals: [] });
  });

  test('is masked as well where it comes later', async () => {
    const schema = guardedSchema({ type: GraphQLString, extensions: { personal: 'NAME' } });
    const rootValue = { field: Promise.resolve('John Doe') };
    const { data } = await graphql({ schema, source: '{ field }', rootValue, contextValue: { caller: callerWith() } });
    expect(data?.['field']).toBe('J. D.');
  });
});

describe('an argument that needs a scope', () => {
  const search = { type: GraphQLString, extensions: { requiresScope: 'pii:read' } };
  const Filter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'Filter',
    fields: () => ({ search, size: { type: GraphQLInt }, any: { type: new GraphQLList(Filter) } }),
  });
  const field = { type: GraphQLInt, args: { filter: { type: Filter }, search }, resolve: () => 1 };
  const schema = guardedSchema(field);
  const FORBIDDEN = [{ message: 'This needs the scope pii:read', path: ['field'] }];

  test.each([
    ['itself', '{ field(search: "ana") }'],
    ['even if it is empty', '{ field(search: "") }'],
    ['in an input', '{ field(filter: { search: "ana" }) }'],
    ['in a list of inputs in an input', '{ field(filter: { any: [{ size: 1 }, { any: [{ search: "ana" }] }] }) }'],
  ])('must not be given by a caller without it: %s', (_name, source) => {
    expect(ask(schema, callerWithout('pii:read'), source)).toEqual({ data: null, refusals: FORBIDDEN });
    expect(ask(schema, callerWith('pii:read'), source)).toEqual({ data: 1, refusals: [] });
  });

  test.each([
    '{ field }',
    '{ field(search: null) }',
    '{ field(filter: null) }',
    '{ field(filter: { size: 1, search: null, any: [null, { size: 2 }] }) }',
  ])('can be left out: %s', (source) => {
    expect(ask(schema, callerWith(), source)).toEqual({ data: 1, refusals: [] });
  });
});
