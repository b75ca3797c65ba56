import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, parse, validate } from 'graphql';
import { encodeNodeId, type NodeType } from '../../../../src/domain/ids/node-id.js';
import * as documents from '../../../../src/generated/operations.js';
import { buildGraphSchema } from '../../../../src/graphql/build-schema.js';
import { FIELD_COSTS } from '../../../../src/server/limits/cost-of-field.js';
import { createCostEstimator, VALUE_COST } from '../../../../src/server/limits/query-cost.js';
import { LIMITS } from '../start-test-server.js';

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await buildGraphSchema();
});

function costOf(source: string | DocumentNode, variables: Record<string, unknown> = {}): number {
  const document = typeof source === 'string' ? parse(source) : source;
  expect(validate(schema, document)).toEqual([]);
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === 'OperationDefinition',
  );
  const [operation] = operations;
  if (operation === undefined) throw new Error('there is no operation');
  return createCostEstimator(schema, 1_000)({ document, operation, variables });
}

const flat = (first: number) => `{ visits(first: ${first}) { nodes { id status } } }`;
const ofDays = (days: number) => {
  const range = `{ gte: "2026-01-01T00:00:00Z", lt: "${new Date(Date.UTC(2026, 0, 1 + days)).toISOString()}" }`;
  return { visits: `filter: { scheduledAt: ${range} }`, visitors: `filter: { visitedAt: ${range} }` };
};
const id = (nodeType: NodeType, sourceId: string) => encodeNodeId({ nodeType, source: 'SPACEBRING', sourceId });

test('a page costs its size times what is selected of each record', () => {
  expect(costOf(flat(200)) - costOf(flat(100))).toBe(Math.round(100 * 3 * VALUE_COST));
});

test('nested pages multiply each other', () => {
  const nested = (inner: number) => `{ people(first: 100) { nodes { visits(first: ${inner}) { nodes { id } } } } }`;
  expect(costOf(nested(51)) - costOf(nested(1))).toBe(100 * 50 * 2 * VALUE_COST);
});

test('the size of a page may come in a variable, or be the usual one', () => {
  const paged = 'query ($first: Int = 7) { visits(first: $first) { nodes { id status } } }';
  expect(costOf(paged, { first: 20 })).toBe(costOf(flat(20)));
  expect(costOf(paged)).toBe(costOf(flat(7)));
  expect(costOf(paged, { first: null })).toBe(costOf(flat(25)));
  expect(costOf('{ visits { nodes { id status } } }')).toBe(costOf(flat(25)));
});

test('a page size out of bounds costs as much as a valid one, so that its own error is reported', () => {
  expect(costOf(flat(100_000))).toBe(costOf(flat(200)));
  expect(costOf(flat(-5))).toBe(costOf(flat(1)));
});

test('what a connection says of itself is free, but for what must be read to count', () => {
  const withReports = '{ visits(first: 10) { pageInfo { endCursor } sources { status } nodes { id status } } }';
  expect(costOf(withReports)).toBe(costOf(flat(10)));
  const counted = '{ visits(first: 10) { ...C nodes { id status } } } fragment C on VisitConnection { totalCount }';
  expect(costOf(counted)).toBeGreaterThan(2 * costOf(flat(10)));
});

test.each(['visits', 'visitors'] as const)('%s that must be read whole cost their days', (list) => {
  const counted = (days: number) => `{ ${list}(first: 1, ${ofDays(days)[list]}) { totalCount } }`;
  expect(costOf(counted(300))).toBeGreaterThan(6 * costOf(counted(30)));
});

test('what several fields read of one range is read once, and what they read of others is not', () => {
  const stats = (alias: string, days: number) => `${alias}: visitStats(${ofDays(days).visits}) { totals { visits } }`;
  const one = costOf(`{ ${stats('a', 30)} }`);
  expect(costOf(`{ ${stats('a', 30)} ${stats('b', 30)} }`)).toBeLessThan(1.3 * one);
  expect(costOf(`{ ${stats('a', 30)} ${stats('b', 31)} }`)).toBeGreaterThan(1.8 * one);
});

