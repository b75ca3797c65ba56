import type { ApolloServerOptions } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  GraphQLError,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { DocumentLimits } from '../../config/limits.js';
import type { GraphContext } from '../../graphql/graph-context.js';
import { createTooComplexError } from './limit-cost.js';

/**
 * The limits of a document that do not depend on its variables. Each rule visits every fragment once, however often it is
 * spread, so its time is linear; a valid document is cached and not checked again, see `createDocumentStore`.
 */
export function createDocumentRules(limits: DocumentLimits): ValidationRule[] {
  const { depth, aliases, directives, rootFields } = limits;
  return [
    maxDepthRule({ n: depth, flattenFragments: true, ...refuseWith(`nests its fields more than ${depth} deep`) }),
    maxAliasesRule({ n: aliases, ...refuseWith(`has more than ${aliases} aliases`) }),
    maxDirectivesRule({ n: directives, ...refuseWith(`has more than ${directives} directives`) }),
    refuseSubscriptions,
    limitRootFields(rootFields),
    limitNames,
  ];
}

/** GraphQL's own rules accept an operation type that the schema lacks; it would fail as a fault of the gateway. */
const refuseSubscriptions: ValidationRule = (context) => ({
  OperationDefinition: (operation) => {
    if (operation.operation !== 'subscription' || context.getSchema().getSubscriptionType()) return;
    context.reportError(new GraphQLError('The graph has no subscriptions', { nodes: operation }));
  },
});

/** Replaces the rules' own errors, which say "Syntax Error". */
function refuseWith(problem: string) {
  const report = (context: ValidationContext | null) =>
    context?.reportError(createTooComplexError(`The operation ${problem}`));
  return { onReject: [report], propagateOnRejection: false };
}

/** Every root field may read all sources, so their number has its own limit. */
export function limitRootFields(most: number): ValidationRule {
  return (context) => {
    const count = createCounter(context);
    return {
      OperationDefinition: (operation) => {
        if (count(operation.selectionSet) <= most) return;
        context.reportError(createTooComplexError(`The operation has more than ${most} root fields`));
      },
    };
  };
}

/** Counts fields as written, each fragment once: two of the same name count twice, although they are resolved once. */
function createCounter(context: ValidationContext): (selections: SelectionSetNode) => number {
  const counted = new Map<string, number>();
  const count = (set: SelectionSetNode): number => set.selections.reduce((sum, node) => sum + countOf(node), 0);
  const countOf = (node: SelectionNode): number => {
    if (node.kind === 'Field') return 1;
    if (node.kind === 'InlineFragment') return count(node.selectionSet);
    const name = node.name.value;
    const known = counted.get(name);
    if (known !== undefined) return known;
    // A fragment within itself adds nothing; another rule refuses it.
    counted.set(name, 0);
    const fragment = context.getFragment(name);
    const fields = fragment ? count(fragment.selectionSet) : 0;
    counted.set(name, fields);
    return fields;
  };
  return count;
}

/** Longest name a document may have, aliases and operation names included: answers and log lines repeat them. */
const MAX_NAME_LENGTH = 128;

const limitNames: ValidationRule = (context) => ({
  Name: ({ value }) => {
    if (value.length <= MAX_NAME_LENGTH) return;
    context.reportError(createTooComplexError(`The operation has a name of more than ${MAX_NAME_LENGTH} characters`));
  },
});

type DocumentStore = NonNullable<ApolloServerOptions<GraphContext>['documentStore']>;
type StoredDocument = Parameters<DocumentStore['set']>[1];

/** A parsed document takes some 90 bytes for each character of its text: 24 MB in all, or some 400 documents. */
const MAX_CHARACTERS = 262_144;
/** Charged for each document beside its text. */
const LEAST_CHARACTERS = 50;

/**
 * Caches documents that have passed validation and the limits. Apollo Server's own store counts the documents' size as JSON,
 * and takes five times as much memory as that.
 */
export function createDocumentStore(maxCharacters: number = MAX_CHARACTERS): DocumentStore {
  const documents = new LRUCache<string, StoredDocument>({
    maxSize: maxCharacters,
    sizeCalculation: ({ loc }) => LEAST_CHARACTERS + (loc?.source.body.length ?? 0),
  });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => {
      documents.set(key, document);
    },
    delete: async (key) => documents.delete(key),
  };
}
