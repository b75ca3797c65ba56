import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Caller, callerIdentity } from '../domain/access/caller.js';
import { createCallLimit } from '../upstreams/http/policies/call-limit.js';
import { callerOf } from './access/sign-in.js';
import { type OpenCallScope, openCallScope, PRIORITY_HEADER, readPreferences } from './call-scope.js';
import type { RequestsInFlight } from './graceful-shutdown.js';
import type { ServerSettings } from './server-options.js';

/** What a request of the graph may use from the time it is admitted until its answer is sent. */
export interface GraphRequest {
  readonly caller: Caller;
  readonly scope: OpenCallScope;
  /** Aborts when the connection is done with the request, whether or not the client has its answer. */
  readonly client: AbortSignal;
}

/** One for all: no caller sees it, and a stack for each request costs more than the rest of its end. */
const CONNECTION_DONE = new Error('The connection is done with the request');

const graphRequests = new WeakMap<FastifyRequest, GraphRequest>();

/** Null: the request is not for the graph, or it was refused before its scope was opened. */
export function findGraphRequest(request: FastifyRequest): GraphRequest | null {
  return graphRequests.get(request) ?? null;
}

type ScopeSettings = Pick<ServerSettings, 'limits' | 'requestTimeoutMs' | 'batchTimeoutMs'>;

/**
 * Opens the scope of every request that reaches the handler, and closes it when the answer is sent. A client that leaves does
 * not close it: a write goes on, and an answer may have other clients that wait for it.
 */
export function scopeGraphRequests(
  fastify: FastifyInstance,
  settings: ScopeSettings,
  inFlight: RequestsInFlight,
): void {
  const closers = new WeakMap<FastifyRequest, () => void>();
  fastify.addHook('preHandler', async (request, reply) => {
    const caller = callerOf(request);
    const scope = openRequestScope(request, caller, settings);
    const leaveServer = inFlight.enter();
    closers.set(request, () => {
      leaveServer();
      scope.close();
    });
    const client = new AbortController();
    reply.raw.once('close', () => client.abort(CONNECTION_DONE));
    graphRequests.set(request, { caller, scope, client: client.signal });
  });
  // Fastify calls onSend for a client that has left too, unlike onResponse.
  fastify.addHook('onSend', async (request) => {
    closers.get(request)?.();
    closers.delete(request);
  });
}

function openRequestScope({ headers }: FastifyRequest, caller: Caller, settings: ScopeSettings): OpenCallScope {
  const scope = openCallScope(headers[PRIORITY_HEADER], settings);
  return {
    ...scope,
    caller: callerIdentity(caller),
    usage: new Map(),
    callLimit: createCallLimit(settings.limits.upstreamCalls[scope.priority]),
    ...readPreferences(headers),
  };
}
