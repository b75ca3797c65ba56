import type { ApolloServerPlugin } from '@apollo/server';
import { describeUnexpected } from '../graphql/errors/describe-unexpected.js';
import { unexpectedCause } from '../graphql/errors/format-error.js';
import type { ServerContext } from './server-context.js';

const MESSAGE = 'A request met an unexpected error';

/** Whatever clients see masked is logged, once, under the id of its request. */
export function logUnexpected(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue: { logger, requestId } }) => {
        for (const error of errors) {
          const cause = unexpectedCause(error);
          if (cause !== undefined) logger.error({ requestId, path: error.path, ...describeUnexpected(cause) }, MESSAGE);
        }
      },
    }),
    unexpectedErrorProcessingRequest: async ({ requestContext: { contextValue }, error }) => {
      const { logger, requestId } = contextValue;
      logger.error({ requestId, ...describeUnexpected(error) }, MESSAGE);
    },
  };
}
