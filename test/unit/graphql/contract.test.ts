import { readFile } from 'node:fs/promises';
import { buildSchema, isEnumType } from 'graphql';
import { schema } from './graph-harness.js';
import { argsOf, compareWithContract, fieldsOf, ownTypes } from './schema-comparison.js';

const contract = buildSchema(await readFile(new URL('../../fixtures/target.graphql', import.meta.url), 'utf8'));

test('the schema has everything of the contract', () => {
  expect(compareWithContract(contract, schema).missing).toEqual([]);
});

test('what the schema has of the contract has its types, nullability, arguments and defaults', () => {
  expect(compareWithContract(contract, schema).different).toEqual([]);
});

test.each([
  ['a field', 'type Query { a: Int, b: Int }', 'type Query { a: Int }', ['Query.b'], []],
  ['an argument', 'type Query { a(x: Int): Int }', 'type Query { a: Int }', ['Query.a(x:)'], []],
  ['an enum value', 'enum E { A B } type Query { e: E }', 'enum E { A } type Query { e: E }', ['E.B'], []],
  ['nullability', 'type Query { a: Int! }', 'type Query { a: Int }', [], ['Query.a is Int, the contract says Int!']],
  [
    'a default',
    'type Query { a(x: Int = 25): Int }',
    'type Query { a(x: Int = 20): Int }',
    [],
    ['Query.a(x:) is Int = 20, the contract says Int = 25'],
  ],
  [
    'a new required argument',
    'type Query { a: Int }',
    'type Query { a(x: Int!): Int }',
    [],
    ['Query.a(x:) is required'],
  ],
])('the comparison notices %s', (_name, wanted, actual, missing, different) => {
  expect(compareWithContract(buildSchema(wanted), buildSchema(actual))).toEqual({ missing, different });
});

test('every type, field, argument and enum value has a description', () => {
  const silent: string[] = [];
  const check = (coordinate: string, { description }: { description?: string | null | undefined }) => {
    if ((description ?? '').trim().length < 10) silent.push(coordinate);
  };
  for (const type of ownTypes(schema)) {
    check(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
    for (const [name, field] of Object.entries(fieldsOf(type))) {
      check(`${type.name}.${name}`, field);
      for (const arg of argsOf(field)) check(`${type.name}.${name}(${arg.name}:)`, arg);
    }
  }
  expect(silent).toEqual([]);
});