test('ids cost by what they are of, and how many they are', () => {
  const byIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const idsOf = (nodeType: NodeType, count: number) =>
    Array.from({ length: count }, (_, index) => id(nodeType, `${index}`));
  const visits = costOf(byIds, { ids: idsOf('Visit', 100) });
  expect(visits).toBeGreaterThan(90 * 50);
  expect(visits).toBeGreaterThan(8 * costOf(byIds, { ids: idsOf('Visit', 10) }));
  expect(costOf(byIds, { ids: idsOf('Company', 100) })).toBeLessThan(visits / 2);
});

test('customers and hosts cost their number', () => {
  const ofCustomers = 'query ($ids: [ID!]) { transactions(filter: { customerIds: $ids }) { nodes { id } } }';
  const ofHosts = 'query ($ids: [ID!]) { visits(filter: { hostIds: $ids }) { nodes { id } } }';
  const ids = Array.from({ length: 100 }, (_, index) => id('Person', `${index}`));
  for (const document of [ofCustomers, ofHosts]) {
    expect(costOf(document, { ids })).toBeGreaterThan(10 * costOf(document, { ids: ids.slice(0, 2) }));
  }
});

test('the id of a visitor is in every record, all else of them is looked up once', () => {
  const visitor = (fields: string, first = 25) =>
    costOf(`{ visits(first: ${first}) { nodes { visitor { ${fields} } } } }`);
  expect(visitor('name')).toBeGreaterThan(2 * visitor('id'));
  expect(visitor('name', 200)).toBeLessThan(1.1 * visitor('name'));
});

test('fragments, aliases and conditions are followed', () => {
  const spread =
    'query ($on: Boolean!) { a: visits(first: 10) { ...P @include(if: $on) } } fragment P on VisitConnection { nodes { id status } }';
  expect(costOf(spread, { on: true })).toBe(costOf(flat(10)));
  expect(costOf(spread, { on: false })).toBeLessThan(costOf(flat(10)));
});

test('other variables have another cost', () => {
  const document = parse(
    'query ($from: DateTime) { visits(filter: { scheduledAt: { gte: $from, lt: "2026-06-01T00:00:00Z" } }) { totalCount } }',
  );
  const [operation] = document.definitions as [OperationDefinitionNode];
  const price = createCostEstimator(schema, 1_000);
  const of = (from: string) => price({ document, operation, variables: { from } });
  expect(of('2026-01-01T00:00:00Z')).toBeGreaterThan(2 * of('2026-05-25T00:00:00Z'));
});

test('every cost belongs to a field of the schema', () => {
  const unknown = Object.keys(FIELD_COSTS).filter((name) => {
    const [type = '', field = ''] = name.split('.');
    const found = schema.getType(type);
    return found === undefined || !('getFields' in found) || found.getFields()[field] === undefined;
  });
  expect(unknown).toEqual([]);
});

test('every list of a root or of a record has a cost of its own', () => {
  const lists = ['Query', 'Visitor', 'Person', 'Location'].flatMap((type) => {
    const found = schema.getType(type);
    if (found === undefined || !('getFields' in found)) return [];
    return Object.values(found.getFields())
      .filter((field) => /Connection!?$/.test(String(field.type)))
      .map(({ name }) => `${type}.${name}`);
  });
  expect(lists.length).toBeGreaterThan(8);
  expect(lists.filter((name) => FIELD_COSTS[name] === undefined)).toEqual([]);
});

const committed = Object.entries(documents).filter(([name]) => name.endsWith('Document'));
const year = { from: '2025-06-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };

test.each(committed)('%s costs clearly less than the limit, with any page size', (_name, document) => {
  const price = (variables: object) => costOf(document as DocumentNode, { first: 200, ids: [], ...variables });
  expect(price({ from: null, to: null })).toBeLessThan(LIMITS.document.cost / 2);
  expect(price(year)).toBeLessThan(LIMITS.document.cost);
});
