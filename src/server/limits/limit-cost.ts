import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { DocumentLimits } from '../../config/limits.js';
import type { ServerContext } from '../server-context.js';
import { createPricing } from './query-cost.js';

/**
 * Refuses an operation that costs too much with its variables, before anything is resolved; tells its price in
 * `extensions.cost` where that was asked for.
 */
export function limitCost(
  schema: GraphQLSchema,
  limits: Pick<DocumentLimits, 'cost' | 'tokens'>,
): ApolloServerPlugin<ServerContext> {
  const priceOf = createPricing(schema, limits.tokens);
  return {
    requestDidStart: async () => {
      let price: number | null = null;
      return {
        didResolveOperation: async ({ document, operation, request }) => {
          if (!operation) return;
          price = priceOf({ document, operation, variables: request.variables ?? {} });
          if (price <= limits.cost) return;
          throw createTooComplexError(
            `The operation costs ${price}, and at most ${limits.cost} is allowed: ask for smaller pages, or for fewer lists inside lists`,
          );
        },
        willSendResponse: async ({ response: { body }, contextValue: { scope } }) => {
          if (price === null || body.kind !== 'single' || scope.isPriceAsked !== true) return;
          const cost = { price, maximum: limits.cost };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

const CODE = 'QUERY_TOO_COMPLEX';

/** A document that asks for more than one request may; nothing was resolved for it. */
export function createTooComplexError(message: string, nodes: readonly ASTNode[] = []): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: CODE, http: { status: 400 } } });
}
