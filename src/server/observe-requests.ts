import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SOURCES } from '../domain/source/source.js';
import { isRefusal } from '../graphql/errors/format-error.js';
import type { RequestsInFlight } from './graceful-shutdown.js';
import { findGraphRequest } from './graph-request.js';
import type { OperationInfo } from './server-context.js';
import type { EndedRequest, RequestOutcome, ServerObserver, StartedRequest } from './server-observer.js';

const NO_OPERATION: OperationInfo = { operation: null, answer: null };

const operationInfos = new WeakMap<FastifyRequest, OperationInfo>();

/** Adds the operation and its answer to what the observer gets when the request ends. */
export function recordAnswer(request: FastifyRequest, operationInfo: OperationInfo): void {
  operationInfos.set(request, operationInfo);
}

/** Reports every request to the observer: once, when its connection is done with it. */
export function observeRequests(fastify: FastifyInstance, observer: ServerObserver, inFlight: RequestsInFlight): void {
  const startedRequests = new WeakMap<FastifyRequest, StartedRequest>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const started = observer.requestStarted(request.headers);
    startedRequests.set(request, started);
    const leave = inFlight.enter();
    // Fastify calls no onResponse for a client that leaves before its answer.
    reply.raw.once('close', () => {
      leave();
      started.ended(toEnded(request, reply));
    });
    done();
  });
  // As late as this: reading a body leaves the asynchronous context of earlier hooks.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const started = startedRequests.get(request);
    if (started === undefined) done();
    else started.run(done);
  });
}

function toEnded(request: FastifyRequest, reply: FastifyReply): EndedRequest {
  const graphRequest = findGraphRequest(request);
  const operationInfo = operationInfos.get(request) ?? NO_OPERATION;
  const calls = SOURCES.flatMap((source) => {
    const made = graphRequest?.scope.usage?.get(source)?.calls ?? 0;
    return made > 0 ? [[source, made]] : [];
  });
  return {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 10) / 10,
    outcome: toOutcome(reply, operationInfo),
    caller: graphRequest?.caller ?? null,
    operation: operationInfo.operation,
    codes: operationInfo.answer?.codes ?? [],
    calls: Object.fromEntries(calls),
  };
}

function toOutcome(reply: FastifyReply, { answer, operation }: OperationInfo): RequestOutcome {
  if (!reply.raw.writableFinished) return 'client_left';
  if (reply.statusCode >= 500) return 'failed';
  if (reply.statusCode >= 400) return 'refused';
  if (answer === null || answer.codes.length === 0) return 'ok';
  if (answer.hasData) return 'partial';
  // What is no operation of this graph never ran.
  const isRefused = operation === null || answer.codes.every((code) => isRefusal(code, operation.type));
  return isRefused ? 'refused' : 'failed';
}
