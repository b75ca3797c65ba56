import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * Amounts stay text from source to client: a float would round them. Coming in, any text is let through to the
 * mutation: what a person mistyped into an amount, or `NaN`, belongs into its `userErrors`, beside the other fields.
 */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'An exact decimal number as text, e.g. `"123.45"` or `"-7"`. It is never rounded: do arithmetic with a decimal library, not with floats.',
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
