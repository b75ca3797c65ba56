import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  ValidationContext,
} from 'graphql';
import { type ComplexityEstimatorArgs, createComplexityRule } from 'graphql-query-complexity';
import { LRUCache } from 'lru-cache';
import { MAX_PAGE_SIZE } from '../../domain/lists/page-request.js';
import { DEFAULT_PAGE_SIZE } from '../../graphql/connection/page.args.js';
import { costOfField } from './cost-of-field.js';

/** Cached costs of one operation, each for other variables. */
const MAX_CACHED_COSTS = 50;
/** Characters of a text that the cost depends on: a whole instant, or the type of an id. */
const LOOKED_AT_LENGTH = 48;
/** Longer lists are refused. */
const LONGEST_LIST = 100;

interface EstimatedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The expected cost of a valid operation with its variables: one point for 0.1 ms of the processor, 50 for a call to a
 * source. A field with a malformed argument costs nothing, and so does an operation with a malformed variable: they fail before a call.
 */
export function createCostEstimator(
  schema: GraphQLSchema,
  maxSelections: number,
): (estimated: EstimatedOperation) => number {
  const known = new WeakMap<OperationDefinitionNode, LRUCache<string, number, EstimatedOperation>>();
  const createCosts = () =>
    new LRUCache<string, number, EstimatedOperation>({
      max: MAX_CACHED_COSTS,
      memoMethod: (_key, _stale, { context }) => work(schema, context, maxSelections),
    });
  return (estimated) => {
    const { operation, variables } = estimated;
    const costs = known.get(operation) ?? createCosts();
    known.set(operation, costs);
    return costs.memo(describeCostVariables(operation, variables), { context: estimated });
  };
}

function work(
  schema: GraphQLSchema,
  { document, operation, variables }: EstimatedOperation,
  maxSelections: number,
): number {
  const context = new ValidationContext(schema, document, new TypeInfo(schema), () => {});
  const shared = new Map<string, number>();
  const visitor = createComplexityRule({
    estimators: [createFieldEstimator({ fragments: fragmentsOf(document), shared })],
    maximumComplexity: Number.POSITIVE_INFINITY,
    variables: { ...variables },
    maxQueryNodes: maxSelections + 1,
  })(context);
  visitor.onOperationDefinitionEnter(operation);
  return Math.ceil([...shared.values()].reduce((sum, read) => sum + read, visitor.complexity));
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter(
    (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** Equal for variables with the same cost. Only declared variables count; their values may be long. */
function describeCostVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string {
  const values = variableDefinitions.map(({ variable }) => describeValue(variables[variable.name.value]));
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

function describeValue(value: unknown): unknown {
  if (Array.isArray(value)) return [value.length, ...value.slice(0, LONGEST_LIST).map(describeValue)];
  if (typeof value === 'string') return value.slice(0, LOOKED_AT_LENGTH);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([name, member]) => [name.slice(0, LOOKED_AT_LENGTH), describeValue(member)]);
}

/** To resolve and serialize a value of a record. */
export const VALUE_COST = 0.15;
/** Of a list without `first`: locations, questions of the kiosk, activities of a ticket. */
const USUAL_LIST_LENGTH = 10;

/** Shared by the costs of all fields of one operation. */
interface CostContext {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Reads that fields share, each with its cost; filled during the estimate. */
  readonly shared: Map<string, number>;
}

/**
 * The cost of one field with all below it, without shared reads, which are added to `shared`. A page
 * multiplies the selections of its records by `first`, so nested pages multiply each other.
 */
function createFieldEstimator({ fragments, shared }: CostContext) {
  return ({ type, field, node, args, childComplexity }: ComplexityEstimatorArgs): number => {
    if (type.name.startsWith('__')) return VALUE_COST + childComplexity;
    if (isConnectionName(type.name)) return isOfRecords(field.name) ? VALUE_COST + childComplexity : 0;
    const cost = costOfField(type.name, field.name, {
      args,
      selects: (name) => isSelected(node.selectionSet, { name, isDeep: false }, fragments),
      selectsBelow: (name) => isSelected(node.selectionSet, { name, isDeep: true }, fragments),
    });
    for (const [key, read] of Object.entries(cost.shared ?? {})) shared.set(key, read);
    return cost.each + VALUE_COST + lengthOf(field, args) * childComplexity;
  };
}

function isConnectionName(name: string): boolean {
  return name.endsWith('Connection');
}

function isOfRecords(name: string): boolean {
  return name === 'nodes' || name === 'edges';
}

/** The expected number of records of a field. A page size out of bounds counts as the nearest valid one. */
function lengthOf(
  { type, args: known }: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
): number {
  if (isConnectionName(getNamedType(type).name) && known.some(({ name }) => name === 'first')) {
    const { first } = args;
    return typeof first === 'number' ? Math.min(Math.max(first, 1), MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE;
  }
  if (!isListOfRecords(type)) return 1;
  return Array.isArray(args['ids']) ? args['ids'].length : USUAL_LIST_LENGTH;
}

function isListOfRecords(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}

/** Whether a field is selected: of the type itself, or with `isDeep` also further below. Each fragment is visited once. */
function isSelected(
  selectionSet: SelectionSetNode | undefined,
  { name, isDeep }: { readonly name: string; readonly isDeep: boolean },
  fragments: CostContext['fragments'],
): boolean {
  const pending = selectionSet === undefined ? [] : [selectionSet];
  const seen = new Set<string>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD && selection.name.value === name) return true;
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        const isOpened = isDeep || selection.kind === Kind.INLINE_FRAGMENT;
        if (isOpened && selection.selectionSet !== undefined) pending.push(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) pending.push(fragment.selectionSet);
      }
    }
  }
  return false;
}
