import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphContext } from '../graphql/graph-context.js';
import type { OpenCallScope } from './open-call-scope.js';

/** A mutation is carried out to its end, or to its deadline, whether or not its client waits for the answer. */
export function keepWrites(currentScope: () => OpenCallScope): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation }) => {
        if (operation?.operation === 'mutation') currentScope().keepGoing();
      },
    }),
  };
}
