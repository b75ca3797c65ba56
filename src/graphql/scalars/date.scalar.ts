import { GraphQLScalarType } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';

/** Calendar days stay text: a `Date` would move them across midnight. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A calendar day without a time or a zone, written `YYYY-MM-DD`, e.g. `2026-11-21`.',
});
