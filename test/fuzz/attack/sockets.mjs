import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const DRIP_MS = 300;
/** Between two connections, so that a refused one is not tried without a pause. */
const PAUSE_MS = 20;
const AT_ONCE = 50;

/** `connected` resolves when it is, or could not; `ended` when it has an end. Neither rejects. */
export function openSocket({ address, localAddress }) {
  const { port, hostname } = new URL(address);
  const socket = connect({ port: Number(port), host: hostname, localAddress });
  socket.on('error', () => {});
  const ended = new Promise((resolve) => socket.once('close', resolve));
  const connected = Promise.race([new Promise((resolve) => socket.once('connect', resolve)), ended]);
  return { socket, connected, ended };
}

/** Keeps `most` connections open, each used by `use`; one that the gateway ends is counted and opened anew. */
export async function holdSockets(target, most, use) {
  const { signal, count } = target;
  const open = new Set();
  signal.addEventListener('abort', () => {
    for (const socket of open) socket.destroy();
  });
  const hold = async () => {
    while (!signal.aborted) {
      const { socket, connected, ended } = openSocket(target);
      open.add(socket);
      await connected;
      // One that was refused has an end already.
      if (!socket.destroyed) use(socket);
      await ended;
      open.delete(socket);
      if (!signal.aborted) count(socket.bytesRead > 0 ? 'answered and ended' : 'ended');
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  };
  const holding = [];
  for (let opened = 0; opened < most && !signal.aborted; opened += AT_ONCE) {
    holding.push(...Array.from({ length: Math.min(AT_ONCE, most - opened) }, hold));
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
  }
  await Promise.all(holding);
}

/** Sends a beginning, and then one sign after the other without ever coming to an end. */
export function dripOn(beginning) {
  return (socket) => {
    socket.resume();
    socket.write(beginning);
    const timer = setInterval(() => socket.write('x'), DRIP_MS);
    socket.once('close', () => clearInterval(timer));
  };
}
