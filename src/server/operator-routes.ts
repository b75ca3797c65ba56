import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isSentToOneOf } from './limits/limit-hosts.js';
import type { Readiness } from './readiness.js';

/** Port: everything measured, as Prometheus reads it. */
export interface MetricsText {
  readonly contentType: string;
  /** @throws Error when not all of it could be collected in time */
  read(): Promise<string>;
}

/** Where nothing between the client and the gateway may have decided who the client is. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/** Whether the process lives, and whether to send it requests: open to everybody, and without a secret. */
export function addHealthRoutes(fastify: FastifyInstance, readiness: () => Readiness): void {
  fastify.get('/health/live', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
  fastify.get('/health/ready', (_request, reply) => {
    const current = readiness();
    const status = current.status === 'ready' ? 200 : 503;
    return reply.code(status).header('cache-control', 'no-store').send(current);
  });
}

/** `isDirectOnly`: for those who reach the gateway through a proxy, or by another name than the loopback's, there is nothing here. */
export function addMetricsRoute(
  fastify: FastifyInstance,
  metrics: MetricsText,
  { isDirectOnly }: { readonly isDirectOnly: boolean },
): void {
  fastify.get('/metrics', async (request, reply) => {
    if (isDirectOnly && (isForwarded(request) || !isSentToOneOf(request, []))) return reply.callNotFound();
    const text = await metrics.read();
    return reply.header('content-type', metrics.contentType).header('cache-control', 'no-store').send(text);
  });
}

function isForwarded({ headers }: FastifyRequest): boolean {
  return PROXY_HEADERS.some((name) => headers[name] !== undefined);
}
