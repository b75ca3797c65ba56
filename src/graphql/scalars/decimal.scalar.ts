import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Amounts stay text from source to client: a float would round them. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'An exact decimal number as text, e.g. `"123.45"` or `"-7"`. It is never rounded: do arithmetic with a decimal library, not with floats.',
  serialize: assertDecimal,
  parseValue: assertDecimal,
  parseLiteral: (node) => {
    if (node.kind === Kind.STRING) return assertDecimal(node.value);
    throw new GraphQLError('A Decimal is written as text, e.g. "123.45"', { nodes: node });
  },
});

function assertDecimal(value: unknown): string {
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  throw new GraphQLError('A Decimal is text of digits with an optional sign and fraction, e.g. "123.45"');
}
