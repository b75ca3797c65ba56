import type { ApolloServerPlugin } from '@apollo/server';
import type { UpstreamUsage } from '../domain/source/upstream-usage.js';
import type { GraphContext } from '../graphql/graph-context.js';
import type { CallScope } from './served-source.js';

/** `extensions.upstream`, for a client that asked for it: what its answer cost at each source, and what it was spared. */
export function explainUpstream(currentScope: () => CallScope): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body } }) => {
        const { usage, isExplained } = currentScope();
        if (isExplained !== true || usage === undefined || body.kind !== 'single') return;
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
