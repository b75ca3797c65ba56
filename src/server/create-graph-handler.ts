import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createAnswerCache } from './answer-cache/answer-cache.js';
import { cacheKeyFor, type OperationKinds } from './answer-cache/cache-key.js';
import { createGraphContext } from './create-graph-context.js';
import { answerGraphRequest, sendAnswer } from './graph-answer.js';
import { findGraphRequest, type GraphRequest } from './graph-request.js';
import { recordAnswer } from './observe-requests.js';
import type { ServerContext } from './server-context.js';
import type { ServerOptions } from './server-options.js';

/** Of cached answers, in bytes; more than a thousand answers of a front desk's day. */
const MAX_CACHED_BYTES = 32 * 1_024 * 1_024;

interface GraphParts {
  readonly apollo: ApolloServer<ServerContext>;
  readonly kinds: OperationKinds;
}

/** Answers requests whose scope is open; equal ones that run at the same time share an answer. */
export function createGraphHandler(options: ServerOptions, { apollo, kinds }: GraphParts) {
  const { settings, sources } = options;
  const answerCache = createAnswerCache({ ttlMs: settings.answerCacheTtlMs, maxBytes: MAX_CACHED_BYTES });
  const maxBytes = settings.limits.answerBytes;

  /** Null: the answer of this request is not shared. */
  async function readCacheKey(request: FastifyRequest, { caller, scope }: GraphRequest): Promise<string | null> {
    const requestKey = settings.areAnswersShared ? cacheKeyFor(request, { caller, scope, kinds }) : null;
    if (requestKey === null) return null;
    const generations = await Promise.all(sources.map((source) => source.generation(scope)));
    return `${generations.join(' ')} ${requestKey}`;
  }

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const graphRequest = findGraphRequest(request);
    if (graphRequest === null) throw new Error('The request has no open scope');
    const { caller, scope } = graphRequest;
    const answer = await answerCache.get(await readCacheKey(request, graphRequest), graphRequest, () => {
      const context = createGraphContext(options, scope, { requestId: request.id, logger: request.log, caller });
      return answerGraphRequest(apollo, request, { context, maxBytes });
    });
    recordAnswer(request, answer.operationInfo);
    return sendAnswer(reply, answer, { requestId: request.id, caller });
  };
}
