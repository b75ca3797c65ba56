/** Only for GraphQL: Biome and the compiler look after everything else. */
import graphql from '@graphql-eslint/eslint-plugin';

const SCHEMA = 'schema/schema.graphql';
const OPERATIONS = 'schema/operations/*.graphql';

/** Types without an identity of their own: they are read with the record or the answer that holds them. */
const VALUES = [
  'Attachment',
  'CustomField',
  'PageInfo',
  'SourceError',
  'SourceHealth',
  'SourceNotice',
  'SourceReport',
  'UserError',
  'Guest',
  'Vehicle',
  'VisitMetrics',
  'VisitStats',
  'VisitStatsBucket',
  'VisitStatsKey',
  'VisitorField',
  'VisitorIdentity',
];

const base = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: SCHEMA, documents: OPERATIONS } },
  },
};

export default [
  {
    ...base,
    files: [SCHEMA],
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // The schema is the documentation: not only types and root fields are described.
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      // Everything that is neither a value nor a part of a list or a mutation can be asked for by its id.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { types: VALUES, suffixes: ['Connection', 'Edge', 'Payload'] } },
      ],
      // Lists are walked forwards only: the sources cannot be read backwards.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Connections have `nodes` beside `edges`, and there are lists that are no pages.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // It takes `Visit.visitor` for a repetition of `Visit`, and can make no exception.
      '@graphql-eslint/no-typename-prefix': 'off',
      // The public contract has the scalar JSON, which nothing uses yet; the rule can make no exception.
      '@graphql-eslint/no-unreachable-types': 'off',
    },
  },
  {
    ...base,
    files: [OPERATIONS],
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // An id can cost a call: that of a Spacebring host belongs to a membership, which has to be looked up.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
