import cluster, { type Worker } from 'node:cluster';
import { z } from 'zod';
import type { ForkWorker } from './worker-process.js';

/** Node's own messages, by which the primary hands a connection to a worker and the worker says that it has it. */
const handedOver = z.object({ act: z.literal('newconn'), seq: z.number() });
const taken = z.object({ ack: z.number() });

/** A further process of this same program, which shares the primary's port. `id` is its process id. */
export const forkWorker: ForkWorker = ({ onMessage, onExit }) => {
  const worker = cluster.fork();
  closeUntakenConnections(worker);
  worker.on('message', onMessage);
  // A channel that breaks while its worker ends is told by the end itself.
  worker.on('error', () => {});
  worker.once('exit', (code: number | null, signal: string | null) => onExit(signal ?? `status ${code}`));
  return {
    id: worker.process.pid ?? 0,
    send: (message) => {
      if (worker.isConnected()) worker.send(message, () => {});
    },
    kill: () => worker.process.kill('SIGKILL'),
  };
};

/**
 * The primary holds a connection until its worker says that it has it. Node forgets the one that a worker had not taken when it
 * was killed, and its client would wait for ever.
 */
function closeUntakenConnections(worker: Worker): void {
  const { process: child } = worker;
  const untaken = new Map<number, { close(): void }>();
  child.send = new Proxy(child.send, {
    apply(send, self, given: readonly unknown[]) {
      const [message, handle] = given;
      const { seq } = handedOver.safeParse(message).data ?? {};
      if (seq !== undefined && isClosable(handle)) untaken.set(seq, handle);
      return Reflect.apply(send, self, given);
    },
  });
  child.on('internalMessage', (message: unknown) => {
    const { ack } = taken.safeParse(message).data ?? {};
    if (ack !== undefined) untaken.delete(ack);
  });
  worker.once('exit', () => {
    for (const handle of untaken.values()) handle.close();
    untaken.clear();
  });
}

function isClosable(handle: unknown): handle is { close(): void } {
  return typeof handle === 'object' && handle !== null && 'close' in handle && typeof handle.close === 'function';
}
