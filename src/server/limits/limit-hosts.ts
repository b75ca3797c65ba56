import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../../config/setting-kinds.js';
import { sendError } from '../transport-errors.js';

/**
 * Refuses requests that were sent to another name than the gateway's: a page whose name was made to point to this machine
 * (DNS rebinding) reads answers as if they were its own. Names of the loopback are always among them. HTTP/1.0 without `Host`
 * passes, for no browser sends it.
 * @param allowed names without port, in lower case; null = any
 */
export function limitHosts(fastify: FastifyInstance, allowed: readonly string[] | null): void {
  if (allowed === null) return;
  fastify.addHook('onRequest', async (request, reply) => {
    if (isSentToOneOf(request, allowed)) return;
    return sendError(request, reply, {
      status: 421,
      code: 'BAD_REQUEST',
      message: 'The gateway is not known by this name: GATEWAY_ALLOWED_HOSTS says which names it has',
    });
  });
}

/** Whether the request names the loopback or one of `allowed` as its host, or none at all. */
export function isSentToOneOf({ headers: { host } }: FastifyRequest, allowed: readonly string[]): boolean {
  if (host === undefined) return true;
  const name = hostNameOf(host);
  return name !== null && (isLoopback(name) || allowed.includes(name));
}

/** Without the port. Null for what is no host. */
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
