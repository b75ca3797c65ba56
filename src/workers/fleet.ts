import cluster, { type Worker } from 'node:cluster';
import { z } from 'zod';
import { type PrimaryMessage, readWorkerMessage, type StartMessage, type WorkerReport } from './worker-messages.js';

/** A worker that lived for less than this counts as a short life. */
const SHORT_LIFE_MS = 10_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 30_000;
/**
 * Calls that a dead worker started in its last second still count at the source: its successor, with the same share of
 * the quota, starts none before that time has passed.
 */
const QUOTA_MEMORY_MS = 1_050;

export interface FleetOptions {
  readonly count: number;
  readonly fork: ForkWorker;
  /** The message to a worker that has loaded. */
  startMessage(): StartMessage;
  readonly logger: { info(facts: object, message: string): void; error(facts: object, message: string): void };
  readonly timer: Timer;
}

export interface Timer {
  /** Milliseconds from an arbitrary start. */
  now(): number;
  /** Ends early, without an error, when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Fleet {
  /** As every worker reports it. */
  readonly report: WorkerReport;
  /** Lets running requests finish; resolves when every worker has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the workers and replaces each one that ends, at growing intervals after short lives.
 * @throws Error with the reason when a first worker cannot start; none is left then
 */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const stopping = new AbortController();
  const slots = Array.from({ length: options.count }, () => createWorkerSlot(options, stopping.signal));
  const stop = async () => {
    stopping.abort();
    await Promise.all(slots.map(({ ended }) => ended));
  };
  try {
    const [report] = await Promise.all(slots.map(({ firstReport }) => firstReport));
    if (report === undefined) throw new Error('there is no worker');
    return { report, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface WorkerSlot {
  /** Rejects when the first worker of this slot ends before it answers. */
  readonly firstReport: Promise<WorkerReport>;
  /** Resolves after the stop. */
  readonly ended: Promise<void>;
}

/** One worker after the other, until the stop. */
function createWorkerSlot(options: FleetOptions, stopping: AbortSignal): WorkerSlot {
  const { logger, timer } = options;
  const first = createLater<WorkerReport>();
  let hasAnswered = false;
  const work = async () => {
    let shortLives = 0;
    let startsAfter = timer.now();
    while (!stopping.aborted) {
      const life = await liveOnce(options, { stopping, startsAfter }, (report) => {
        hasAnswered = true;
        first.resolve(report);
      });
      if (!hasAnswered) first.reject(new Error(life.reason ?? `a worker ended with ${life.how}`));
      if (stopping.aborted || !hasAnswered) return;
      startsAfter = timer.now() + QUOTA_MEMORY_MS;
      shortLives = life.lastedMs < SHORT_LIFE_MS ? shortLives + 1 : 0;
      const waitMs = shortLives === 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (shortLives - 1), LONGEST_WAIT_MS);
      const facts = { worker: life.id, how: life.how, ...(life.reason !== null && { reason: life.reason }), waitMs };
      logger.error(facts, 'A worker has ended and is replaced');
      await timer.wait(waitMs, stopping);
    }
  };
  return { firstReport: first.promise, ended: work() };
}

interface Life {
  readonly id: number;
  readonly how: string;
  /** The worker's own reason why it could not start; null without one. */
  readonly reason: string | null;
  readonly lastedMs: number;
}

/** Runs one worker from its fork to its end; the stop sends it a message. */
async function liveOnce(
  { fork, startMessage, logger, timer }: FleetOptions,
  { stopping, startsAfter }: { stopping: AbortSignal; startsAfter: number },
  onReport: (report: WorkerReport) => void,
): Promise<Life> {
  const bornAt = timer.now();
  const ended = createLater<string>();
  let reason: string | null = null;
  let isStarting = false;
  const start = async () => {
    await timer.wait(Math.max(0, startsAfter - timer.now()), stopping);
    if (stopping.aborted) return;
    isStarting = true;
    worker.send(startMessage());
  };
  const worker: WorkerProcess = fork({
    onExit: ended.resolve,
    onMessage: (raw) => {
      const message = readWorkerMessage(raw);
      if (message?.kind === 'loaded') void start();
      if (message?.kind === 'failed') reason = message.reason;
      if (message?.kind !== 'answering') return;
      logger.info({ worker: worker.id }, 'A worker answers');
      onReport(message.report);
    },
  });
  // A worker that has not started may not listen to messages yet, and has nothing to finish.
  const stop = () => (isStarting ? worker.send({ kind: 'stop' }) : worker.kill());
  stopping.addEventListener('abort', stop, { once: true });
  const how = await ended.promise;
  stopping.removeEventListener('abort', stop);
  return { id: worker.id, how, reason, lastedMs: timer.now() - bornAt };
}

/** A promise that other code settles. */
interface Later<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

/** As `Promise.withResolvers`, which Node 20 does not have. */
export function createLater<T>(): Later<T> {
  let resolve: Later<T>['resolve'] = () => {};
  let reject: Later<T>['reject'] = () => {};
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve: (value) => resolve(value), reject: (error) => reject(error) };
}

/** Node's own messages: the primary passes a connection to a worker, and the worker acknowledges it. */
const handedOver = z.object({ act: z.literal('newconn'), seq: z.number() });
const taken = z.object({ ack: z.number() });

/** Forks another process of this program, which shares the primary's port. `id` is its process id. */
export const forkWorker: ForkWorker = ({ onMessage, onExit }) => {
  const worker = cluster.fork();
  closeUntakenConnections(worker);
  worker.on('message', onMessage);
  // The exit event already reports a channel that breaks while its worker ends.
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
 * The primary holds a connection until its worker acknowledges it. Node forgets connections that a killed worker has not
 * acknowledged, and their clients would wait for ever.
 */
function closeUntakenConnections(worker: Worker): void {
  const { process: child } = worker;
  const untaken = new Map<number, { close(): void }>();
  child.send = new Proxy(child.send, {
    apply(send, self, args: readonly unknown[]) {
      const [message, handle] = args;
      const { seq } = handedOver.safeParse(message).data ?? {};
      if (seq !== undefined && isClosable(handle)) untaken.set(seq, handle);
      return Reflect.apply(send, self, args);
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

export interface WorkerEvents {
  onMessage(message: unknown): void;
  /** Called once, after any kind of end; `how` is e.g. `SIGKILL` or `status 1`. */
  onExit(how: string): void;
}

/** Port: a worker for the primary. */
interface WorkerProcess {
  readonly id: number;
  /** No effect after the worker has ended. */
  send(message: PrimaryMessage): void;
  /** Kills it at once. */
  kill(): void;
}

type ForkWorker = (events: WorkerEvents) => WorkerProcess;
