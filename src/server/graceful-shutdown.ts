import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Stops a server without losing an accepted request. */
export interface GracefulShutdown {
  readonly inFlight: RequestsInFlight;
  /** Every answer now closes its connection, and readiness is denied; requests are still accepted for `delayMs`. */
  drain(delayMs: number): Promise<void>;
  isDraining(): boolean;
  /** Makes a server's answers close their connections once it drains. */
  hangUp(fastify: FastifyInstance): void;
  /**
   * Stops listening, and calls `stop` when the running requests have ended, or at the latest deadline of one.
   * A second call waits for the same end.
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
    // A connection without a request would keep the server running until its client closes it.
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
      // With keep-alive, a connection would delay the end until its client closes it.
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

/** Counts running requests: answers that are being sent, and writes that continue without their client. */
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
