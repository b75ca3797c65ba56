import { createServer, type RequestListener, type Server } from 'node:http';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** An HTTP server that answers only callers on this machine, wherever it is told to listen. */
export function createLoopbackServer(listener: RequestListener): Server {
  const server = createServer(listener);
  server.on('connection', (socket) => {
    if (!LOOPBACK.test(socket.remoteAddress ?? '')) socket.destroy();
  });
  return server;
}
