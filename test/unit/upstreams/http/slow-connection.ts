import { connect, createServer, type Socket } from 'node:net';

/** One-way delay of a source far away, in ms; a connection's first bytes wait for a TLS handshake as well. */
const DELAY_MS = 75;
const HANDSHAKE_MS = 3 * DELAY_MS;

export interface SlowConnection {
  readonly url: string;
  close(): Promise<void>;
}

/** The way to `url` over a slow network, whose delay varies by as much as it is long. `random`: from 0 to 1. */
export async function openSlowConnection(url: string, random: () => number): Promise<SlowConnection> {
  const target = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => sockets.delete(socket));
    }
    forward(near, far, { firstMs: HANDSHAKE_MS, random });
    forward(far, near, { firstMs: 0, random });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Bytes arrive late and in order, even those of a connection that has been closed meanwhile. */
function forward(from: Socket, to: Socket, { firstMs, random }: { firstMs: number; random: () => number }): void {
  let arrivesAt = performance.now() + firstMs;
  const later = (deliver: () => void) => {
    arrivesAt = Math.max(arrivesAt, performance.now() + DELAY_MS * 2 * random());
    setTimeout(deliver, arrivesAt - performance.now());
  };
  from.on('data', (bytes) => later(() => to.write(bytes)));
  from.once('close', () => later(() => to.end()));
}
