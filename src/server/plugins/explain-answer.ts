import type { ApolloServerPlugin } from '@apollo/server';
import type { UpstreamUsage } from '../../domain/source/upstream-usage.js';
import type { ServerContext } from '../server-context.js';

/**
 * Adds `extensions.upstream` where the client requests it: the answer's calls and savings at each source. Not for
 * a caller with limited locations: the calls reveal what exists elsewhere.
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
 * Adds `extensions.upstreamCalls` to an answer that is incomplete because the request reached its limit of calls. Without the number
 * of refused calls for a caller with limited locations: it reveals what exists elsewhere.
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
