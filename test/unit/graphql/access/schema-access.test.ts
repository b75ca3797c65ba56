import {
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { schema } from '../graph-harness.js';
import { findAccessGaps } from './access-walk.js';
import { HARMLESS_ARGUMENTS, HARMLESS_TEXTS, OPEN_FIELDS } from './open-fields.js';

const gaps = findAccessGaps(schema, {
  harmlessTexts: HARMLESS_TEXTS,
  openFields: OPEN_FIELDS,
  harmlessArguments: HARMLESS_ARGUMENTS,
});

test('every field of text is marked as personal, or listed as harmless with a reason', () => {
  expect(gaps.unmaskedTexts).toEqual([]);
});

test('every root field and relation needs a scope, or is listed as open with a reason', () => {
  expect(gaps.unscopedFields).toEqual([]);
});

test('every text that can be read by needs a scope, or is listed as harmless with a reason', () => {
  expect(gaps.unscopedArguments).toEqual([]);
});

test('the lists name nothing that is gone, or marked by now', () => {
  expect(gaps.needlessEntries).toEqual([]);
});

test('the walk has seen the whole schema', () => {
  expect(gaps.fieldCount).toBeGreaterThan(200);
});

describe('the walk', () => {
  const text = { type: GraphQLString };
  const scoped = { requiresScope: 'visits:read' };
  const name = { type: GraphQLString, extensions: { personal: 'NAME' } };
  const Filter = new GraphQLInputObjectType({
    name: 'Filter',
    fields: { note: text, size: { type: GraphQLInt }, search: { type: GraphQLString, extensions: scoped } },
  });
  const Thing: GraphQLObjectType = new GraphQLObjectType({
    name: 'Thing',
    fields: () => ({
      name,
      note: text,
      other: { type: new GraphQLScalarType({ name: 'New' }) },
      thing: { type: Thing },
    }),
  });
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: {
      thing: { type: Thing, args: { by: text, filter: { type: Filter } } },
      kept: { type: Thing, extensions: scoped },
      name: { type: GraphQLString, extensions: { ...name.extensions, ...scoped } },
    },
  });
  const unguarded = new GraphQLSchema({ query });

  test('finds what is not marked', () => {
    expect(findAccessGaps(unguarded, { harmlessTexts: {}, openFields: {}, harmlessArguments: {} })).toEqual({
      unmaskedTexts: ['Thing.note', 'Thing.other'],
      unscopedFields: ['Query.thing', 'Thing.thing'],
      unscopedArguments: ['Query.thing(by:)', 'Filter.note'],
      needlessEntries: [],
      fieldCount: 7,
    });
  });

  test('accepts what is listed, and finds entries that say nothing', () => {
    const lists = {
      harmlessTexts: { 'a reason': ['Thing.note', 'Thing.other', 'Thing.name'] },
      openFields: { 'a reason': ['Query.thing', 'Thing.thing', 'Query.kept', 'Thing.gone'] },
      harmlessArguments: { 'a reason': ['Query.thing(by:)', 'Filter.note', 'Filter.search'] },
    };
    expect(findAccessGaps(unguarded, lists)).toEqual({
      unmaskedTexts: [],
      unscopedFields: [],
      unscopedArguments: [],
      needlessEntries: ['Thing.name', 'Query.kept', 'Thing.gone', 'Filter.search'],
      fieldCount: 7,
    });
  });
});
