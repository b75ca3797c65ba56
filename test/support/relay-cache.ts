import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type DocumentNode,
  type GraphQLCompositeType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import relay from 'relay-runtime';
import type { ClientCache } from './client-cache.js';

const schema = buildSchema(await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

type Node = Readonly<Record<string, unknown>>;

/** Relay's store, with the documents compiled as its compiler does: for normalising and for reading alike. */
export function openRelayCache(): ClientCache {
  const environment = new relay.Environment({
    network: relay.Network.create(() => Promise.reject(new Error('the store alone is asked'))),
    store: new relay.Store(new relay.RecordSource()),
  });
  const describe = (document: DocumentNode, variables: object) =>
    relay.createOperationDescriptor(compile(document) as never, variables as never);
  return {
    prepare: withIdentity,
    write: async (document, variables, data) => {
      const operation = describe(document, variables);
      environment.retain(operation);
      environment.commitPayload(operation, data as never);
    },
    read: async (document, variables) => {
      const { data, isMissingData } = environment.lookup(describe(document, variables).fragment);
      return isMissingData ? null : data;
    },
  };
}

/** As Relay's compiler does: the type of whatever may be of several, and the id of all that has one. */
function withIdentity(document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const enter = (node: SelectionSetNode): SelectionSetNode => {
    const type = types.getParentType();
    if (type === schema.getQueryType()) return node;
    const added = ['__typename', ...(type && 'getFields' in type && type.getFields()['id'] ? ['id'] : [])];
    const given = node.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : ''));
    const fields = added
      .filter((name) => !given.includes(name))
      .map((value) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value } }) as const);
    return { ...node, selections: [...node.selections, ...fields] };
  };
  return visit(document, visitWithTypeInfo(types, { SelectionSet: { enter } }));
}

function compile(document: DocumentNode): Node {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('There is no operation');
  const name = operation.name?.value ?? '';
  const root = schema.getRootType(operation.operation);
  const common = {
    name,
    argumentDefinitions: definitionsOf(operation),
    selections: root ? compileSelections(document, root, operation.selectionSet) : [],
  };
  return {
    kind: 'Request',
    fragment: { ...common, kind: 'Fragment', type: root?.name, metadata: null, abstractKey: null },
    operation: { ...common, kind: 'Operation' },
    params: { id: null, cacheID: name, metadata: {}, name, operationKind: operation.operation, text: print(document) },
  };
}

function definitionsOf({ variableDefinitions }: OperationDefinitionNode): Node[] {
  return (variableDefinitions ?? []).map(({ variable, defaultValue }) => ({
    kind: 'LocalArgument',
    name: variable.name.value,
    defaultValue: defaultValue === undefined ? null : valueFromASTUntyped(defaultValue),
  }));
}

function compileSelections(document: DocumentNode, type: GraphQLCompositeType, set: SelectionSetNode): Node[] {
  return set.selections.flatMap((selection): Node[] => {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentOf(document, selection.name.value);
      const condition = fragment.typeCondition && typeFromAST(schema, fragment.typeCondition);
      const narrowed = isCompositeType(condition) ? condition : type;
      const selections = compileSelections(document, narrowed, fragment.selectionSet);
      return narrowed === type
        ? selections
        : [{ kind: 'InlineFragment', type: narrowed.name, abstractKey: null, selections }];
    }
    const field = {
      alias: selection.alias?.value ?? null,
      name: selection.name.value,
      args: (selection.arguments ?? []).map(({ name, value }) => compileValue(name.value, value)),
      storageKey: null,
    };
    if (selection.selectionSet === undefined) return [{ ...field, kind: 'ScalarField' }];
    const output = 'getFields' in type ? type.getFields()[field.name]?.type : undefined;
    const named = getNamedType(output);
    if (!isCompositeType(named)) throw new Error(`There is no object ${field.name}`);
    const selections = compileSelections(document, named, selection.selectionSet);
    const plural = isListType(getNullableType(output));
    return [
      { ...field, kind: 'LinkedField', concreteType: isAbstractType(named) ? null : named.name, plural, selections },
    ];
  });
}

function fragmentOf(document: DocumentNode, name: string) {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
  }
  throw new Error(`There is no fragment ${name}`);
}

function compileValue(name: string, value: ValueNode): Node {
  if (value.kind === Kind.VARIABLE) return { kind: 'Variable', name, variableName: value.name.value };
  if (value.kind === Kind.OBJECT) {
    const fields = value.fields.map((field) => compileValue(field.name.value, field.value));
    return { kind: 'ObjectValue', name, fields };
  }
  if (value.kind === Kind.LIST) {
    return {
      kind: 'ListValue',
      name,
      items: value.values.map((item, index) => compileValue(`${name}.${index}`, item)),
    };
  }
  return { kind: 'Literal', name, value: valueFromASTUntyped(value) };
}
