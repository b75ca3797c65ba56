import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ConnectionLimits } from '../../config/limits.js';
import { RESERVED_DESCRIPTORS, readDescriptorLimit } from '../../config/read-descriptor-limit.js';

/**
 * Bounds the open connections, as a whole and of one address; one too many is closed before a byte of it is read. Closes
 * a connection whose client reads nothing of its answer for `unreadMs`: Node counts the time from the last bytes that left.
 */
export function limitConnections(fastify: FastifyInstance, limits: ConnectionLimits): void {
  const { unreadMs } = limits;
  const open = new Map<string, number>();
  const descriptors = readDescriptorLimit();
  // A connection too many must not take the descriptor of a call to a source.
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
    // Node sets the idle time instead when the answer has left.
    reply.raw.socket?.setTimeout(unreadMs);
  });
}

/** One address must not take all connections there are: at most half of them. 0 = any number. */
function limitPerAddress(wanted: number, maxConnections: number | undefined): number {
  return wanted === 0 || !maxConnections ? wanted : Math.min(wanted, Math.floor(maxConnections / 2));
}
