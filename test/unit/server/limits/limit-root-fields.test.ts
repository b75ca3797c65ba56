import { buildSchema, parse, validate } from 'graphql';
import { limitRootFields } from '../../../../src/server/limits/document-rules.js';

const schema = buildSchema('type Query { a: Query, b: String }');

/** Whether a document has more than three root fields. */
const isRefused = (text: string) => validate(schema, parse(text), [limitRootFields(3)]).length > 0;

test.each([
  ['{ b c: b d: b }', false],
  ['{ b c: b d: b e: b }', true],
  ['{ b b b b }', true],
  ['{ a { b c: b d: b e: b f: b } }', false],
  ['{ ... { b c: b } ... on Query { d: b e: b } }', true],
  ['{ ...F ...F } fragment F on Query { b c: b }', true],
  ['{ ...F } fragment F on Query { b ...G } fragment G on Query { c: b d: b }', false],
  ['query A { b } query B { b c: b d: b e: b }', true],
])('of %s it is %s that it has too many root fields', (text, expected) => {
  expect(isRefused(text)).toBe(expected);
});

test('fragments within themselves are counted once, and to an end', () => {
  expect(isRefused('{ ...F } fragment F on Query { b ...G } fragment G on Query { b ...F }')).toBe(false);
});
