import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../../config/setting-kinds.js';
import { sendError } from '../transport-errors.js';

/**
 * Refuses requests to another host name than the gateway's: a page whose name resolves to this machine (DNS rebinding) could read
 * the answers. The loopback's names always pass, and so does HTTP/1.0 without `Host`, which no browser sends.
 * @param allowed names without port, in lower case; null = any
 */
export function limitHosts(fastify: FastifyInstance, allowed: readonly string[] | null): void {
  if (allowed === null) return;
  fastify.addHook('onRequest', async (request, reply) => {
    if (isSentToOneOf(request, allowed)) return;
    return sendError(request, reply, {
      status: 421,
      code: 'BAD_REQUEST',
      message: 'The gateway does not have this host name: GATEWAY_ALLOWED_HOSTS lists its names',
    });
  });
}

/** Whether the request names the loopback or one of `allowed` as its host, or none at all. */
export function isSentToOneOf({ headers: { host } }: FastifyRequest, allowed: readonly string[]): boolean {
  if (host === undefined) return true;
  const name = hostNameOf(host);
  return name !== null && (isLoopback(name) || allowed.includes(name));
}

/** Without the port. Null for an invalid host. */
function hostNameOf(host: string): string | null {
  const { hostname, pathname, username, search, hash } = parse(host) ?? {};
  return hostname && pathname === '/' && username === '' && search === '' && hash === '' ? hostname : null;
}

function parse(host: string): URL | null {
  try {
    return new URL(`http://${host}`);
  } catch {
    return null;
  }
}
