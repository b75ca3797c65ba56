import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../server-context.js';

/**
 * Adds `extensions.upstreamCalls` to an answer that is not whole because the request may make no further calls. To a caller of
 * some locations the number of refused calls would tell of what there is elsewhere.
 */
export function reportCallLimit(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body }, contextValue: { scope, caller } }) => {
        const { callLimit } = scope;
        if (callLimit === undefined || callLimit.refusedCount() === 0 || body.kind !== 'single') return;
        const upstreamCalls = {
          maximum: callLimit.maximum,
          ...(caller.locationIds === null && { refused: callLimit.refusedCount() }),
        };
        body.singleResult.extensions = { ...body.singleResult.extensions, upstreamCalls };
      },
    }),
  };
}
