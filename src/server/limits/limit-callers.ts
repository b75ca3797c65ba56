import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { LRUCache } from 'lru-cache';
import { type Caller, callerIdentity } from '../../domain/access/caller.js';
import { callerOf, type FailureCounts } from '../access/sign-in.js';
import { sendRateLimited } from '../transport-errors.js';
import { createRequestCountStore } from './request-count-store.js';

const WINDOW_MS = 60_000;
/** Addresses that are refused at once; the others still have each credential checked. */
const MAX_SHUT_OUT = 5_000;

export interface CallerLimits {
  /** Requests of one caller, and failed sign-ins of one address, in a minute; 0 = any number. */
  readonly perMinute: number;
  /** A client of Redis in which all processes count together; it must fail at once while Redis is away. Null = there is none. */
  readonly redis: object | null;
}

/** Results: seconds after which a further request is accepted; null when it is accepted now. */
export interface CallerCounts extends FailureCounts {
  /** Counts a request of a caller, or of an address where no sign-in is required. */
  countRequest(request: FastifyRequest, caller: Caller): Promise<number | null>;
}

const UNLIMITED: CallerCounts = {
  countRequest: async () => null,
  countFailure: async () => null,
  shutOutFor: () => null,
};

/**
 * Counts in every process by itself, and in Redis for all of them: while Redis is away, each process limits a caller
 * alone. Each process learns which addresses are shut out at their next failure.
 */
export async function limitCallers(fastify: FastifyInstance, limits: CallerLimits): Promise<CallerCounts> {
  if (limits.perMinute === 0) return UNLIMITED;
  // Separate counts: a client with many addresses must not take the room of callers, or of addresses that guess credentials.
  const countCaller = await createCount(fastify, limits);
  const countAddress = await createCount(fastify, limits);
  const countFailed = await createCount(fastify, limits);
  const shutOut = new LRUCache<string, true>({ max: MAX_SHUT_OUT });
  return {
    countRequest: (request, caller) =>
      isSignedIn(caller)
        ? countCaller(request, `caller:${callerIdentity(caller)}`)
        : countAddress(request, addressOf(request)),
    async countFailure(request) {
      const address = addressOf(request);
      const waitSeconds = await countFailed(request, `failed:${address}`);
      if (waitSeconds !== null) shutOut.set(address, true, { ttl: waitSeconds * 1_000 });
      return waitSeconds;
    },
    shutOutFor(request) {
      const address = addressOf(request);
      return shutOut.has(address) ? Math.max(1, Math.ceil(shutOut.getRemainingTTL(address) / 1_000)) : null;
    },
  };
}

/** Route hook: counts a request of its caller, and refuses it when there have been too many. */
export function createCallerLimit(counts: Pick<CallerCounts, 'countRequest'>): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const waitSeconds = await counts.countRequest(request, callerOf(request));
    if (waitSeconds !== null) return sendRateLimited(request, reply, waitSeconds);
  };
}

type Count = (request: FastifyRequest, key: string) => Promise<number | null>;

async function createCount(fastify: FastifyInstance, { perMinute, redis }: CallerLimits): Promise<Count> {
  const keys = new WeakMap<FastifyRequest, string>();
  const options = {
    global: false,
    max: perMinute,
    timeWindow: WINDOW_MS,
    keyGenerator: (request: FastifyRequest) => keys.get(request) ?? addressOf(request),
  };
  const counters = await createCounter(fastify, { ...options, store: createRequestCountStore() });
  if (redis !== null) {
    const shared = { ...options, redis, nameSpace: 'visitgraph:requests:', skipOnError: true };
    counters.push(...(await createCounter(fastify, shared)));
  }
  return async (request, key) => {
    keys.set(request, key);
    for (const counter of counters) {
      const counted = await counter(request);
      if (!counted.isAllowed && counted.isExceeded) return Math.max(1, counted.ttlInSeconds);
    }
    return null;
  };
}

function isSignedIn({ kind }: Caller): boolean {
  return kind !== 'open' && kind !== 'anonymous';
}

/** A /64 network of IPv6 counts as one address: a client has all addresses of its network. */
function addressOf(request: FastifyRequest): string {
  return `address:${normalizeIP(withoutPort(request.ip))}`;
}

/** Some proxies forward the port as well, which differs for each connection. */
function withoutPort(address: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address;
}

/** In a context of its own, because each has its own store. */
async function createCounter(fastify: FastifyInstance, options: Parameters<typeof rateLimit>[1]) {
  const created: ReturnType<FastifyInstance['createRateLimit']>[] = [];
  await fastify.register(async (own) => {
    await own.register(rateLimit, options);
    created.push(own.createRateLimit());
  });
  return created;
}
