import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { personalKindOf, scopeOf } from '../../../../src/graphql/access/guard-schema.js';

/** Coordinates such as `Visit.sourceId`, by the reason why they need no mark. */
export type Reasons = Readonly<Record<string, readonly string[]>>;

export interface AccessLists {
  readonly harmlessTexts: Reasons;
  readonly openFields: Reasons;
  readonly harmlessArguments: Reasons;
}

export interface AccessGaps {
  /** Fields of text that are neither marked as personal nor listed as harmless. */
  readonly unmaskedTexts: readonly string[];
  /** Root fields and relations that need no scope and are not listed as open. */
  readonly unscopedFields: readonly string[];
  /** Text by which something can be read and that is neither marked nor listed: a value could be guessed with it. */
  readonly unscopedArguments: readonly string[];
  /** Entries of the lists that are marked by now, or that nothing has. */
  readonly needlessEntries: readonly string[];
  /** How many fields were looked at. */
  readonly fieldCount: number;
}

/** Scalars that can hold no text of a person: numbers, truth values and times. A scalar that is new counts as text. */
const WITHOUT_TEXT = ['Int', 'Float', 'Boolean', 'Decimal', 'Date', 'DateTime'];

/** Looks at every field of every object of a schema, and at all that is given to read by. */
export function findAccessGaps(schema: GraphQLSchema, lists: AccessLists): AccessGaps {
  const objects = objectsOf(schema);
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const fields = objects.flatMap((parent) =>
    Object.values(parent.getFields()).map((field) => {
      const type = getNamedType(field.type);
      const isReached = roots.includes(parent) || isCompositeType(type);
      return { coordinate: `${parent.name}.${field.name}`, type, isReached, field };
    }),
  );
  const texts = fields.filter(({ type, field }) => isText(type) && personalKindOf(field) === null);
  const open = fields.filter(({ isReached, field }) => isReached && scopeOf(field) === null);
  const given = argumentsOf(objects.filter((type) => type !== schema.getMutationType()));
  const found = [
    split(texts, lists.harmlessTexts),
    split(open, lists.openFields),
    split(given, lists.harmlessArguments),
  ] as const;
  return {
    unmaskedTexts: found[0].unlisted,
    unscopedFields: found[1].unlisted,
    unscopedArguments: found[2].unlisted,
    needlessEntries: found.flatMap(({ needless }) => needless),
    fieldCount: fields.length,
  };
}

function split(found: readonly { readonly coordinate: string }[], list: Reasons) {
  const coordinates = new Set(found.map(({ coordinate }) => coordinate));
  const listed = new Set(Object.values(list).flat());
  return {
    unlisted: [...coordinates].filter((coordinate) => !listed.has(coordinate)),
    needless: [...listed].filter((entry) => !coordinates.has(entry)),
  };
}

function objectsOf(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type));
}

/** Text in arguments without a mark, and in members of the inputs that they are made of. */
function argumentsOf(objects: readonly GraphQLObjectType[]): { coordinate: string }[] {
  return objects.flatMap((parent) =>
    Object.values(parent.getFields()).flatMap(({ name, args }) =>
      args.flatMap((arg) => unmarkedTexts(`${parent.name}.${name}(${arg.name}:)`, arg)),
    ),
  );
}

function unmarkedTexts(coordinate: string, slot: GraphQLArgument | GraphQLInputField): { coordinate: string }[] {
  if (scopeOf(slot) !== null) return [];
  const type = getNamedType(slot.type);
  if (!isInputObjectType(type)) return isText(type) ? [{ coordinate }] : [];
  return Object.values(type.getFields()).flatMap((member) => unmarkedTexts(`${type.name}.${member.name}`, member));
}

function isText(type: GraphQLNamedType): boolean {
  return !isCompositeType(type) && !isInputObjectType(type) && !isEnumType(type) && !WITHOUT_TEXT.includes(type.name);
}
