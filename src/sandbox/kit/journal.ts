import type { FastifyInstance, FastifyRequest } from 'fastify';

export const WRITING_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** An accepted request that may have changed something, with all that its effect depends on. */
export interface WriteRequest {
  /** Unique within the source, rising. New ids are made from it. */
  readonly number: number;
  /** When it was carried out: milliseconds since the epoch by the sandbox's clock. */
  readonly at: number;
  readonly method: (typeof WRITING_METHODS)[number];
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form is text, everything else what its JSON says; absent: there is none. */
  readonly body?: unknown;
}

/** One source's part of the state file. */
export interface WriteLog {
  /** Of earlier runs, in the order in which they were carried out. */
  readonly earlier: readonly WriteRequest[];
  append(request: WriteRequest): void;
}

/** Makes the writes of one played server repeatable: each has one moment and a number, from which its times and ids follow. */
export interface Journal {
  /** The moment of the write that is being carried out or replayed; the sandbox's time for everything else. */
  readonly clock: { now(): Date };
  /** The number of the write that is being carried out. */
  writeNumber(): number;
  /** True while `replay` runs: limits of rate and time do not apply. */
  isReplaying(): boolean;
  /** Logs the writes of the server's routes, which must be added later, each before its answer leaves. */
  record(server: FastifyInstance): void;
  /** Carries out what the log has of earlier runs. @throws Error when the server refuses a request that it accepted then */
  replay(): Promise<void>;
}

/** Without a state file the writes end with the process. */
const NO_LOG: WriteLog = { earlier: [], append: () => {} };
/** The headers that the played servers read. */
const LOGGED_HEADERS = ['authorization', 'authentication', 'content-type', 'spacebring-network-id'];

export function createJournal(options: { clock: { now(): Date }; log?: WriteLog | undefined }): Journal {
  const { clock, log = NO_LOG } = options;
  const pending = new WeakMap<FastifyRequest, WriteRequest>();
  let app: FastifyInstance | null = null;
  let latest = 0;
  let running: WriteRequest | null = null;
  let replayed: WriteRequest | null = null;

  const now = (): Date => {
    const write = running ?? replayed;
    return write === null ? clock.now() : new Date(write.at);
  };

  /** Handlers change the state before they first wait, so no two are carried out at once. */
  function carryOut<T>(request: FastifyRequest, method: WriteRequest['method'], handle: () => T): T {
    running = replayed ?? toWriteRequest(request, { method, number: latest + 1, at: clock.now().getTime() });
    latest = running.number;
    if (replayed === null) pending.set(request, running);
    try {
      return handle();
    } finally {
      running = null;
    }
  }

  return {
    clock: { now },
    writeNumber: () => latest,
    isReplaying: () => replayed !== null,
    record(server) {
      app = server;
      wrapWrites(server, carryOut);
      server.addHook('onSend', (request, reply, _payload, next) => {
        const written = pending.get(request);
        if (written !== undefined && reply.statusCode < 400) log.append(written);
        next();
      });
    },
    async replay() {
      for (const request of log.earlier) {
        replayed = request;
        await repeat(app, request);
      }
      replayed = null;
    },
  };
}

type CarryOut = <T>(request: FastifyRequest, method: WriteRequest['method'], handle: () => T) => T;

function wrapWrites(server: FastifyInstance, carryOut: CarryOut): void {
  server.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function (request, reply) {
      const method = WRITING_METHODS.find((candidate) => candidate === request.method);
      const handle = () => handler.call(this, request, reply);
      return method === undefined ? handle() : carryOut(request, method, handle);
    };
  });
}

async function repeat(app: FastifyInstance | null, { method, url, headers, body }: WriteRequest): Promise<void> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await app?.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  if (answer !== undefined && answer.statusCode < 400) return;
  throw new Error(`the state file has a request that is refused now: ${method} ${url}`);
}

function toWriteRequest(
  { url, headers, body }: FastifyRequest,
  facts: Pick<WriteRequest, 'method' | 'number' | 'at'>,
): WriteRequest {
  const logged = LOGGED_HEADERS.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    ...facts,
    url,
    headers: Object.fromEntries(logged),
    ...(body !== undefined && { body: body instanceof URLSearchParams ? body.toString() : body }),
  };
}
