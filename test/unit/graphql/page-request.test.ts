import { buildSchema, type GraphQLResolveInfo, graphql } from 'graphql';
import type { PageRequest } from '../../../src/domain/lists/connection.js';
import { toPageRequest } from '../../../src/graphql/connection/page.args.js';

const schema = buildSchema(`
  type Query { list(first: Int = 25, after: String): Page }
  type Page { totalCount: Int nodes: [Int!] }
`);

async function pageRequestOf(source: string): Promise<PageRequest | null> {
  let request: PageRequest | null = null;
  const list = (
    args: { first?: number | null; after?: string | null },
    _context: unknown,
    info: GraphQLResolveInfo,
  ) => {
    request = toPageRequest(args, info);
    return null;
  };
  const { errors } = await graphql({ schema, source, rootValue: { list } });
  expect(errors).toBeUndefined();
  return request;
}

test.each([
  ['selected', '{ list { totalCount } }', true],
  ['selected under an alias', '{ list { total: totalCount } }', true],
  ['selected through fragments', '{ list { ...F } } fragment F on Page { ... { totalCount } }', true],
  ['selected in a second mention of the field', '{ list { nodes } list { totalCount } }', true],
  ['not selected', '{ list { nodes } }', false],
  ['another field under its name', '{ list { totalCount: nodes } }', false],
  ['skipped', '{ list { nodes totalCount @skip(if: true) } }', false],
  ['not included', '{ list { nodes ... @include(if: false) { totalCount } } }', false],
])('a list is counted or not: totalCount is %s', async (_name, source, isCounted) => {
  expect((await pageRequestOf(source))?.isCounted).toBe(isCounted);
});

test('a page that says nothing has 25 records from the start', async () => {
  expect(await pageRequestOf('{ list { nodes } }')).toEqual({ first: 25, after: null, isCounted: false });
});

test('null for first means the same as leaving it out; other numbers are left to the list to judge', async () => {
  expect(await pageRequestOf('{ list(first: null) { nodes } }')).toMatchObject({ first: 25 });
  expect(await pageRequestOf('{ list(first: -1, after: "c") { nodes } }')).toMatchObject({ first: -1, after: 'c' });
});
