import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../server-context.js';

/** Adds `extensions.upstreamCalls` to an answer that is not whole because the request may make no further calls. */
export function reportCallLimit(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body }, contextValue: { scope } }) => {
        const { callLimit } = scope;
        if (callLimit === undefined || callLimit.refusedCount() === 0 || body.kind !== 'single') return;
        const upstreamCalls = { maximum: callLimit.maximum, refused: callLimit.refusedCount() };
        body.singleResult.extensions = { ...body.singleResult.extensions, upstreamCalls };
      },
    }),
  };
}
