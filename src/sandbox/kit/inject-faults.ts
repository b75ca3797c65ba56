import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxFault } from './fault.js';
import type { FaultBook } from './fault-book.js';
import type { RequestCounts } from './request-counts.js';

export interface FaultInjection {
  readonly counts: RequestCounts;
  readonly faults: FaultBook;
  renderError(status: number): { contentType: string; body: string };
}

/** Counts every request, and carries out the faults: before all other hooks, or just before the answer leaves. */
export function injectFaults(app: FastifyInstance, { counts, faults, renderError }: FaultInjection): void {
  const struck = new WeakMap<FastifyRequest, SandboxFault>();
  const waits = new Set<NodeJS.Timeout>();
  const count = (request: FastifyRequest, status: number): void =>
    counts.add({ method: request.method, route: routeOf(request), status });

  function carryOut(fault: SandboxFault, request: FastifyRequest, reply: FastifyReply): 'go on' | 'done' {
    if (fault.reset === 'before' || fault.hang === true) {
      count(request, 0);
      if (fault.hang !== true) breakConnection(request);
      return 'done';
    }
    if (fault.status === undefined) return 'go on';
    reply.code(fault.status);
    if (fault.status === 204 || fault.status === 304) reply.send();
    else reply.type(renderError(fault.status).contentType).send(renderError(fault.status).body);
    return 'done';
  }

  app.addHook('onRequest', (request, reply, next) => {
    const fault = faults.strike(routeOf(request));
    if (fault === null) return next();
    struck.set(request, fault);
    const goOn = (): void => {
      if (carryOut(fault, request, reply) === 'go on') next();
    };
    if (fault.latencyMs === undefined) return goOn();
    const wait = setTimeout(() => {
      waits.delete(wait);
      goOn();
    }, fault.latencyMs);
    waits.add(wait);
  });

  app.addHook('onSend', (request, reply, payload, next) => {
    const fault = struck.get(request);
    if (fault?.reset === 'after') {
      count(request, 0);
      breakConnection(request);
      return;
    }
    const isCut = fault?.malformed === true && fault.status === undefined;
    if (isCut) reply.code(200).type('application/json; charset=utf-8');
    count(request, reply.statusCode);
    next(null, isCut ? cutInTheMiddle(payload) : payload);
  });

  app.addHook('onClose', (_instance, done) => {
    for (const wait of waits) clearTimeout(wait);
    done();
  });
}

/** The template; for a path that the server does not have, the path itself. */
function routeOf(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? request.url.split('?', 1)[0]}`;
}

/** As a reset where that is possible, so that the caller sees no orderly end. */
function breakConnection({ raw }: FastifyRequest): void {
  if (raw.socket instanceof Socket) raw.socket.resetAndDestroy();
  else raw.destroy();
}

function cutInTheMiddle(payload: unknown): string {
  const text = typeof payload === 'string' && payload.length > 1 ? payload : '{"data": []}';
  return text.slice(0, Math.ceil(text.length / 2));
}
