import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANYONE, type Caller, NOBODY } from '../../domain/access/caller.js';
import { sendError } from '../transport-errors.js';

const WINDOW_MS = 60_000;

export interface CallerLimits {
  /** Requests of one caller in a minute; 0 = any number. */
  readonly perMinute: number;
  /** A client of Redis in which all processes count together; it must fail at once while Redis is away. Null = there is none. */
  readonly redis: object | null;
}

/** Seconds after which the caller may ask again; null when it may now. Each call counts. */
export type CountRequest = (request: FastifyRequest, caller: Caller) => Promise<number | null>;

/**
 * Counts the requests of each caller, or of each address where nobody signs in. Every process counts by itself, and Redis for
 * all of them: while Redis is away, a caller is held to the limit by each process alone.
 */
export async function limitCallers(fastify: FastifyInstance, limits: CallerLimits): Promise<CountRequest> {
  const { perMinute, redis } = limits;
  if (perMinute === 0) return async () => null;
  const keys = new WeakMap<FastifyRequest, string>();
  const options = {
    global: false,
    max: perMinute,
    timeWindow: WINDOW_MS,
    keyGenerator: (request: FastifyRequest) => keys.get(request) ?? addressOf(request),
  };
  const counters = await openCounter(fastify, options);
  if (redis !== null) {
    const shared = { ...options, redis, nameSpace: 'visitgraph:requests:', skipOnError: true };
    counters.push(...(await openCounter(fastify, shared)));
  }
  return async (request, caller) => {
    keys.set(request, keyOf(request, caller));
    for (const count of counters) {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded) return Math.max(1, counted.ttlInSeconds);
    }
    return null;
  };
}

function keyOf(request: FastifyRequest, caller: Caller): string {
  return caller.name === ANYONE.name || caller.name === NOBODY.name ? addressOf(request) : `caller:${caller.name}`;
}

/** A network of IPv6 counts as one address: whoever has one address there has them all. */
function addressOf(request: FastifyRequest): string {
  return `address:${normalizeIP(request.ip)}`;
}

export function sendRateLimited(request: FastifyRequest, reply: FastifyReply, waitSeconds: number): FastifyReply {
  return sendError(request, reply.header('retry-after', waitSeconds), {
    status: 429,
    code: 'RATE_LIMITED',
    message: `There have been too many requests: ask again in ${waitSeconds} s`,
  });
}

/** In a context of its own, since each has its own store. */
async function openCounter(fastify: FastifyInstance, options: Parameters<typeof rateLimit>[1]) {
  const opened: ReturnType<FastifyInstance['createRateLimit']>[] = [];
  await fastify.register(async (own) => {
    await own.register(rateLimit, options);
    opened.push(own.createRateLimit());
  });
  return opened;
}
