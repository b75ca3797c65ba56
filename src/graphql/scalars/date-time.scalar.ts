import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

/** Instants: `Date` inside, RFC 3339 text outside. Whatever offset comes in, UTC with `Z` goes out. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description:
    'An instant as RFC 3339 text, e.g. `2026-11-21T09:30:00.000Z`. Any offset is accepted; answers are always in UTC, with `Z` and milliseconds.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (value) => {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    throw new TypeError('A DateTime field was given something that is not an instant');
  },
});
