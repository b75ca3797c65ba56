import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  TypeInfo,
  ValidationContext,
} from 'graphql';
import { createComplexityRule } from 'graphql-query-complexity';
import { estimateField } from './estimate-field.js';

/** Prices of one operation that are remembered, each for other page sizes. */
const KEPT_PRICES = 50;

export interface PricedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What a valid operation costs with its variables, in fields of records. An argument that cannot be read makes its field free:
 * it fails before anything is asked, and so does an operation with a variable that cannot be read.
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
  const visitor = createComplexityRule({
    estimators: [estimateField],
    maximumComplexity: Number.POSITIVE_INFINITY,
    variables: { ...variables },
    maxQueryNodes: maxSelections + 1,
  })(context);
  visitor.onOperationDefinitionEnter(operation);
  return visitor.complexity;
}

/** All that prices look at: numbers, conditions, and how long lists of ids are; of declared variables only, so that it stays short. */
function describePricingVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify(variableDefinitions.map(({ variable }) => describeValue(variables[variable.name.value])));
}

function describeValue(value: unknown): unknown {
  if (Array.isArray(value)) return [value.length];
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : typeof value;
}
