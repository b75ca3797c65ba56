import { buildSchema, GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { printWithAccess } from '../../../../src/graphql/access/print-access.js';
import { renderSchema } from '../../../../src/graphql/schema-file.js';
import { schema } from '../graph-harness.js';

test('marks stand behind fields, arguments and members of inputs', () => {
  const scoped = { type: GraphQLString, extensions: { requiresScope: 'pii:read' } };
  const filter = new GraphQLInputObjectType({ name: 'Filter', fields: { search: scoped } });
  const name = {
    type: GraphQLString,
    args: { search: scoped, filter: { type: filter } },
    deprecationReason: 'old',
    extensions: { requiresScope: 'visits:read', personal: 'NAME' },
  };
  const query = new GraphQLObjectType({ name: 'Query', fields: { name, plain: { type: GraphQLString } } });
  expect(printWithAccess(new GraphQLSchema({ query }))).toBe(
    [
      'type Query {',
      '  name(search: String @requiresScope(scope: "pii:read"), filter: Filter): String @deprecated(reason: "old") @requiresScope(scope: "visits:read") @personal(kind: NAME)',
      '  plain: String',
      '}',
      '',
      'input Filter {',
      '  search: String @requiresScope(scope: "pii:read")',
      '}',
    ].join('\n'),
  );
});

test('the written schema is a valid one: its directives are declared', () => {
  const names = buildSchema(renderSchema(schema))
    .getDirectives()
    .map((directive) => directive.name);
  expect(names).toEqual(expect.arrayContaining(['requiresScope', 'personal']));
});
