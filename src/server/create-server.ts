import { AsyncLocalStorage } from 'node:async_hooks';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify as createFastify, type FastifyInstance, LogController } from 'fastify';
import type { Caller } from '../domain/access/caller.js';
import type { ErrorScope } from '../graphql/errors/format-error.js';
import { createApolloServer } from './create-apollo-server.js';
import { createEnding, type Ending } from './create-ending.js';
import { createGraphContext } from './create-graph-context.js';
import { allowOrigins } from './cross-origin.js';
import { explainUpstream } from './explain-upstream.js';
import { keepWrites } from './keep-writes.js';
import { observeRequests, type RequestRecord } from './observe-requests.js';
import { type OpenCallScope, openCallScope, PRIORITY_HEADER } from './open-call-scope.js';
import { addHealthRoutes, addMetricsRoute } from './operator-routes.js';
import { readWishes } from './read-wishes.js';
import { createReadiness } from './readiness.js';
import { recordOperations } from './record-operations.js';
import { REQUEST_ID_HEADER, toRequestId } from './request-id.js';
import type { GatewayServer, ServerOptions } from './server-options.js';
import { handleTransportErrors, sendError } from './transport-errors.js';

const GRAPH_PATH = '/graphql';
const MAX_BODY_BYTES = 1024 * 1024;

interface CurrentRequest extends ErrorScope {
  readonly caller: Caller;
  readonly scope: OpenCallScope;
  readonly record: RequestRecord;
}

/** The graph over HTTP. Reads no configuration and listens to no signal: both are the caller's. */
export async function createServer(options: ServerOptions): Promise<GatewayServer> {
  const ending = createEnding();
  const fastify = createHttpServer(options, ending);
  const records = observeRequests(fastify, options.observer, ending.inFlight);
  const requests = new AsyncLocalStorage<CurrentRequest>();
  const current = (): CurrentRequest => {
    const request = requests.getStore();
    if (request === undefined) throw new Error('There is no request here');
    return request;
  };
  const apollo = await createApolloServer(fastify, options, current);
  apollo.addPlugin(keepWrites(() => current().scope));
  apollo.addPlugin(explainUpstream(() => current().scope));
  apollo.addPlugin(recordOperations(() => current().record));
  await apollo.start();
  const answer = fastifyApolloHandler(apollo, {
    context: async () => createGraphContext(options, current().scope, current()),
  });
  await allowOrigins(fastify, options.settings.corsOrigins);
  addOperatorRoutes(fastify, options, ending);
  fastify.route({
    method: ['GET', 'POST'],
    url: GRAPH_PATH,
    handler: async function (request, reply) {
      const caller = await options.authenticate(request.headers);
      const opened = openCallScope(request.headers[PRIORITY_HEADER], options.settings);
      const scope = { ...opened, usage: new Map(), ...readWishes(request.headers) };
      const record = Object.assign(records.of(request), { caller: caller.name, usage: scope.usage });
      const leave = ending.inFlight.enter();
      // Also told when the answer has been sent, and the scope has ended by then.
      reply.raw.once('close', () => scope.leave());
      try {
        const running = { requestId: request.id, logger: request.log, caller, scope, record };
        return await record.run(() => requests.run(running, () => answer.call(this, request, reply)));
      } finally {
        leave();
        scope.close();
      }
    },
  });
  await fastify.ready();
  return {
    fastify,
    listen: (address) => fastify.listen({ ...address }),
    drain: ending.drain,
    close: () => ending.close(options.settings, fastify, () => apollo.stop()),
  };
}

function addOperatorRoutes(fastify: FastifyInstance, { sources, metrics }: ServerOptions, ending: Ending): void {
  const isDraining = () => ending.isDraining();
  addHealthRoutes(fastify, createReadiness({ sources, isDraining, machineNow: () => performance.now() }));
  if (metrics !== null) addMetricsRoute(fastify, metrics.text, metrics);
}

function createHttpServer({ logger }: ServerOptions, ending: Ending): FastifyInstance {
  const fastify = createFastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestIdHeader: false,
    // Who has a connection still gets an answer.
    return503OnClosing: false,
    genReqId: ({ headers }) => toRequestId(headers[REQUEST_ID_HEADER]),
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id);
  });
  ending.hangUp(fastify);
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
