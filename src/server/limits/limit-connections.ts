import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ConnectionLimits } from '../../config/limits.js';
import { RESERVED_DESCRIPTORS, readDescriptorLimit } from '../../config/read-descriptor-limit.js';

/**
 * Limits the open connections, in all and of one address; a connection above a limit is closed before a byte of it is read. Closes
 * a connection whose client reads nothing of its answer for `unreadMs`: Node counts the time from the last bytes sent.
 */
export function limitConnections(fastify: FastifyInstance, limits: ConnectionLimits): void {
  const { unreadMs } = limits;
  const open = new Map<string, number>();
  const descriptors = readDescriptorLimit();
  // Connections must not take the descriptors of calls to the sources.
  if (descriptors !== null) fastify.server.maxConnections = descriptors - RESERVED_DESCRIPTORS;
  const perAddress = limitPerAddress(limits.perAddress, fastify.server.maxConnections);
  fastify.server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (perAddress > 0 && count > perAddress) return void socket.destroy();
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
  fastify.addHook('onSend', async (_request, reply) => {
    // Node sets the idle time again after the answer.
    reply.raw.socket?.setTimeout(unreadMs);
  });
}

/** One address gets at most half of all connections. 0 = any number. */
function limitPerAddress(wanted: number, maxConnections: number | undefined): number {
  return wanted === 0 || !maxConnections ? wanted : Math.min(wanted, Math.floor(maxConnections / 2));
}
