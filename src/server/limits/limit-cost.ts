import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { DocumentLimits } from '../../config/limits.js';
import type { ServerContext } from '../server-context.js';
import { createCostEstimator } from './query-cost.js';

/**
 * Refuses an operation that costs too much with its variables, before a field is resolved. Reports the cost in
 * `extensions.cost` where the client requests it.
 */
export function limitCost(
  schema: GraphQLSchema,
  limits: Pick<DocumentLimits, 'cost' | 'tokens'>,
): ApolloServerPlugin<ServerContext> {
  const costOf = createCostEstimator(schema, limits.tokens);
  return {
    requestDidStart: async () => {
      let estimate: number | null = null;
      return {
        didResolveOperation: async ({ document, operation, request }) => {
          if (!operation) return;
          estimate = costOf({ document, operation, variables: request.variables ?? {} });
          if (estimate <= limits.cost) return;
          throw createTooComplexError(
            `The operation costs ${estimate}, and at most ${limits.cost} is allowed: request smaller pages, or fewer lists inside lists`,
          );
        },
        willSendResponse: async ({ response: { body }, contextValue: { scope } }) => {
          if (estimate === null || body.kind !== 'single' || scope.isCostRequested !== true) return;
          const cost = { estimated: estimate, maximum: limits.cost };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

const CODE = 'QUERY_TOO_COMPLEX';

/** For a document above a limit of one request; no field of it is resolved. */
export function createTooComplexError(message: string, nodes: readonly ASTNode[] = []): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: CODE, http: { status: 400 } } });
}
