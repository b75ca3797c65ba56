import type { ApolloServerPlugin } from '@apollo/server';
import type { UpstreamUsage } from '../../domain/source/upstream-usage.js';
import { describeUnexpected } from '../../graphql/errors/describe-unexpected.js';
import { unexpectedCause } from '../../graphql/errors/format-error.js';
import type { ServerContext } from '../server-context.js';

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

/**
 * `extensions.upstream`, for a client that asked for it: what its answer cost at each source, and what it was spared. Not for
 * a caller of some locations: the calls tell of what there is elsewhere.
 */
export function explainUpstream(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body }, contextValue }) => {
        const { usage, isExplained } = contextValue.scope;
        if (isExplained !== true || usage === undefined || body.kind !== 'single') return;
        if (contextValue.caller.locationIds !== null) return;
        body.singleResult.extensions = { ...body.singleResult.extensions, upstream: toExplanation(usage) };
      },
    }),
  };
}

function toExplanation(usage: UpstreamUsage): Record<string, unknown> {
  return Object.fromEntries(
    [...usage].map(([source, { calls, savedByCache, savedBySharing, savedByBatching, waitedForQuotaMs }]) => [
      source,
      {
        calls,
        saved: { cache: savedByCache, shared: savedBySharing, batched: savedByBatching },
        waitedForQuotaMs: Math.round(waitedForQuotaMs),
      },
    ]),
  );
}
