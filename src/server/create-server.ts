import { AsyncLocalStorage } from 'node:async_hooks';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify as createFastify, type FastifyInstance, LogController } from 'fastify';
import type { Caller } from '../domain/access/caller.js';
import type { ErrorScope } from '../graphql/errors/format-error.js';
import { createApolloServer } from './create-apollo-server.js';
import { createGraphContext } from './create-graph-context.js';
import { allowOrigins } from './cross-origin.js';
import { explainUpstream } from './explain-upstream.js';
import { GRAPH_PATH } from './graph-path.js';
import { keepWrites } from './keep-writes.js';
import { toIntakeOptions } from './limits/intake-options.js';
import { limitCallers, sendRateLimited } from './limits/limit-callers.js';
import { LANDING_PAGE_HEADERS, protectBrowsers } from './limits/protect-browsers.js';
import { shedLoad } from './limits/shed-load.js';
import { type OpenCallScope, openCallScope, PRIORITY_HEADER } from './open-call-scope.js';
import { readWishes } from './read-wishes.js';
import { REQUEST_ID_HEADER, toRequestId } from './request-id.js';
import type { GatewayServer, ServerOptions } from './server-options.js';
import { handleTransportErrors, sendError } from './transport-errors.js';

const UNREADABLE_ADDRESS = { status: 400, code: 'BAD_REQUEST', message: 'The address cannot be read' } as const;

interface CurrentRequest extends ErrorScope {
  readonly caller: Caller;
  readonly scope: OpenCallScope;
}

/** The graph over HTTP. Reads no configuration and listens to no signal: both are the caller's. */
export async function createServer(options: ServerOptions): Promise<GatewayServer> {
  const fastify = createHttpServer(options);
  const requests = new AsyncLocalStorage<CurrentRequest>();
  const current = (): CurrentRequest => {
    const request = requests.getStore();
    if (request === undefined) throw new Error('There is no request here');
    return request;
  };
  const apollo = await createApolloServer(fastify, options, current);
  apollo.addPlugin(keepWrites(() => current().scope));
  apollo.addPlugin(explainUpstream(() => current().scope));
  await apollo.start();
  const answer = fastifyApolloHandler(apollo, {
    context: async () => createGraphContext(options, current().scope, current()),
  });
  const { limits, isLandingPageOn, corsOrigins } = options.settings;
  await protectBrowsers(fastify);
  await shedLoad(fastify, limits.load);
  await allowOrigins(fastify, corsOrigins);
  const countRequest = await limitCallers(fastify, {
    perMinute: limits.requestsPerMinute,
    redis: options.requestCounts,
  });
  fastify.route({
    method: ['GET', 'POST'],
    url: GRAPH_PATH,
    ...(isLandingPageOn && { helmet: LANDING_PAGE_HEADERS }),
    handler: async function (request, reply) {
      const caller = await options.authenticate(request.headers);
      const waitSeconds = await countRequest(request, caller);
      if (waitSeconds !== null) return sendRateLimited(request, reply, waitSeconds);
      const opened = openCallScope(request.headers[PRIORITY_HEADER], options.settings);
      const scope = { ...opened, ...readWishes(request.headers) };
      // Also told when the answer has been sent, and the scope has ended by then.
      reply.raw.once('close', () => scope.leave());
      try {
        return await requests.run({ requestId: request.id, logger: request.log, caller, scope }, () =>
          answer.call(this, request, reply),
        );
      } finally {
        scope.close();
      }
    },
  });
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

function createHttpServer({ logger, settings: { limits } }: ServerOptions): FastifyInstance {
  const fastify = createFastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    ...toIntakeOptions(limits),
    frameworkErrors: (_error, request, reply) => {
      sendError(request, reply, UNREADABLE_ADDRESS);
    },
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
