import type { IncomingHttpHeaders } from 'node:http';
import helmet, { type FastifyHelmetRouteOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const NOTHING = ["'none'"];

/**
 * Headers that keep browsers from doing more with an answer than it is for. By default no page at all: a route that serves
 * one says in its own `helmet` option what that page may load.
 */
export async function protectBrowsers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: NOTHING, baseUri: NOTHING, formAction: NOTHING, frameAncestors: NOTHING },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/**
 * For the address of the Apollo Sandbox page, which brings a policy of its own: a nonce that only the page knows, and the
 * places it loads from. Two policies both apply, so here only what that one does not say is said.
 */
export const LANDING_PAGE_HEADERS: NonNullable<FastifyHelmetRouteOptions['helmet']> = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ['*', 'data:', 'blob:', "'unsafe-inline'"],
      baseUri: NOTHING,
      objectSrc: NOTHING,
      formAction: NOTHING,
      frameAncestors: NOTHING,
    },
  },
};

/** Apollo Server lets a request pass that has it. */
export const REQUIRE_PREFLIGHT_HEADER = 'apollo-require-preflight';

const PREFLIGHTED = [REQUIRE_PREFLIGHT_HEADER, 'x-apollo-operation-name', 'x-api-key', 'x-request-priority'] as const;

/**
 * Whether a page of another origin needs a preflight to send this: one of these headers, or a bearer token. Browsers add
 * `Authorization: Basic` by themselves, so that scheme proves nothing.
 */
export function isPreflighted(headers: IncomingHttpHeaders): boolean {
  return PREFLIGHTED.some((name) => Boolean(headers[name])) || /^bearer /i.test(headers.authorization ?? '');
}
