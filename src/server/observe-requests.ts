import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SOURCES } from '../domain/source/source.js';
import type { UpstreamUsage } from '../domain/source/upstream-usage.js';
import { isRefusal } from '../graphql/errors/format-error.js';
import type { RequestsInFlight } from './graceful-shutdown.js';
import type {
  EndedOperation,
  EndedRequest,
  NamedCaller,
  RequestOutcome,
  ServerObserver,
  StartedRequest,
} from './server-observer.js';

/** What can be told of an answer: the same for every request that is given it. */
export interface OperationInfo {
  operation: EndedOperation | null;
  /** Set where there is an answer of the graph. */
  answer: { readonly hasData: boolean; readonly codes: readonly string[] } | null;
}

/** What becomes known of a request on its way. */
export interface RequestRecord extends Pick<StartedRequest, 'run'>, OperationInfo {
  caller: NamedCaller | null;
  usage: UpstreamUsage | null;
}

export interface RequestRecords {
  of(request: FastifyRequest): RequestRecord;
}

/** Tells the observer of every request, whatever becomes of it: once, when its connection is done with it. */
export function observeRequests(
  fastify: FastifyInstance,
  observer: ServerObserver,
  inFlight: RequestsInFlight,
): RequestRecords {
  const records = new WeakMap<FastifyRequest, RequestRecord>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const started = observer.requestStarted(request.headers);
    const record: RequestRecord = { run: started.run, caller: null, usage: null, operation: null, answer: null };
    records.set(request, record);
    const leave = inFlight.enter();
    reply.raw.once('close', () => {
      leave();
      started.ended(toEnded(request, reply, record));
    });
    done();
  });
  return {
    of: (request) => {
      const record = records.get(request);
      if (record === undefined) throw new Error('a request was not recorded');
      return record;
    },
  };
}

function toEnded(request: FastifyRequest, reply: FastifyReply, record: RequestRecord): EndedRequest {
  const { usage } = record;
  const calls = SOURCES.flatMap((source) => {
    const made = usage?.get(source)?.calls ?? 0;
    return made > 0 ? [[source, made]] : [];
  });
  return {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 10) / 10,
    outcome: toOutcome(reply, record),
    caller: record.caller,
    operation: record.operation,
    codes: record.answer?.codes ?? [],
    calls: Object.fromEntries(calls),
  };
}

function toOutcome(reply: FastifyReply, { answer, operation }: RequestRecord): RequestOutcome {
  if (!reply.raw.writableFinished) return 'client_left';
  if (reply.statusCode >= 500) return 'failed';
  if (reply.statusCode >= 400) return 'refused';
  if (answer === null || answer.codes.length === 0) return 'ok';
  if (answer.hasData) return 'partial';
  // What is no operation of this graph never ran.
  return operation === null || answer.codes.every(isRefusal) ? 'refused' : 'failed';
}
