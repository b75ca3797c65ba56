import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, parse, validate } from 'graphql';
import * as documents from '../../../../src/generated/operations.js';
import { buildGraphSchema } from '../../../../src/graphql/build-schema.js';
import { createPricing } from '../../../../src/server/limits/price-operation.js';
import { LIMITS } from '../start-test-server.js';

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await buildGraphSchema();
});

function priceOf(source: string | DocumentNode, variables: Record<string, unknown> = {}): number {
  const document = typeof source === 'string' ? parse(source) : source;
  expect(validate(schema, document)).toEqual([]);
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === 'OperationDefinition',
  );
  const [operation] = operations;
  if (operation === undefined) throw new Error('there is no operation');
  return createPricing(schema, 1_000)({ document, operation, variables });
}

const flat = (first: number) => `{ visits(first: ${first}) { nodes { id status } } }`;

test('a page costs its size times what is selected of each record', () => {
  expect(priceOf(flat(10))).toBe(10 + 10 * 3);
  expect(priceOf(flat(100))).toBe(10 + 100 * 3);
});

test('nested pages multiply each other', () => {
  const nested = '{ visits(first: 100) { nodes { visitor { visits(first: 50) { nodes { id } } } } } }';
  expect(priceOf(nested)).toBe(10 + 100 * (1 + 1 + (10 + 50 * 2)));
});

test('the size of a page may come in a variable, or be the usual one', () => {
  const paged = 'query ($first: Int = 7) { visits(first: $first) { nodes { id } } }';
  expect(priceOf(paged, { first: 20 })).toBe(10 + 20 * 2);
  expect(priceOf(paged)).toBe(10 + 7 * 2);
  expect(priceOf(paged, { first: null })).toBe(10 + 25 * 2);
  expect(priceOf('{ visits { nodes { id } } }')).toBe(10 + 25 * 2);
});

test('a size that will be refused is priced as one that is not, so that its own error is seen', () => {
  expect(priceOf(flat(100_000))).toBe(priceOf(flat(200)));
  expect(priceOf(flat(-5))).toBe(priceOf(flat(1)));
});

test('what a connection says of itself is free', () => {
  const withReports =
    '{ visits(first: 10) { totalCount pageInfo { endCursor } sources { status } nodes { id status } } }';
  expect(priceOf(withReports)).toBe(priceOf(flat(10)));
});

test('ids cost as often as there are ids, other lists as their usual length', () => {
  const byIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  expect(priceOf(byIds, { ids: ['a', 'b', 'c'] })).toBe(10 + 3);
  expect(priceOf('{ locations { id name } }')).toBe(10 + 10 * 2);
});

test('fragments, aliases and conditions are followed', () => {
  const spread =
    'query ($on: Boolean!) { a: visits(first: 10) { ...P @include(if: $on) } } fragment P on VisitConnection { nodes { id status } }';
  expect(priceOf(spread, { on: true })).toBe(priceOf(flat(10)));
  expect(priceOf(spread, { on: false })).toBe(10);
});

test('a scan of all visits costs more than a page of them', () => {
  expect(priceOf('{ visitStats { totals { visits } } }')).toBeGreaterThan(priceOf(flat(100)));
});

const committed = Object.entries(documents).filter(([name]) => name.endsWith('Document'));

test.each(committed)('%s costs less than half of what is allowed, whatever page it asks for', (_name, document) => {
  const price = priceOf(document as DocumentNode, { first: 200, ids: [], from: null, to: null });
  expect(price).toBeLessThan(LIMITS.document.cost / 2);
});
