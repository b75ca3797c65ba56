import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxFault } from './fault.js';
import type { FaultRegistry } from './fault-registry.js';
import type { RequestCounts } from './request-counts.js';

export interface FaultInjection {
  readonly counts: RequestCounts;
  readonly faults: FaultRegistry;
  renderError(status: number): { contentType: string; body: string };
}

/** Counts every request, and carries out the faults: before all other hooks, or just before the answer leaves. */
export function injectFaults(app: FastifyInstance, injection: FaultInjection): void {
  const struck = new WeakMap<FastifyRequest, SandboxFault>();
  const waits = createWaits();

  app.addHook('onRequest', (request, reply, next) => {
    const fault = injection.faults.strike(routeOf(request));
    if (fault === null) return next();
    struck.set(request, fault);
    if (isCarriedOut(fault)) return next();
    waits.after(fault.latencyMs, () => strikeInstead(fault, { injection, request, reply }));
  });

  // With the body read: a slow server carries a request out, whether or not its caller still waits.
  app.addHook('preHandler', (request, _reply, next) => {
    const fault = struck.get(request);
    waits.after(fault === undefined || !isCarriedOut(fault) ? undefined : fault.latencyMs, next);
  });

  app.addHook('onSend', (request, reply, payload, next) => {
    const fault = struck.get(request);
    if (fault?.reset === 'after' && reply.statusCode < 400) {
      const answer = strikeAfter(fault, { injection, request, reply });
      if (answer !== undefined) next(null, answer);
      return;
    }
    const isCut = fault?.malformed === true && isCarriedOut(fault);
    if (isCut) reply.code(200).type('application/json; charset=utf-8');
    count(injection, request, reply.statusCode);
    next(null, isCut ? cutInTheMiddle(payload) : payload);
  });

  app.addHook('onClose', (_instance, done) => {
    waits.clear();
    done();
  });
}

interface Struck {
  readonly injection: FaultInjection;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function isCarriedOut({ reset, hang, status }: SandboxFault): boolean {
  return reset === 'after' || (reset !== 'before' && hang !== true && status === undefined);
}

/** The request is not carried out. */
function strikeInstead(fault: SandboxFault, { injection, request, reply }: Struck): void {
  if (fault.reset === 'before' || fault.hang === true || fault.status === undefined) {
    count(injection, request, 0);
    if (fault.hang !== true) breakConnection(request);
    return;
  }
  reply.code(fault.status).send(bodyOf(fault.status, { injection, reply }) ?? undefined);
}

/** The answer that takes the place of the one that is lost; undefined: none ever comes. */
function strikeAfter(fault: SandboxFault, { injection, request, reply }: Struck): string | null | undefined {
  if (fault.status === undefined || fault.hang === true) {
    count(injection, request, 0);
    if (fault.hang !== true) breakConnection(request);
    return undefined;
  }
  count(injection, request, fault.status);
  reply.code(fault.status);
  return bodyOf(fault.status, { injection, reply });
}

/** In the error shape of the played server; null: such an answer has none. */
function bodyOf(status: number, { injection, reply }: Pick<Struck, 'injection' | 'reply'>): string | null {
  if (status === 204 || status === 304) return null;
  const { contentType, body } = injection.renderError(status);
  reply.type(contentType);
  return body;
}

function count({ counts }: FaultInjection, request: FastifyRequest, status: number): void {
  counts.add({ method: request.method, route: routeOf(request), status });
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

/** Latencies that are being waited out; none is left when the server closes. */
function createWaits() {
  const timers = new Set<NodeJS.Timeout>();
  return {
    after(ms: number | undefined, goOn: () => void): void {
      if (ms === undefined) {
        goOn();
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        goOn();
      }, ms);
      timers.add(timer);
    },
    clear() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
