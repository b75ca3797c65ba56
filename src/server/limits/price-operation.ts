import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  ValidationContext,
} from 'graphql';
import { createComplexityRule } from 'graphql-query-complexity';
import { createFieldEstimator } from './estimate-field.js';

/** Prices of one operation that are remembered, each for other variables. */
const KEPT_PRICES = 50;
/** What prices look at of a text: whole instants, and of an id the type of its record. */
const LOOKED_AT_LENGTH = 48;
/** Longer lists are refused. */
const LONGEST_LIST = 100;

export interface PricedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What a valid operation is expected to cost with its variables: a point for 0.1 ms of the processor, and 50 for a call to a
 * source. An argument that cannot be read makes its field free: it fails before anything is asked, and so does an
 * operation with a variable that cannot be read.
 */
export function createPricing(schema: GraphQLSchema, maxSelections: number): (priced: PricedOperation) => number {
  const known = new WeakMap<OperationDefinitionNode, Map<string, number>>();
  return (priced) => {
    const { operation, variables } = priced;
    const prices = known.get(operation) ?? new Map<string, number>();
    known.set(operation, prices);
    const key = describePricingVariables(operation, variables);
    const kept = prices.get(key);
    if (kept !== undefined) return kept;
    const price = work(schema, priced, maxSelections);
    if (prices.size >= KEPT_PRICES) prices.clear();
    prices.set(key, price);
    return price;
  };
}

function work(
  schema: GraphQLSchema,
  { document, operation, variables }: PricedOperation,
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

/** Tells apart what prices look at, of declared variables only, whose values may be long. */
function describePricingVariables(
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
