import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { SignInUnavailableError, UnauthenticatedError } from '../../domain/access/access-errors.js';
import { ANONYMOUS, type Caller } from '../../domain/access/caller.js';
import { sendError, sendRateLimited } from '../transport-errors.js';
import type { Authenticate } from './authenticate.js';

const RETRY_AFTER_SECONDS = 5;

/** Port. Results: seconds after which a sign-in from the address is accepted again; null when it is accepted now. */
export interface FailureCounts {
  /** Counts a sign-in that failed, and shuts the address out when there have been too many. */
  countFailure(request: FastifyRequest): Promise<number | null>;
  /** Whether the address is shut out: a client that guesses credentials costs no more than this check. Counts nothing. */
  shutOutFor(request: FastifyRequest): number | null;
}

/** Not a member of the request: an unset member could be mistaken for a caller. */
const callers = new WeakMap<FastifyRequest, Caller>();

/** The caller of a request; `ANONYMOUS` where no sign-in is required. */
export function callerOf(request: FastifyRequest): Caller {
  return callers.get(request) ?? ANONYMOUS;
}

/**
 * Route hook: refuses a request without a valid credential before its body is read, and a request of an address with too many
 * failures before its credential is checked. A browser that opens the landing page is admitted as `ANONYMOUS`: see `isPageView`.
 */
export function createSignIn(authenticate: Authenticate, counts: FailureCounts): onRequestAsyncHookHandler {
  return async (request, reply) => {
    if (isPageView(request)) return void callers.set(request, ANONYMOUS);
    const shutOutFor = counts.shutOutFor(request);
    if (shutOutFor !== null) return sendRateLimited(request, reply, shutOutFor);
    try {
      assertOneAuthorization(request);
      callers.set(request, await authenticate(request.headers));
    } catch (error) {
      const waitSeconds = error instanceof UnauthenticatedError ? await counts.countFailure(request) : null;
      return waitSeconds === null ? refuse(request, reply, error) : sendRateLimited(request, reply, waitSeconds);
    }
  };
}

/**
 * Node reads the first of two headers, and a proxy may read the last.
 * @throws UnauthenticatedError
 */
function assertOneAuthorization({ raw: { headersDistinct } }: FastifyRequest): void {
  if ((headersDistinct['authorization']?.length ?? 0) > 1) throw new UnauthenticatedError('two Authorization headers');
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof UnauthenticatedError) {
    request.log.info({ requestId: request.id, reason: error.reason }, 'Request refused: unauthenticated');
    const { message } = error;
    return sendError(request, reply.header('www-authenticate', 'Bearer realm="visitgraph"'), {
      status: 401,
      code: 'UNAUTHENTICATED',
      message,
    });
  }
  if (!(error instanceof SignInUnavailableError)) throw error;
  request.log.error({ requestId: request.id, reason: error.reason }, 'Request refused: sign-in is not available');
  return sendError(request, reply.header('retry-after', RETRY_AFTER_SECONDS), {
    status: 503,
    code: 'UPSTREAM_UNAVAILABLE',
    message: error.message,
  });
}

/** A GET without a query has no operation: the answer can only be the page. */
function isPageView({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.includes('?') && (headers.accept?.includes('text/html') ?? false);
}
