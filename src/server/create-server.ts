import { fastify as createFastify, type FastifyInstance, LogController } from 'fastify';
import { createSignIn } from './access/sign-in.js';
import { createApolloServer } from './create-apollo-server.js';
import { createGraphHandler } from './create-graph-handler.js';
import { allowOrigins } from './cross-origin.js';
import { explainUpstream } from './explain-upstream.js';
import { serveExplorer } from './explorer/serve-explorer.js';
import { keepWrites } from './keep-writes.js';
import { logUnexpected } from './log-unexpected.js';
import { createOperationKinds } from './operation-kinds.js';
import { REQUEST_ID_HEADER, toRequestId } from './request-id.js';
import type { GatewayServer, ServerOptions } from './server-options.js';
import { handleTransportErrors, sendError } from './transport-errors.js';

const GRAPH_PATH = '/graphql';
const MAX_BODY_BYTES = 1024 * 1024;

/** The graph over HTTP. Reads no configuration and listens to no signal: both are the caller's. */
export async function createServer(options: ServerOptions): Promise<GatewayServer> {
  const fastify = createHttpServer(options);
  const kinds = createOperationKinds();
  const plugins = [keepWrites(), explainUpstream(), logUnexpected(), kinds.plugin];
  const apollo = await createApolloServer(fastify, options.settings, plugins);
  await apollo.start();
  await allowOrigins(fastify, options.settings.corsOrigins);
  fastify.route({
    method: ['GET', 'POST'],
    url: GRAPH_PATH,
    onRequest: createSignIn(options.authenticate),
    handler: createGraphHandler(options, { apollo, kinds }),
  });
  if (options.settings.isExplorerOn) serveExplorer(fastify);
  await fastify.ready();
  let closing: Promise<void> | null = null;
  return {
    fastify,
    listen: (address) => fastify.listen({ ...address }),
    // Apollo's drain plugin closes Fastify; closing Fastify here as well would wait for itself.
    close: () => {
      closing ??= stopWithin(options.settings.requestTimeoutMs, fastify, () => apollo.stop());
      return closing;
    },
  };
}

function createHttpServer({ logger }: ServerOptions): FastifyInstance {
  const fastify = createFastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestIdHeader: false,
    genReqId: ({ headers }) => toRequestId(headers[REQUEST_ID_HEADER]),
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id);
  });
  hangUpWhenClosing(fastify);
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

/** A connection that is kept alive behind the last answer would hold up the end for as long as its client likes. */
function hangUpWhenClosing(fastify: FastifyInstance): void {
  let isClosing = false;
  fastify.addHook('preClose', async () => {
    isClosing = true;
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

/**
 * Stops when the running requests have ended, or at their deadline: a connection that never carried a request would
 * keep the server up for as long as its client likes.
 */
async function stopWithin(timeoutMs: number, fastify: FastifyInstance, stop: () => Promise<void>): Promise<void> {
  const timer = setTimeout(() => fastify.server.closeAllConnections(), timeoutMs);
  try {
    await stop();
  } finally {
    clearTimeout(timer);
  }
}
