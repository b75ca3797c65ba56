import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { PERSONAL_KINDS, type PersonalKind } from '../../src/graphql/access/masks.js';

/** As a client knows it: from the committed file, with its directives. */
export const committedSchema = buildSchema(
  await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'),
);
const personal = committedSchema.getDirective('personal');

/** Coordinates of all fields that are marked as personal. */
export const PERSONAL_FIELDS: readonly string[] = Object.values(committedSchema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => (kindOf(field) === null ? [] : [`${type.name}.${field.name}`])),
  );

/** One value of an answer and what the schema says of its field. */
export interface AnswerLeaf {
  /** e.g. `visits.nodes.0.visitor.name`. */
  readonly path: string;
  /** e.g. `Visitor.name`. */
  readonly coordinate: string;
  readonly kind: PersonalKind | null;
  readonly value: unknown;
}

/** Every value of an answer that is not null, by the operation that asked for it. Nulls are leaves of the value null. */
export function leavesOf(document: DocumentNode, data: unknown): AnswerLeaf[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const root = operation && committedSchema.getRootType(operation.operation);
  if (!root) throw new Error('There is no operation');
  return leavesOfObject(document, { type: root, selections: operation.selectionSet, record: data, path: '' });
}

interface Place {
  readonly type: GraphQLObjectType;
  readonly selections: SelectionSetNode;
  readonly record: unknown;
  readonly path: string;
}

function leavesOfObject(document: DocumentNode, { type, selections, record, path }: Place): AnswerLeaf[] {
  if (!isRecord(record)) return [];
  return selectedFields(document, type, selections).flatMap((node) => {
    const field = type.getFields()[node.name.value];
    if (field === undefined) return [];
    const key = node.alias?.value ?? node.name.value;
    const at = path === '' ? key : `${path}.${key}`;
    return leavesOfValue(document, { type, field, node }, { value: record[key], path: at });
  });
}

function leavesOfValue(
  document: DocumentNode,
  asked: { type: GraphQLObjectType; field: GraphQLField<unknown, unknown>; node: FieldNode },
  { value, path }: { value: unknown; path: string },
): AnswerLeaf[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesOfValue(document, asked, { value: item, path: `${path}.${index}` }));
  }
  const { type, field, node } = asked;
  const named = getNamedType(field.type);
  if (node.selectionSet === undefined || value === null || !isCompositeType(named)) {
    return [{ path, coordinate: `${type.name}.${field.name}`, kind: kindOf(field), value }];
  }
  const own = isObjectType(named) ? named : committedSchema.getType(typenameOf(value));
  if (!isObjectType(own)) throw new Error(`${path} is of an unknown type: select __typename`);
  return leavesOfObject(document, { type: own, selections: node.selectionSet, record: value, path });
}

/** The fields that are selected of a type, through fragments. */
function selectedFields(
  document: DocumentNode,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : findFragment(document, selection.name.value);
    const isMeant = (fragment.typeCondition?.name.value ?? type.name) === type.name;
    return isMeant ? selectedFields(document, type, fragment.selectionSet) : [];
  });
}

function findFragment(document: DocumentNode, name: string): FragmentDefinitionNode {
  const found = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  );
  if (found?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`There is no fragment ${name}`);
  return found;
}

function kindOf({ astNode }: GraphQLField<unknown, unknown>): PersonalKind | null {
  const given = personal && astNode && getDirectiveValues(personal, astNode);
  return PERSONAL_KINDS.find((kind) => kind === given?.['kind']) ?? null;
}

function typenameOf(value: unknown): string {
  return isRecord(value) ? String(value['__typename']) : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
