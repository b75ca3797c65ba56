import type { IncomingHttpHeaders } from 'node:http';
import helmet, { type FastifyHelmetRouteOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const NOTHING = ["'none'"];

/**
 * Headers that restrict what browsers may do with an answer. By default an answer is no page; a route that serves
 * one lists in its own `helmet` option what that page may load.
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
 * For the Apollo Sandbox page, whose own policy has a nonce and the origins that it loads from. Browsers apply both policies, so
 * this one contains only what the page's own lacks.
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

/** Apollo Server accepts a request with this header. */
export const REQUIRE_PREFLIGHT_HEADER = 'apollo-require-preflight';

const PREFLIGHTED = [REQUIRE_PREFLIGHT_HEADER, 'x-apollo-operation-name', 'x-api-key', 'x-request-priority'] as const;

/**
 * Whether a page of another origin needs a preflight to send these headers: one of the list, or a bearer token. Browsers add
 * `Authorization: Basic` by themselves, so it proves nothing.
 */
export function isPreflighted(headers: IncomingHttpHeaders): boolean {
  return PREFLIGHTED.some((name) => Boolean(headers[name])) || /^bearer /i.test(headers.authorization ?? '');
}
