import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import type { LoadLimits } from '../../config/limits-config.js';
import { GRAPH_PATH } from '../graph-path.js';
import { sendError } from '../transport-errors.js';

const RETRY_AFTER_SECONDS = 5;

/** Refuses requests at once that would only time out: 503 with `Retry-After`, until the process has caught up. */
export async function shedLoad(fastify: FastifyInstance, limits: LoadLimits): Promise<void> {
  const { eventLoopDelayMs, heapBytes } = limits;
  if (eventLoopDelayMs === 0 && heapBytes === 0) return;
  await fastify.register(underPressure, {
    maxEventLoopDelay: eventLoopDelayMs,
    maxHeapUsedBytes: heapBytes,
    pressureHandler: (request, reply) => {
      // Whoever asks whether the process is well must get an answer.
      if (request.routeOptions.url !== GRAPH_PATH) return;
      sendError(request, reply.header('retry-after', RETRY_AFTER_SECONDS), {
        status: 503,
        code: 'OVERLOADED',
        message: 'The gateway has more to do than it can: ask again in a few seconds',
      });
    },
  });
}
