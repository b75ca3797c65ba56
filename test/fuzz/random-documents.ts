import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { nastyText, valueFor } from './random-values.js';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a selection is made of: text, and the variables that it uses. */
interface Part {
  readonly text: string;
  readonly definitions: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_DEPTH = 4;
const LEAF: Part = { text: '__typename', definitions: [], variables: {} };

/**
 * Operations of the schema: one or two root fields, a few levels of fields, every argument in a variable. Most are valid;
 * their values need not be.
 */
export function validOperations(schema: GraphQLSchema): fc.Arbitrary<RandomOperation> {
  const { query, mutation } = { query: schema.getQueryType(), mutation: schema.getMutationType() };
  if (!query || !mutation) throw new Error('the schema has no roots');
  return fc.oneof(
    { weight: 5, arbitrary: operationsOn(schema, query, 'query') },
    { weight: 1, arbitrary: operationsOn(schema, mutation, 'mutation') },
  );
}

function operationsOn(schema: GraphQLSchema, root: GraphQLObjectType, kind: string): fc.Arbitrary<RandomOperation> {
  const fields = Object.values(root.getFields());
  return fc
    .array(
      fc.constantFrom(...fields).chain((field) => fieldPart(schema, field, 0)),
      { minLength: 1, maxLength: 2 },
    )
    .map((parts) => {
      const { text, definitions, variables } = join(parts);
      const declared = definitions.length === 0 ? '' : ` (${definitions.join(', ')})`;
      return { query: `${kind} Random${declared} { ${text} }`, variables };
    });
}

function fieldPart(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<Part> {
  const given = field.args.filter((argument) => isNonNullType(argument.type) || depth < 2);
  return fc
    .tuple(fc.nat(1_000_000_000), fc.tuple(...given.map(argumentPart)), selectionPart(schema, field.type, depth + 1))
    .map(([salt, args, selection]) => {
      const named = args.flatMap((argument, place) => (argument === null ? [] : [argument(`v${salt}_${place}`)]));
      const { text, ...rest } = join([...named, ...(selection === null ? [] : [selection])]);
      const list = named.map((part) => part.text).join(', ');
      const below = selection === null ? '' : ` { ${selection.text} }`;
      return { ...rest, text: `f${salt}: ${field.name}${list === '' ? '' : `(${list})`}${below}` };
    });
}

/** Null where an argument that may be left out is. */
function argumentPart(argument: GraphQLArgument): fc.Arbitrary<((name: string) => Part) | null> {
  const part = valueFor(argument.type).map((value) => (name: string) => ({
    text: `${argument.name}: $${name}`,
    definitions: [`$${name}: ${String(argument.type)}`],
    variables: { [name]: value },
  }));
  return isNonNullType(argument.type) ? part : fc.option(part, { freq: 2 });
}

function selectionPart(schema: GraphQLSchema, type: GraphQLOutputType, depth: number): fc.Arbitrary<Part | null> {
  const named = getNamedType(type);
  if (isLeafType(named)) return fc.constant(null);
  if (depth >= MAX_DEPTH) return fc.constant(LEAF);
  if (isObjectType(named)) return fieldsPart(schema, named, depth);
  if (!isInterfaceType(named) && !isUnionType(named)) return fc.constant(LEAF);
  const concrete = fc.constantFrom(...schema.getPossibleTypes(named));
  return concrete.chain((object) =>
    fieldsPart(schema, object, depth).map((part) => ({ ...part, text: `... on ${object.name} { ${part.text} }` })),
  );
}

function fieldsPart(schema: GraphQLSchema, type: GraphQLObjectType, depth: number): fc.Arbitrary<Part> {
  const fields = fc.constantFrom(...Object.values(type.getFields()));
  return fc
    .array(
      fields.chain((field) => fieldPart(schema, field, depth)),
      { minLength: 1, maxLength: 3 },
    )
    .map(join);
}

function join(parts: readonly Part[]): Part {
  return {
    text: parts.map(({ text }) => text).join(' '),
    definitions: parts.flatMap(({ definitions }) => definitions),
    variables: Object.assign({}, ...parts.map(({ variables }) => variables)),
  };
}

const TOKENS = [
  ...'{ } ( ) [ ] ... : $ @ ! = | &'.split(' '),
  ...'query mutation subscription fragment on visits nodes node id __typename __schema type first true null'.split(' '),
  ...'1 -1 1.5e9 "text" """block""" @include(if:true) @skip @deprecated #comment'.split(' '),
];

/** Documents that are nearly GraphQL, and some that are nothing of the kind. */
export function brokenOperations(valid: fc.Arbitrary<RandomOperation>): fc.Arbitrary<RandomOperation> {
  const shuffled = fc
    .array(fc.constantFrom(...TOKENS), { maxLength: 60 })
    .map((tokens) => ({ query: tokens.join(' '), variables: {} }));
  const cut = fc.tuple(valid, fc.double({ min: 0, max: 1, noNaN: true })).map(([{ query, variables }, part]) => ({
    query: query.slice(0, Math.floor(query.length * part)),
    variables,
  }));
  const noisy = fc.tuple(valid, nastyText, fc.nat()).map(([{ query, variables }, noise, at]) => {
    const place = at % (query.length + 1);
    return { query: query.slice(0, place) + noise + query.slice(place), variables };
  });
  return fc.oneof(
    shuffled,
    cut,
    noisy,
    nastyText.map((query) => ({ query, variables: {} })),
  );
}
