import type { Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { FastifyHttpOptions, FastifyInstance, FastifyServerOptions } from 'fastify';
import type { LimitsConfig, LoadLimits } from '../../config/limits.js';
import { sendError } from '../transport-errors.js';

/** How often Node checks for clients that take too long: the refusal of one may be late by as much. */
const LONGEST_CHECK_INTERVAL_MS = 1_000;

/**
 * How much of a request is accepted, and how long it may take to arrive. A connection may be silent while its answer is computed,
 * because the request's deadline bounds that.
 */
export function toServerLimits({ maxBodyBytes, receiveTimeoutMs, trustedProxies, connections }: LimitsConfig) {
  return {
    bodyLimit: maxBodyBytes,
    requestTimeout: receiveTimeoutMs,
    keepAliveTimeout: connections.idleMs,
    http: {
      headersTimeout: receiveTimeoutMs,
      connectionsCheckingInterval: Math.min(receiveTimeoutMs, LONGEST_CHECK_INTERVAL_MS),
    },
    trustProxy: toTrust(trustedProxies),
  } satisfies FastifyHttpOptions<Server>;
}

function toTrust(proxies: LimitsConfig['trustedProxies']): NonNullable<FastifyServerOptions['trustProxy']> {
  if (proxies === null) return false;
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : [...proxies];
}

export const GRAPH_PATH = '/graphql';

const RETRY_AFTER_SECONDS = 5;
const SAMPLE_INTERVAL_MS = 1_000;
/** Resolution of the event loop's timer in milliseconds: the smallest delay that it measures. */
const RESOLUTION_MS = 10;
const NANOSECONDS_PER_MILLISECOND = 1_000_000;

/**
 * Refuses requests that would only time out, with 503 and `Retry-After`, until the process has caught up. Measures
 * without opening a file, so that it also works without free file descriptors.
 */
export async function shedLoad(fastify: FastifyInstance, limits: LoadLimits): Promise<void> {
  const { eventLoopDelayMs, heapBytes } = limits;
  if (eventLoopDelayMs === 0 && heapBytes === 0) return;
  let isOverloaded = false;
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const measure = () => {
    const delayMs = delays.count === 0 ? 0 : delays.mean / NANOSECONDS_PER_MILLISECOND - RESOLUTION_MS;
    delays.reset();
    const isSlow = eventLoopDelayMs > 0 && delayMs > eventLoopDelayMs;
    isOverloaded = isSlow || (heapBytes > 0 && getHeapStatistics().used_heap_size > heapBytes);
  };
  const timer = setInterval(measure, SAMPLE_INTERVAL_MS).unref();
  fastify.addHook('onClose', async () => {
    clearInterval(timer);
    delays.disable();
  });
  fastify.addHook('onRequest', async (request, reply) => {
    // A health check always gets an answer.
    if (!isOverloaded || request.routeOptions.url !== GRAPH_PATH) return;
    return sendError(request, reply.header('retry-after', RETRY_AFTER_SECONDS), {
      status: 503,
      code: 'OVERLOADED',
      message: `The gateway is overloaded; retry in ${RETRY_AFTER_SECONDS} s`,
    });
  });
}
