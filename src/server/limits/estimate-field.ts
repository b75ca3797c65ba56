import {
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { MAX_PAGE_SIZE } from '../../domain/lists/page-request.js';
import { DEFAULT_PAGE_SIZE } from '../../graphql/connection/page.args.js';
import { priceOfField } from './price-of-field.js';

/** Naming a value of what was read: to resolve and to print it. */
export const VALUE_PRICE = 0.15;
/** Of a list without `first`: places, questions of the kiosk, what happened to a ticket. */
const USUAL_LIST_LENGTH = 10;

/** What prices of the fields of one operation have in common. */
export interface PricingContext {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Reads that fields share, each with its price: filled while fields are estimated. */
  readonly shared: Map<string, number>;
}

/**
 * The price of one field with all below it, but for what it shares with others: that is added to `shared`. A page
 * multiplies what is selected of its records by `first`, so nested pages multiply each other.
 */
export function createFieldEstimator({ fragments, shared }: PricingContext) {
  return ({ type, field, node, args, childComplexity }: ComplexityEstimatorArgs): number => {
    if (type.name.startsWith('__')) return VALUE_PRICE + childComplexity;
    if (isConnectionName(type.name)) return isOfRecords(field.name) ? VALUE_PRICE + childComplexity : 0;
    const price = priceOfField(type.name, field.name, {
      args,
      selects: (name) => isSelected(node.selectionSet, { name, isDeep: false }, fragments),
      selectsBelow: (name) => isSelected(node.selectionSet, { name, isDeep: true }, fragments),
    });
    for (const [key, read] of Object.entries(price.shared ?? {})) shared.set(key, read);
    return price.each + VALUE_PRICE + lengthOf(field, args) * childComplexity;
  };
}

function isConnectionName(name: string): boolean {
  return name.endsWith('Connection');
}

function isOfRecords(name: string): boolean {
  return name === 'nodes' || name === 'edges';
}

/** How many records a field is expected to give. A size that will be refused is priced as the nearest that is not. */
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

/** Whether a field is selected: of the type itself, or `isDeep` also further below. Each fragment is looked at once. */
function isSelected(
  selectionSet: SelectionSetNode | undefined,
  { name, isDeep }: { readonly name: string; readonly isDeep: boolean },
  fragments: PricingContext['fragments'],
): boolean {
  const open = selectionSet === undefined ? [] : [selectionSet];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD && selection.name.value === name) return true;
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        const isOpened = isDeep || selection.kind === Kind.INLINE_FRAGMENT;
        if (isOpened && selection.selectionSet !== undefined) open.push(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) open.push(fragment.selectionSet);
      }
    }
  }
  return false;
}
