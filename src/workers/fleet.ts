import cluster, { type Worker } from 'node:cluster';
import { z } from 'zod';
import { type PrimaryMessage, readWorkerMessage, type StartMessage, type WorkerReport } from './worker-messages.js';

/** A worker that answered for less than this has ended at once. */
const SHORT_LIFE_MS = 10_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 30_000;
/**
 * What a dead worker started in its last second still counts at the source: its successor, which has the same share of
 * the quota, starts nothing before that.
 */
const QUOTA_MEMORY_MS = 1_050;

export interface FleetOptions {
  readonly count: number;
  readonly fork: ForkWorker;
  /** What a worker is told when it has loaded. */
  startMessage(): StartMessage;
  readonly logger: { info(facts: object, message: string): void; error(facts: object, message: string): void };
  readonly timer: Timer;
}

export interface Timer {
  /** Milliseconds, from any beginning. */
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
 * Starts the workers and keeps their number: one that ends is replaced, at growing intervals if it ends at once again and
 * again.
 * @throws Error with the reason when one cannot start at the beginning; none is left then
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
  /** Rejects when the first worker of this place does not come to answer. */
  readonly firstReport: Promise<WorkerReport>;
  /** After the stop. */
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
  /** Why it could not start, in its own words. */
  readonly reason: string | null;
  readonly lastedMs: number;
}

/** One worker from its fork to its end; on the stop it is asked to end. */
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
  // One that has nothing to finish may not have come to listen to messages.
  const stop = () => (isStarting ? worker.send({ kind: 'stop' }) : worker.kill());
  stopping.addEventListener('abort', stop, { once: true });
  const how = await ended.promise;
  stopping.removeEventListener('abort', stop);
  return { id: worker.id, how, reason, lastedMs: timer.now() - bornAt };
}

/** A promise that is settled from outside. */
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
  /** Once, however it ended; `how` in words, e.g. `SIGKILL` or `status 1`. */
  onExit(how: string): void;
}

/** Port: a worker as the primary sees it. */
interface WorkerProcess {
  readonly id: number;
  /** To a worker that has ended it does nothing. */
  send(message: PrimaryMessage): void;
  /** At once, whatever it is doing. */
  kill(): void;
}

type ForkWorker = (events: WorkerEvents) => WorkerProcess;
