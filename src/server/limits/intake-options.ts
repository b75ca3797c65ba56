import type { Server } from 'node:http';
import type { FastifyHttpOptions, FastifyServerOptions } from 'fastify';
import type { LimitsConfig } from '../../config/limits.js';

/** How often Node looks for clients that have taken too long: an answer to one may be late by as much. */
const LONGEST_CHECK_INTERVAL_MS = 1_000;

/**
 * What is taken in of a request, and for how long it is waited for. There is no limit to how long a connection is silent
 * while its answer is worked out: that is what the request's deadline is for.
 */
export function toIntakeOptions({ maxBodyBytes, receiveTimeoutMs, trustedProxies, connections }: LimitsConfig) {
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
