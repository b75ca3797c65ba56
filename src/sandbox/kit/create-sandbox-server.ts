import Fastify, { type FastifyInstance } from 'fastify';
import { createRandom } from '../world/create-random.js';
import { hash128 } from '../world/hash128.js';
import { createControlHandler, isControlRequest } from './control-handler.js';
import { createLoopbackServer } from './create-loopback-server.js';
import { createFaultRegistry } from './fault-registry.js';
import { injectFaults } from './inject-faults.js';
import { createRequestCounts } from './request-counts.js';

export interface SandboxServerOptions {
  readonly name: string;
  readonly clock: { now(): Date };
  /** The answer that a fault's `status` gets, in the shape of the played server. */
  renderError(status: number): { contentType: string; body: string };
  /** Decides which requests an `errorRate` strikes; default: the name. */
  readonly seed?: string;
  /** Default: true. */
  readonly isCaseSensitive?: boolean;
  /** Writes down what the routes did; called before every answer, so that nothing is told that could be forgotten. */
  commit?(): void;
}

/**
 * A server for the routes of one played source. It has `/__sandbox/requests` and `/__sandbox/faults`, which no hook of
 * the routes touches, answers callers on this machine only, and closes at once even while requests hang.
 */
export function createSandboxServer(options: SandboxServerOptions): FastifyInstance {
  const { name, clock, renderError, seed = name, isCaseSensitive = true, commit = () => {} } = options;
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
  app.addHook('onSend', (_request, _reply, _payload, next) => {
    commit();
    next();
  });
  injectFaults(app, { counts, faults, renderError });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', clock.now().toUTCString());
  });
  return app;
}
