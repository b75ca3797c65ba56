import { type GraphQLScalarType, parseValue } from 'graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../../src/graphql/scalars/scalars.js';

const literal = (scalar: GraphQLScalarType, text: string) => scalar.parseLiteral(parseValue(text));

describe('DateTime', () => {
  test('accepts any offset and gives UTC with Z', () => {
    const instant = DateTimeScalar.parseValue('2026-11-21T09:30:00-03:00');
    expect(DateTimeScalar.serialize(instant)).toBe('2026-11-21T12:30:00.000Z');
  });

  test.each(['2026-11-21', '2026-11-21T09:30:00', '2026-13-01T00:00:00Z', 'tomorrow', '', 7])('refuses %p', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow();
  });

  test('refuses to give something that is not an instant', () => {
    expect(() => DateTimeScalar.serialize(new Date(Number.NaN))).toThrow();
    expect(() => DateTimeScalar.serialize('2026-11-21')).toThrow();
  });
});

describe('Decimal', () => {
  test.each(['0', '-7', '123.45', '12345678901234567890.000000000000000001'])('keeps %s exactly', (text) => {
    expect(DecimalScalar.parseValue(text)).toBe(text);
    expect(DecimalScalar.serialize(text)).toBe(text);
    expect(literal(DecimalScalar, `"${text}"`)).toBe(text);
  });

  test.each(['', '1.', '.5', '+1', '1e3', '1,5', ' 1', 'NaN', 1.5, null])('does not give %p', (value) => {
    expect(() => DecimalScalar.serialize(value)).toThrow('123.45');
  });

  test.each(['NaN', '1,5', ''])('lets the text %p through to the mutation, which has a user error for it', (text) => {
    expect(DecimalScalar.parseValue(text)).toBe(text);
  });

  test.each([1.5, 7, null, true])('refuses %p as a variable: it is no text', (value) => {
    expect(() => DecimalScalar.parseValue(value)).toThrow('123.45');
  });

  test('refuses a number in a document, which would have been rounded', () => {
    expect(() => literal(DecimalScalar, '1.5')).toThrow('123.45');
  });
});

describe('Date', () => {
  test('keeps a calendar day as it is', () => {
    expect(DateScalar.parseValue('2026-11-21')).toBe('2026-11-21');
    expect(DateScalar.serialize('2026-11-21')).toBe('2026-11-21');
  });

  test.each(['2026-02-30', '21.11.2026', '2026-11-21T00:00:00Z'])('refuses %s', (value) => {
    expect(() => DateScalar.parseValue(value)).toThrow();
  });
});
