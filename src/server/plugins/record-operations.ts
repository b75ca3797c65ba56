import type { ApolloServerPlugin } from '@apollo/server';
import { describeUnexpected } from '../../graphql/errors/describe-unexpected.js';
import { unexpectedCause } from '../../graphql/errors/format-error.js';
import type { ServerContext } from '../server-context.js';

/** Records the operation of a request, and whether its answer has data and errors. */
export function recordOperations(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, operationName, contextValue: { operationInfo } }) => {
        if (operation !== undefined) operationInfo.operation = { name: operationName, type: operation.operation };
      },
      willSendResponse: async ({ response: { body }, contextValue: { operationInfo } }) => {
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const codes = new Set(errors.map(({ extensions }) => String(extensions?.['code'])));
        operationInfo.answer = { hasData: hasAny(data), codes: [...codes] };
      },
    }),
  };
}

/** Whether a root field is not null. */
function hasAny(data: Record<string, unknown> | null | undefined): boolean {
  return Object.values(data ?? {}).some((value) => value !== null);
}

/** Lets a mutation run to its end or its deadline, also without its client. */
export function finishWrites(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, contextValue: { scope } }) => {
        if (operation?.operation === 'mutation') scope.detach();
      },
    }),
  };
}

const MESSAGE = 'A request met an unexpected error';

/** Logs each error that clients see masked, once, under the id of its request. */
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
