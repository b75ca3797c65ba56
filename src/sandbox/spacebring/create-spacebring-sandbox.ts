import { performance } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { createSandboxServer } from '../kit/create-sandbox-server.js';
import { createJournal, type Journal } from '../kit/journal.js';
import { SANDBOX_CREDENTIALS } from '../kit/sandbox-settings.js';
import type { World } from '../world/world.js';
import { ApiError } from './api-error.js';
import { createAuthentication } from './authentication.js';
import { TokenSigner } from './paging.js';
import type { RouteContext } from './route-context.js';
import { registerCheckIns } from './routes/check-ins.routes.js';
import { registerCommunity } from './routes/community.routes.js';
import { registerInquiries } from './routes/inquiries.routes.js';
import { registerLedgers } from './routes/ledgers.routes.js';
import { registerMoney } from './routes/money.routes.js';
import { registerPlaces } from './routes/places.routes.js';
import { registerTickets } from './routes/tickets.routes.js';
import { registerToken } from './routes/token.routes.js';
import { registerVisits } from './routes/visits.routes.js';
import { seedState } from './seed/seed-state.js';
import { DEFAULT_BEHAVIOUR, type UndocumentedBehaviour } from './undocumented-behaviour.js';
import { createUserTokens } from './user-tokens.js';

const { tokenPath, refreshToken } = SANDBOX_CREDENTIALS.spacebring;

export interface SpacebringSandboxOptions {
  readonly world: World;
  /** Source of "today", of the expiry of tokens and of the times of writes. */
  readonly clock: { now(): Date };
  /** Requests in any sliding second, including those to the token endpoint; documented: 10. */
  readonly requestsPerSecond: number;
  /** Number of Spacebring visits; the sizes of the other lists follow from it. */
  readonly visits: number;
  /** Behaviour that the vendor does not document; see docs/sandbox-spacebring.md. */
  readonly behaviour?: Partial<UndocumentedBehaviour>;
  /** Monotonic milliseconds for the rate limit, which must run on while the clock is frozen. */
  readonly elapsedMs?: () => number;
  /** Makes the writes survive the process; default: they end with it. */
  readonly journal?: Journal;
}

/** Spacebring's REST API as documented, with state and made-up data; not listening yet. */
export function createSpacebringSandbox(options: SpacebringSandboxOptions): FastifyInstance {
  const { world, requestsPerSecond, visits, elapsedMs = () => performance.now() } = options;
  const { journal = createJournal({ clock: options.clock }) } = options;
  const { clock } = journal;
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
  const app = createSandboxServer({ name: 'spacebring', journal, renderError, seed: world.seed });
  const tokens = createUserTokens({
    ...{ world, clock, fixedRefreshToken: refreshToken, isRotating: behaviour.rotatesRefreshTokens },
  });
  const authentication = createAuthentication(tokens);
  const mayStart = createRateLimit(requestsPerSecond, elapsedMs);

  answerErrors(app, behaviour);
  app.addHook('onRequest', async (request, reply) => {
    if (journal.isReplaying()) return;
    if (!mayStart()) {
      if (behaviour.sendsRetryAfter) reply.header('retry-after', '1');
      throw new ApiError(429, 'rateLimitExceeded', `more than ${requestsPerSecond} requests in a second`);
    }
    if (request.routeOptions.url !== tokenPath) authentication.assertCaller(request);
  });
  registerToken(app, tokens);
  const state = seedState(world, { visits, behaviour });
  registerAll({
    ...{ app, behaviour, authentication, state },
    signer: new TokenSigner(world.uuid('spacebring/page-tokens')),
    now: () => clock.now().getTime(),
  });
  return app;
}

function registerAll(context: RouteContext): void {
  registerPlaces(context);
  registerCommunity(context);
  registerVisits(context);
  registerInquiries(context);
  registerCheckIns(context);
  registerTickets(context);
  registerLedgers(context);
  registerMoney(context);
}

/** The body of an injected status. */
function renderError(status: number): { contentType: string; body: string } {
  const body = {
    message: `a fault of the sandbox answers ${status}`,
    type: status === 429 ? 'rateLimitExceeded' : 'sandboxFault',
  };
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** Every failure in the one documented shape. */
function answerErrors(app: FastifyInstance, { errorStatus }: UndocumentedBehaviour): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ApiError)
      return reply
        .code(errorStatus === 'own' ? error.statusCode : errorStatus)
        .send({ message: error.message, type: error.type });
    const status = statusOf(error);
    const message = error instanceof Error ? error.message : 'unknown';
    return reply.code(status).send({ message, type: status < 500 ? 'validationError' : 'internalError' });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ message: 'there is no such route', type: 'notFound' }),
  );
}

/** The framework's own refusals (a body that is not JSON, one that is too large) carry their status. */
function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

const WINDOW_MS = 1000;

/**
 * At most `requestsPerSecond` starts in any sliding second, for the whole server: the vendor does not document the key of its limit.
 * Refused requests do not count. `elapsedMs` is a monotonic clock, because the sandbox's own may be frozen.
 */
function createRateLimit(requestsPerSecond: number, elapsedMs: () => number): () => boolean {
  const starts: number[] = [];
  return () => {
    const now = elapsedMs();
    while (starts.length > 0 && (starts[0] ?? now) <= now - WINDOW_MS) starts.shift();
    if (starts.length >= requestsPerSecond) return false;
    starts.push(now);
    return true;
  };
}
