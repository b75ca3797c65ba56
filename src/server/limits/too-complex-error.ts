import { type ASTNode, GraphQLError } from 'graphql';

const CODE = 'QUERY_TOO_COMPLEX';

/** A document that asks for more than one request may; nothing was resolved for it. */
export function createTooComplexError(message: string, nodes: readonly ASTNode[] = []): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: CODE, http: { status: 400 } } });
}
