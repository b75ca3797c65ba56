import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphContext } from '../graphql/graph-context.js';
import type { RequestRecord } from './observe-requests.js';

/** Writes down which operation a request asked for, and what its answer came to. */
export function recordOperations(currentRecord: () => RequestRecord): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, operationName }) => {
        if (operation !== undefined) currentRecord().operation = { name: operationName, type: operation.operation };
      },
      willSendResponse: async ({ response: { body } }) => {
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const codes = new Set(errors.map(({ extensions }) => String(extensions?.['code'])));
        currentRecord().answer = { hasData: hasAny(data), codes: [...codes] };
      },
    }),
  };
}

/** An answer whose every root field is null has nothing. */
function hasAny(data: Record<string, unknown> | null | undefined): boolean {
  return Object.values(data ?? {}).some((value) => value !== null);
}
