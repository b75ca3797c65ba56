import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import { fastify as createFastify, type FastifyInstance, LogController } from 'fastify';
import { createSignIn } from './access/sign-in.js';
import { createOperationKinds } from './answer-cache/cache-key.js';
import { createApolloServer } from './create-apollo-server.js';
import { createGraphHandler } from './create-graph-handler.js';
import { serveExplorer } from './explorer/serve-explorer.js';
import { createGracefulShutdown, type GracefulShutdown } from './graceful-shutdown.js';
import { scopeGraphRequests } from './graph-request.js';
import { createCallerLimit, limitCallers } from './limits/limit-callers.js';
import { limitConnections } from './limits/limit-connections.js';
import { limitHosts } from './limits/limit-hosts.js';
import { LANDING_PAGE_HEADERS, protectBrowsers } from './limits/protect-browsers.js';
import { readJsonBodies } from './limits/read-json-body.js';
import { GRAPH_PATH, shedLoad, toServerLimits } from './limits/server-limits.js';
import { observeRequests } from './observe-requests.js';
import { addHealthRoutes, addMetricsRoute, createReadiness } from './operator-routes.js';
import { explainUpstream, reportCallLimit } from './plugins/explain-answer.js';
import { finishWrites, logUnexpected, recordOperations } from './plugins/record-operations.js';
import type { GatewayServer, ServerOptions } from './server-options.js';
import { answerClientError, handleTransportErrors, sendError } from './transport-errors.js';

const UNREADABLE_ADDRESS = { status: 400, code: 'BAD_REQUEST', message: 'The address cannot be read' } as const;

/** Serves the graph over HTTP. Reads no configuration and handles no signal; its caller does both. */
export async function createServer(options: ServerOptions): Promise<GatewayServer> {
  const shutdown = createGracefulShutdown();
  const fastify = createHttpServer(options, shutdown);
  observeRequests(fastify, options.observer, shutdown.inFlight);
  const kinds = createOperationKinds();
  const plugins = [
    reportCallLimit(),
    finishWrites(),
    explainUpstream(),
    logUnexpected(),
    recordOperations(),
    kinds.plugin,
  ];
  const apollo = await createApolloServer(fastify, options, plugins);
  await apollo.start();
  const { limits, corsOrigins } = options.settings;
  await protectBrowsers(fastify);
  await compressAnswers(fastify);
  await shedLoad(fastify, limits.load);
  await allowOrigins(fastify, corsOrigins);
  const counts = await limitCallers(fastify, {
    perMinute: limits.requestsPerMinute,
    redis: options.requestCounts,
  });
  addOperatorRoutes(fastify, options, shutdown);
  await fastify.register(async (graph) => {
    graph.addHook('onRequest', createSignIn(options.authenticate, counts));
    graph.addHook('preHandler', createCallerLimit(counts));
    scopeGraphRequests(graph, options.settings, shutdown.inFlight);
    graph.route({
      method: ['GET', 'POST'],
      url: GRAPH_PATH,
      ...(options.settings.isLandingPageOn && { helmet: LANDING_PAGE_HEADERS }),
      handler: createGraphHandler(options, { apollo, kinds }),
    });
  });
  if (options.settings.isExplorerOn) serveExplorer(fastify);
  await fastify.ready();
  return {
    fastify,
    listen: (address) => fastify.listen({ ...address }),
    drain: shutdown.drain,
    close: () => shutdown.close(options.settings, fastify, () => apollo.stop()),
  };
}

function addOperatorRoutes(
  fastify: FastifyInstance,
  { settings, sources, metrics }: ServerOptions,
  shutdown: GracefulShutdown,
): void {
  const isDraining = () => shutdown.isDraining();
  const { isSandbox } = settings;
  addHealthRoutes(fastify, createReadiness({ sources, isSandbox, isDraining, machineNow: () => performance.now() }));
  if (metrics !== null) addMetricsRoute(fastify, metrics.text, metrics);
}

function createHttpServer(
  { logger, settings: { limits, allowedHosts } }: ServerOptions,
  shutdown: GracefulShutdown,
): FastifyInstance {
  const fastify = createFastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    ...toServerLimits(limits),
    frameworkErrors: (_error, request, reply) => {
      sendError(request, reply, UNREADABLE_ADDRESS);
    },
    clientErrorHandler: answerClientError,
    requestIdHeader: false,
    // A client with an open connection still gets an answer.
    return503OnClosing: false,
    genReqId: ({ headers }) => toRequestId(headers[REQUEST_ID_HEADER]),
  });
  readJsonBodies(fastify);
  limitConnections(fastify, limits.connections);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id);
  });
  limitHosts(fastify, allowedHosts);
  shutdown.hangUp(fastify);
  handleTransportErrors(fastify);
  fastify.get('/', (_request, reply) => reply.redirect(GRAPH_PATH));
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: GRAPH_PATH,
    handler: (request, reply) =>
      sendError(request, reply.header('allow', 'GET, POST'), {
        status: 405,
        code: 'BAD_REQUEST',
        message: 'The graph answers GET and POST only',
      }),
  });
  return fastify;
}

/** Below this size, in bytes, compression saves less than it costs. */
const THRESHOLD_BYTES = 1_024;

/**
 * Compresses the answers of all routes that are registered later, by what the client accepts. Request bodies are not
 * decompressed: a small body must not become a large one.
 */
async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(compress, {
    threshold: THRESHOLD_BYTES,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
  });
}

const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of the configured origins query from a browser. A page on the internet that calls into a private
 * network, as Apollo Studio does with a local gateway, sends a preflight of its own for that.
 */
async function allowOrigins(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  const isAnyAllowed = origins.includes('*');
  fastify.addHook('onRequest', async (request, reply) => {
    const { origin, 'access-control-request-private-network': isPrivate } = request.headers;
    if (request.method !== 'OPTIONS' || isPrivate !== 'true' || origin === undefined) return;
    if (isAnyAllowed || origins.includes(origin)) reply.header('access-control-allow-private-network', 'true');
  });
  await fastify.register(cors, {
    origin: isAnyAllowed ? '*' : [...origins],
    methods: ['GET', 'POST'],
    exposedHeaders: [REQUEST_ID_HEADER, 'retry-after'],
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  });
}

const REQUEST_ID_HEADER = 'x-request-id';

/** Short and plain, so that a client cannot inject text into logs or headers. */
const SANE_REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The client's id if it is valid, so that a request can be traced across systems; else a new one. */
export function toRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && SANE_REQUEST_ID.test(header) ? header : randomUUID();
}
