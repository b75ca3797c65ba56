import { isIPv6 } from 'node:net';
import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { LRUCache } from 'lru-cache';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { type Caller, callerIdentity } from '../../domain/access/caller.js';
import { callerOf, type FailureCounts } from '../access/sign-in.js';
import { sendRateLimited } from '../transport-errors.js';
import { BoundedRequestCounts } from './request-counts.js';

const WINDOW_SECONDS = 60;
/** Addresses that are refused at once; the others still have each credential checked. */
const MAX_SHUT_OUT = 5_000;
const REDIS_PREFIX = 'visitgraph:requests';

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
 * Counts in Redis for all processes; without Redis, and while it is away, each process counts by itself. Each process learns which
 * addresses are shut out at their next failure.
 */
export function limitCallers(limits: CallerLimits): CallerCounts {
  if (limits.perMinute === 0) return UNLIMITED;
  // Separate counts: a client with many addresses must not take the room of callers, or of addresses that guess credentials.
  const countCaller = createCount(limits);
  const countAddress = createCount(limits);
  const countFailed = createCount(limits);
  const shutOut = new LRUCache<string, true>({ max: MAX_SHUT_OUT });
  return {
    countRequest: (request, caller) =>
      isSignedIn(caller) ? countCaller(`caller:${callerIdentity(caller)}`) : countAddress(addressKeyOf(request)),
    async countFailure(request) {
      const address = addressKeyOf(request);
      const waitSeconds = await countFailed(`failed:${address}`);
      if (waitSeconds !== null) shutOut.set(address, true, { ttl: waitSeconds * 1_000 });
      return waitSeconds;
    },
    shutOutFor(request) {
      const address = addressKeyOf(request);
      return shutOut.has(address) ? toSeconds(shutOut.getRemainingTTL(address)) : null;
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

function createCount({ perMinute, redis }: CallerLimits): (key: string) => Promise<number | null> {
  const window = { points: perMinute, duration: WINDOW_SECONDS };
  const memory = new BoundedRequestCounts(window);
  const limiter =
    redis === null
      ? memory
      : new RateLimiterRedis({
          ...window,
          storeClient: redis,
          keyPrefix: REDIS_PREFIX,
          // A caller above its limit causes no further call to Redis until its window ends.
          inMemoryBlockOnConsumed: perMinute + 1,
          insuranceLimiter: memory,
        });
  return async (key) => {
    try {
      await limiter.consume(key);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return toSeconds(refusal.msBeforeNext);
      throw refusal;
    }
  };
}

/** Whole seconds, and at least one: `Retry-After` has no fractions. */
function toSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1_000));
}

function isSignedIn({ kind }: Caller): boolean {
  return kind !== 'open' && kind !== 'anonymous';
}

function addressKeyOf(request: FastifyRequest): string {
  return `address:${networkOf(withoutPort(request.ip))}`;
}

/** Some proxies forward the port as well, which differs for each connection. */
function withoutPort(address: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address;
}

/** An IPv4 address, or the /64 network of an IPv6 address: a client has all addresses of its network. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address.toLowerCase();
  const groups = groupsOf(address);
  const isIPv4 = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  if (!isIPv4) return groups.slice(0, 4).join(':');
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((pair) => [pair >> 8, pair & 0xff])
    .join('.');
}

/** The eight groups of an IPv6 address in hexadecimal, without leading zeros. */
function groupsOf(address: string): string[] {
  const [withoutZone = ''] = address.split('%');
  const [head = '', tail] = new URL(`http://[${withoutZone}]`).hostname.slice(1, -1).split('::');
  const [first = [], last = []] = [head, tail].map((part) => part?.split(':').filter((group) => group !== ''));
  const gap = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(gap).fill('0'), ...last];
}
