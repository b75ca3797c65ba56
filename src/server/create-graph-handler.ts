import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, callerIdentity } from '../domain/access/caller.js';
import { createCallLimit } from '../upstreams/http/policies/call-limit.js';
import { callerOf } from './access/sign-in.js';
import { createAnswerCache, type StartedAnswer } from './answer-cache/answer-cache.js';
import type { OperationKinds } from './answer-cache/cache-key.js';
import { cacheKeyFor } from './answer-cache/cache-key.js';
import { type OpenCallScope, openCallScope, PRIORITY_HEADER, readPreferences } from './call-scope.js';
import { createGraphContext } from './create-graph-context.js';
import type { RequestsInFlight } from './graceful-shutdown.js';
import { answerGraphRequest, sendAnswer } from './graph-answer.js';
import { type CallerCounts, sendRateLimited } from './limits/limit-callers.js';
import type { RequestRecords } from './observe-requests.js';
import type { ServerContext } from './server-context.js';
import type { ServerOptions } from './server-options.js';

/** Of answers that are given again; more than a thousand of a front desk's day. */
const MAX_CACHED_BYTES = 32 * 1_024 * 1_024;

interface GraphParts {
  readonly apollo: ApolloServer<ServerContext>;
  readonly kinds: OperationKinds;
  readonly records: RequestRecords;
  readonly counts: CallerCounts;
  readonly inFlight: RequestsInFlight;
}

/** Answers requests for the graph, equal ones that come at the same time together. */
export function createGraphHandler(options: ServerOptions, { apollo, kinds, records, counts, inFlight }: GraphParts) {
  const answerCache = createAnswerCache({ ttlMs: options.settings.answerCacheTtlMs, maxBytes: MAX_CACHED_BYTES });

  const maxBytes = options.settings.limits.answerBytes;

  function start(request: FastifyRequest, caller: Caller, scope: OpenCallScope): StartedAnswer {
    const context = createGraphContext(options, scope, { requestId: request.id, logger: request.log, caller });
    const answer = answerGraphRequest(apollo, request, { context, maxBytes }).finally(() => scope.close());
    return { scope, answer };
  }

  /** Null: nobody else may be given this request's answer. */
  async function keyOf(request: FastifyRequest, caller: Caller, scope: OpenCallScope): Promise<string | null> {
    const requestKey = options.settings.areAnswersShared ? cacheKeyFor(request, { caller, scope, kinds }) : null;
    if (requestKey === null) return null;
    const generations = await Promise.all(options.sources.map((source) => source.generation(scope)));
    return `${generations.join(' ')} ${requestKey}`;
  }

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const caller = callerOf(request);
    const waitSeconds = await counts.countRequest(request, caller);
    if (waitSeconds !== null) return sendRateLimited(request, reply, waitSeconds);
    const callScope = openCallScope(request.headers[PRIORITY_HEADER], options.settings);
    const callLimit = createCallLimit(options.settings.limits.upstreamCalls[callScope.priority]);
    const scope = {
      ...callScope,
      caller: callerIdentity(caller),
      usage: new Map(),
      callLimit,
      ...readPreferences(request.headers),
    };
    const record = Object.assign(records.of(request), { caller, usage: scope.usage });
    const leaveServer = inFlight.enter();
    try {
      const key = await keyOf(request, caller, scope);
      const startOwn = () => record.run(() => start(request, caller, scope));
      const { answer, leave } = key === null ? unshared(startOwn()) : answerCache.join(key, startOwn);
      // Also told when the answer has been sent, and the scope has ended by then.
      reply.raw.once('close', leave);
      const graphAnswer = await answer;
      Object.assign(record, graphAnswer.operationInfo);
      return sendAnswer(reply, graphAnswer, { requestId: request.id, caller });
    } finally {
      leaveServer();
      // Of a request that was given somebody else's answer nothing has been started.
      scope.close();
    }
  };
}

function unshared({ answer, scope }: StartedAnswer) {
  return { answer, leave: () => scope.leave() };
}
