import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import type { DocumentLimits } from '../../config/limits.js';
import { createTooComplexError } from './limit-cost.js';
import { limitNames } from './limit-names.js';
import { limitRootFields } from './limit-root-fields.js';

/**
 * What can be told of a document without its variables. Each rule looks at every fragment once, however often it is
 * spread, so that its time is that of reading the document. A document that has passed is kept, and not checked again:
 * see `createDocumentStore`.
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

/** What the schema has no type for passes GraphQL's own rules, and would fail as a fault of the gateway. */
const refuseSubscriptions: ValidationRule = (context) => ({
  OperationDefinition: (operation) => {
    if (operation.operation !== 'subscription' || context.getSchema().getSubscriptionType()) return;
    context.reportError(new GraphQLError('The graph has no subscriptions', { nodes: operation }));
  },
});

/** The rules' own errors say "Syntax Error", which it is not. */
function refuseWith(problem: string) {
  const report = (context: ValidationContext | null) =>
    context?.reportError(createTooComplexError(`The operation ${problem}`));
  return { onReject: [report], propagateOnRejection: false };
}
