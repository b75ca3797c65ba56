import { GraphQLScalarType } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';

export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description: 'Any JSON value, passed on as it is: for data whose shape only its source knows.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});
