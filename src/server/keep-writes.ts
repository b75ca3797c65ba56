import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from './server-context.js';

/** A mutation is carried out to its end, or to its deadline, whether or not its client waits for the answer. */
export function keepWrites(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, contextValue: { scope } }) => {
        if (operation?.operation === 'mutation') scope.keepGoing();
      },
    }),
  };
}
