import type { ApolloServerPlugin } from '@apollo/server';
import type { UpstreamUsage } from '../../domain/source/upstream-usage.js';
import type { ServerContext } from '../server-context.js';

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
