import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSON, GraphQLLocalDate } from 'graphql-scalars';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * Amounts stay text from source to client, because a float rounds them. An input accepts any text, so that the mutation
 * reports an invalid amount in `userErrors` with the other problems.
 */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'An exact decimal number as text, e.g. `"123.45"` or `"-7"`. It is never rounded: calculate with a decimal library, not with floats.',
  serialize: (value) => {
    if (typeof value === 'string' && DECIMAL.test(value)) return value;
    throw new GraphQLError('A Decimal is text of digits with an optional sign and fraction, e.g. "123.45"');
  },
  parseValue: (value) => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(NOT_TEXT);
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.STRING) return node.value;
    throw new GraphQLError(NOT_TEXT, { nodes: node });
  },
});

const NOT_TEXT = 'A Decimal is written as text, e.g. "123.45"';

/** Instants: a `Date` in the gateway, RFC 3339 text outside. Inputs have any offset, answers UTC with `Z`. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description:
    'An instant as RFC 3339 text, e.g. `2026-11-21T09:30:00.000Z`. Inputs may have any offset; answers are in UTC, with `Z` and milliseconds.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (value) => {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    throw new TypeError('A DateTime field was given something that is not an instant');
  },
});

/** Calendar days stay text, because a time zone can move a `Date` to another day. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A calendar day without a time or a zone, written `YYYY-MM-DD`, e.g. `2026-11-21`.',
});

export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description: 'Any JSON value, passed through unchanged: for data whose shape only its source knows.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});
