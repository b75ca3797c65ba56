import type { PrimaryMessage } from './worker-messages.js';

export interface WorkerEvents {
  onMessage(message: unknown): void;
  /** Once, however it ended; `how` in words, e.g. `SIGKILL` or `status 1`. */
  onExit(how: string): void;
}

/** Port: a worker as the primary sees it. */
export interface WorkerProcess {
  readonly id: number;
  /** To a worker that has ended it does nothing. */
  send(message: PrimaryMessage): void;
  /** At once, whatever it is doing. */
  kill(): void;
}

export type ForkWorker = (events: WorkerEvents) => WorkerProcess;
