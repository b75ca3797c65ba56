import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How a server ends without losing a request that it has accepted. */
export interface GracefulShutdown {
  readonly inFlight: RequestsInFlight;
  /** From here on every answer ends its connection, and readiness is denied; requests are still accepted for so long. */
  drain(delayMs: number): Promise<void>;
  isDraining(): boolean;
  /** Makes a server's answers end their connections when the time has come. */
  hangUp(fastify: FastifyInstance): void;
  /**
   * Stops listening, and then `stop`s when the running requests have ended, or at the latest deadline that one can have.
   * Calling it again waits for the same end.
   */
  close(
    limits: { readonly batchTimeoutMs: number },
    fastify: FastifyInstance,
    stop: () => Promise<void>,
  ): Promise<void>;
}

export function createGracefulShutdown(): GracefulShutdown {
  const inFlight = createRequestsInFlight();
  let isDraining = false;
  let closing: Promise<void> | null = null;

  async function close(batchTimeoutMs: number, fastify: FastifyInstance, stop: () => Promise<void>): Promise<void> {
    isDraining = true;
    const closed = fastify.close();
    const waiting = new AbortController();
    const tooLate = sleep(batchTimeoutMs, undefined, { signal: waiting.signal }).catch(() => {});
    await Promise.race([inFlight.settled(), tooLate]);
    waiting.abort();
    // A connection that never carried a request would keep the server up for as long as its client likes.
    fastify.server.closeAllConnections();
    await closed;
    await stop();
  }

  return {
    inFlight,
    isDraining: () => isDraining,
    async drain(delayMs) {
      isDraining = true;
      if (delayMs > 0) await sleep(delayMs);
    },
    hangUp(fastify) {
      // A connection that is kept alive behind the last answer would hold up the end for as long as its client likes.
      fastify.addHook('onSend', async (_request, reply) => {
        if (isDraining) reply.header('connection', 'close');
      });
    },
    close(limits, fastify, stop) {
      closing ??= close(limits.batchTimeoutMs, fastify, stop);
      return closing;
    },
  };
}

/** Counts what has begun and not ended: answers on their way, and writes that go on without their client. */
export interface RequestsInFlight {
  /** Begins one; the returned function ends it. */
  enter(): () => void;
  /** Resolves when none is left. */
  settled(): Promise<void>;
}

export function createRequestsInFlight(): RequestsInFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  const leave = () => {
    count -= 1;
    if (count > 0) return;
    for (const notify of waiting) notify();
    waiting = [];
  };
  return {
    enter() {
      count += 1;
      return leave;
    },
    settled: () =>
      new Promise((resolve) => {
        if (count === 0) resolve();
        else waiting.push(resolve);
      }),
  };
}
