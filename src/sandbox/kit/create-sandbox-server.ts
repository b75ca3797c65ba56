import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createRandom } from '../world/create-random.js';
import { hash128 } from '../world/hash128.js';
import type { SandboxFault } from './fault.js';
import { createFaultRegistry, type FaultRegistry } from './fault-registry.js';
import type { Journal } from './journal.js';
import { createRequestCounts, type RequestCounts } from './request-counts.js';

interface SandboxServerOptions {
  readonly name: string;
  readonly journal: Journal;
  /** The body for a fault's `status`, in the played server's error shape. */
  renderError(status: number): { contentType: string; body: string };
  /** Seed of the choice of requests that an `errorRate` affects; default: the name. */
  readonly seed?: string;
  /** Default: true. */
  readonly isCaseSensitive?: boolean;
}

/**
 * A server for the routes of one played source. It also has `/__sandbox/requests` and `/__sandbox/faults`, to which no hook of the
 * routes applies. It accepts connections from this machine only, and closes at once even while requests hang.
 */
export function createSandboxServer(options: SandboxServerOptions): FastifyInstance {
  const { name, journal, renderError, seed = name, isCaseSensitive = true } = options;
  const counts = createRequestCounts();
  const faults = createFaultRegistry(createRandom(hash128(`${seed}\nfaults/${name}`)));
  const control = createControlHandler(counts, faults);
  const app = Fastify({
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { caseSensitive: isCaseSensitive },
    serverFactory: (handler) =>
      createLoopbackServer((request, response) =>
        isControlRequest(request) ? control(request, response) : handler(request, response),
      ),
  });
  journal.record(app);
  injectFaults(app, { counts, faults, renderError, isReplaying: journal.isReplaying });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', journal.clock.now().toUTCString());
  });
  return app;
}

const CONTROL_PREFIX = '/__sandbox/';
const LARGEST_BODY_BYTES = 1_000_000;

function isControlRequest(request: IncomingMessage): boolean {
  return request.url?.startsWith(CONTROL_PREFIX) === true;
}

type Control = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Answers `/__sandbox/…` beside the played server: no sign-in, quota, fault or count applies to it. */
function createControlHandler(counts: RequestCounts, faults: FaultRegistry): Control {
  const controls: Readonly<Record<string, Control>> = {
    'GET /__sandbox/requests': (_request, response) => answer(response, 200, counts.list()),
    'DELETE /__sandbox/requests': (_request, response) => {
      counts.reset();
      answer(response, 204);
    },
    'GET /__sandbox/faults': (_request, response) => answer(response, 200, faults.list()),
    'PUT /__sandbox/faults': async (request, response) => {
      const input = await readJson(request);
      const problem = input === undefined ? 'the body is not JSON' : faults.replace(input);
      if (problem === null) answer(response, 204);
      else answer(response, 400, { error: problem });
    },
    'DELETE /__sandbox/faults': (_request, response) => {
      faults.clear();
      answer(response, 204);
    },
  };
  return (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const control = controls[`${request.method} ${path}`];
    if (control === undefined) return answer(response, 404, { error: 'no such control' });
    return control(request, response);
  };
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** Undefined: no JSON, or a body over the limit. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return parsed;
  } catch {
    return undefined;
  }
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** An HTTP server that accepts connections from this machine only, on any address. */
function createLoopbackServer(listener: RequestListener): Server {
  const server = createServer(listener);
  server.on('connection', (socket) => {
    if (!LOOPBACK.test(socket.remoteAddress ?? '')) socket.destroy();
  });
  return server;
}

interface FaultInjection {
  readonly counts: RequestCounts;
  readonly faults: FaultRegistry;
  isReplaying(): boolean;
  renderError(status: number): { contentType: string; body: string };
}

/** Counts every request of a client, and applies the faults: before all other hooks, or just before the answer is sent. */
function injectFaults(app: FastifyInstance, injection: FaultInjection): void {
  const struck = new WeakMap<FastifyRequest, SandboxFault>();
  const waits = createWaits();

  app.addHook('onRequest', (request, reply, next) => {
    const fault = injection.faults.strike(routeOf(request));
    if (fault === null) return next();
    struck.set(request, fault);
    if (isCarriedOut(fault)) return next();
    waits.after(fault.latencyMs, () => strikeInstead(fault, { injection, request, reply }));
  });

  // After the body is read, so that the request is carried out even when its caller has disconnected.
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

/** The body that replaces the lost one; undefined: no answer is sent. */
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

/** In the played server's error shape; null: this status has no body. */
function bodyOf(status: number, { injection, reply }: Pick<Struck, 'injection' | 'reply'>): string | null {
  if (status === 204 || status === 304) return null;
  const { contentType, body } = injection.renderError(status);
  reply.type(contentType);
  return body;
}

function count({ counts, isReplaying }: FaultInjection, request: FastifyRequest, status: number): void {
  if (!isReplaying()) counts.add({ method: request.method, route: routeOf(request), status });
}

/** The route's template; the path itself where there is no route. */
function routeOf(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? request.url.split('?', 1)[0]}`;
}

/** By a TCP reset where possible, so that the caller sees no orderly end. */
function breakConnection({ raw }: FastifyRequest): void {
  if (raw.socket instanceof Socket) raw.socket.resetAndDestroy();
  else raw.destroy();
}

function cutInTheMiddle(payload: unknown): string {
  const text = typeof payload === 'string' && payload.length > 1 ? payload : '{"data": []}';
  return text.slice(0, Math.ceil(text.length / 2));
}

/** Timers of running latencies; `clear` cancels them when the server closes. */
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
