import cluster from 'node:cluster';
import type { ForkWorker } from './worker-process.js';

/** A further process of this same program, which shares the primary's port. `id` is its process id. */
export const forkWorker: ForkWorker = ({ onMessage, onExit }) => {
  const worker = cluster.fork();
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
