import type { FastifyInstance } from 'fastify';

/** Returns the address, `http://127.0.0.1:4101`. `port` 0: a free one. */
export function listenOnLoopback(app: FastifyInstance, port: number): Promise<string> {
  return app.listen({ host: '127.0.0.1', port });
}
