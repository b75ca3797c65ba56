import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
} from 'graphql';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { MAX_PAGE_SIZE } from '../../domain/lists/page-request.js';
import { DEFAULT_PAGE_SIZE } from '../../graphql/connection/page.args.js';

/** What asking the sources weighs beside naming a field of what they answered. */
const READ_PRICE = 10;
/** Of a list without `first`: places, questions of the kiosk, what happened to a ticket. */
const USUAL_LIST_LENGTH = 10;
/** Root fields that may read whole ranges of visits for one answer. */
const SCANS: Readonly<Record<string, number>> = { visitStats: 500, visitor: 50 };

/**
 * The price of one field with all below it. A page multiplies what is selected of its records by `first`, so nested
 * pages multiply each other; what a connection says of itself is free.
 */
export function estimateField({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (type.name.startsWith('__')) return 1 + childComplexity;
  if (isConnectionName(type.name)) return isOfRecords(field.name) ? 1 + childComplexity : 0;
  if (isPage(field)) return READ_PRICE + pageSizeOf(args['first']) * childComplexity;
  const base = isRoot(type.name) ? (SCANS[field.name] ?? READ_PRICE) : 1;
  return base + lengthOf(field, args) * childComplexity;
}

function isConnectionName(name: string): boolean {
  return name.endsWith('Connection');
}

function isOfRecords(name: string): boolean {
  return name === 'nodes' || name === 'edges';
}

function isRoot(name: string): boolean {
  return name === 'Query' || name === 'Mutation';
}

function isPage({ type, args }: GraphQLField<unknown, unknown>): boolean {
  return isConnectionName(getNamedType(type).name) && args.some(({ name }) => name === 'first');
}

/** A size that will be refused is priced as the nearest that is not: its own error says more. */
function pageSizeOf(first: unknown): number {
  if (typeof first !== 'number') return DEFAULT_PAGE_SIZE;
  return Math.min(Math.max(first, 1), MAX_PAGE_SIZE);
}

function lengthOf({ type }: GraphQLField<unknown, unknown>, args: Readonly<Record<string, unknown>>): number {
  if (!isListOfRecords(type)) return 1;
  return Array.isArray(args['ids']) ? args['ids'].length : USUAL_LIST_LENGTH;
}

function isListOfRecords(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}
