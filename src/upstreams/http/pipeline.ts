import { setMaxListeners } from 'node:events';
import type { Source } from '../../domain/source/source.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { usageOf } from '../../domain/source/upstream-usage.js';
import type { Clock } from '../../domain/time/clock.js';
import { createDecodeMemo } from './decode.js';
import {
  callUrl,
  createHttpExchange,
  createRedirectWatch,
  ExchangeError,
  type HttpAnswer,
  UnusableParamError,
  untilAborted,
} from './exchange.js';
import { createCircuit, createHealthRecord } from './policies/circuit.js';
import type { Quota, QuotaSlot } from './policies/quota.js';
import { createLimiter, createProcessQuota, type Limiter } from './policies/quota.js';
import { type Answer, type CachedReads, createCachedReads } from './policies/read-cache.js';
import { createEmptyReadStore, type ReadStore } from './policies/read-store.js';
import { createCallKeys } from './policies/request-memo.js';
import {
  type AttemptFailures,
  createAttemptFailures,
  FailedAttempt,
  type ReadError,
  retryAttempts,
} from './policies/retry.js';
import type { Authorization, RequestScope, SourceClient, UpstreamCall } from './upstream-client.js';
import { type CallResult, NO_OBSERVER, type UpstreamObserver } from './upstream-client.js';

export interface UpstreamClientOptions {
  readonly source: Source;
  /** Where routes begin; a trailing slash does not matter. */
  readonly baseUrl: string;
  /** Calls that may arrive in any sliding 1,000 ms, sign-in and repeated calls included; null = no limit. */
  readonly requestsPerSecond: number | null;
  /** Calls in flight at once. */
  readonly concurrency: number;
  /** Where replicas share the quota. Default: this process has all of it. */
  readonly quota?: Quota;
  /** For one try, from its start to the last byte; waiting for quota is not part of it. */
  readonly timeoutMs: number;
  readonly authorization: Authorization;
  /** Reads the source's own error word, and a message where it is fit for clients, from the body of a refusal. */
  readonly readError?: ReadError;
  readonly defaultHeaders?: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** A larger answer is UPSTREAM_INVALID_RESPONSE, and is not read to its end. Default 64 MiB. */
  readonly maxResponseBytes?: number;
  /** Keeps answers between requests. Default: nothing is kept. */
  readonly reads?: ReadStore;
  /** The machine's clock, in ms since the epoch, for the age of what is kept. Default: `Date.now`. */
  readonly machineNow?: () => number;
  /** Is told of every call and read. Default: nobody is. */
  readonly observer?: UpstreamObserver | undefined;
  /** Is told once that the source has moved. Default: nobody is. */
  readonly warn?: (message: string) => void;
}

type Headers = Readonly<Record<string, string>>;

const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1_024 * 1_024;

/** The transport of one source for the life of the process: retry (GET) around circuit around limiter around one HTTP call. */
export function createUpstreamClient(options: UpstreamClientOptions): SourceClient {
  const failures = createAttemptFailures(options.source, options.readError ?? (() => ({})), () => options.clock.now());
  const health = createHealthRecord(options.clock);
  const quota = options.quota ?? createProcessQuota(options.requestsPerSecond);
  const limiter = createLimiter({ quota, concurrency: options.concurrency, refuse: failures.resting });
  const circuit = createCircuit(options.source);
  const observer = options.observer ?? NO_OBSERVER;
  const watchRedirects = createRedirectWatch(options.warn);
  const callSigned = createSignedCall(
    options.authorization,
    createSend(options, { failures, quota, limiter, circuit }),
  );
  const decoded = createDecodeMemo();
  const keyOf = createCallKeys();

  const callOnce = async <T>(scope: RequestScope, call: UpstreamCall<T>, tries: Tries): Promise<Answer<T>> => {
    const answer = await untilAborted(scope.signal, () => callSigned(scope, call, tries));
    if (answer.status < 200 || answer.status >= 300) throw watchRedirects(answer, failures.refused(answer));
    const decode = () => decodeAnswer(answer, call, failures);
    const isCached = call.method === 'GET' && call.authorization === undefined;
    const value = isCached ? decoded.decode(keyOf(call), answer.text, decode) : decode();
    health.succeeded();
    return { text: answer.text, value };
  };

  const request = async <T>(scope: RequestScope, call: UpstreamCall<T>): Promise<Answer<T>> => {
    // Hundreds of calls may wait on one scope: Node would take more than ten listeners for a leak.
    setMaxListeners(Number.POSITIVE_INFINITY, scope.signal);
    const tries: Tries = { lastFailure: null, isDelivered: false };
    try {
      return await callOnce(scope, call, tries);
    } catch (error) {
      const isDelivered = call.method !== 'GET' && tries.isDelivered;
      const fault = withDelivery(toFault(error, { scope, failures, tries }), isDelivered);
      const isNews = !scope.signal.aborted && !(error instanceof FailedAttempt && !error.wasTried);
      if (fault instanceof SourceFaultError && isNews) health.failed(fault);
      throw fault;
    }
  };
  const reads = createCachedReads({
    source: options.source,
    store: options.reads ?? createEmptyReadStore(),
    clock: options.clock,
    machineNow: options.machineNow ?? Date.now,
    request,
    decode: decodeCached,
    observer,
    timedOut: () => failures.aborted().fault,
  });

  const read: CachedReads['read'] = (scope, call) =>
    observer.watchRead?.(options.source, call, () => reads.read(scope, call)) ?? reads.read(scope, call);

  return {
    async call(scope, call) {
      if (call.isSigned === false) return (await request(scope, call)).value;
      if (call.method === 'GET') return (await read(scope, call)).value;
      return reads.write(scope, async () => (await request(scope, call)).value);
    },
    read,
    generation: reads.generation,
    onBatched: ({ usage }, spared) => {
      if (usage !== undefined) usageOf(usage, options.source).savedByBatching += spared;
    },
    health: () => ({
      ...health.history(),
      requestsPerSecondLimit: options.requestsPerSecond,
      queueLength: limiter.queueLength(),
      circuit: circuit.state(),
      isQuotaShared: quota.isShared(),
    }),
  };
}

/** Signs a call, and once more with a renewed credential where the source does not accept it. */
function createSignedCall(own: Authorization, send: Send) {
  return async (scope: RequestScope, call: UpstreamCall<unknown>, tries: Tries): Promise<HttpAnswer> => {
    if (call.isSigned === false) return send(scope, call, { tries, headers: {} });
    const authorization = call.authorization ?? own;
    const headers = await authorization.headers(scope);
    const answer = await send(scope, call, { tries, headers });
    if (answer.status !== 401 || !(await authorization.renew(scope, headers))) return answer;
    return send(scope, call, { tries, headers: await authorization.headers(scope) });
  };
}

/** What the tries of one call have come to. */
interface Tries {
  /** For the message when the deadline ends them. */
  lastFailure: FailedAttempt | null;
  /** The latest try may have reached the source, and no refusal has come back. */
  isDelivered: boolean;
}

type Send = (
  scope: RequestScope,
  call: UpstreamCall<unknown>,
  signed: { headers: Headers; tries: Tries },
) => Promise<HttpAnswer>;

interface Transport {
  readonly failures: AttemptFailures;
  readonly quota: Quota;
  readonly limiter: Limiter;
  readonly circuit: ReturnType<typeof createCircuit>;
}

/** One signed call with its tries; answers of any status but 429 and 5xx come back as answers. */
function createSend(options: UpstreamClientOptions, { failures, quota, limiter, circuit }: Transport): Send {
  const exchange = createHttpExchange({
    timeoutMs: options.timeoutMs,
    maxResponseBytes: options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
  });
  const observer = options.observer ?? NO_OBSERVER;
  return async (scope, call, { headers, tries }) => {
    const url = callUrl(options.baseUrl, call);
    const exchangeOnce = async (observing: Headers, slot: QuotaSlot): Promise<HttpAnswer> => {
      tries.isDelivered = false;
      try {
        circuit.assertNotOpen();
        const answer = await exchange({
          method: call.method,
          url,
          headers: { accept: 'application/json', ...observing, ...options.defaultHeaders, ...headers },
          ...(call.body === undefined ? {} : { json: call.body }),
          ...(call.form === undefined ? {} : { form: call.form }),
          signal: scope.signal,
          onConnected: () => {
            tries.isDelivered = true;
          },
          isFollowed: options.requestsPerSecond !== null,
        });
        tries.isDelivered = !isRefusal(answer.status);
        // Before this call ends and lets the next one start.
        restAfter(answer, { failures, quota });
        return answer;
      } catch (error) {
        if (!tries.isDelivered) slot.unused();
        if (scope.signal.aborted) throw failures.aborted();
        throw error instanceof ExchangeError ? failures.withoutAnswer(error.failure) : error;
      }
    };
    const attempt = async (): Promise<HttpAnswer> => {
      const answer = await circuit.run(async () => {
        const received = await inTurn(scope, call, exchangeOnce);
        if (received.status >= 500) throw failures.refused(received);
        return received;
      });
      if (answer.status === 429) throw failures.refused(answer);
      return answer;
    };
    if (call.method !== 'GET') return attempt();
    return retryAttempts(scope, attempt, (failure) => {
      tries.lastFailure = failure;
    });
  };

  async function inTurn(
    scope: RequestScope,
    call: UpstreamCall<unknown>,
    task: (observing: Headers, slot: QuotaSlot) => Promise<HttpAnswer>,
  ): Promise<HttpAnswer> {
    const observed = observer.callQueued(options.source, call);
    const requestedAt = performance.now();
    const startedTask = (slot: QuotaSlot) => {
      const waitedMs = performance.now() - requestedAt;
      if (scope.usage !== undefined) {
        const usage = usageOf(scope.usage, options.source);
        usage.calls += 1;
        usage.waitedForQuotaMs += waitedMs;
      }
      observed.started(waitedMs);
      return task(observed.headers, slot);
    };
    try {
      const answer = await limiter.run(scope, startedTask);
      observed.ended(answer.status);
      return answer;
    } catch (error) {
      observed.ended(toResult(error, scope));
      throw scope.signal.aborted ? failures.aborted() : error;
    }
  }
}

/** The source may ask to be left alone. */
function restAfter(answer: HttpAnswer, { failures, quota }: Pick<Transport, 'failures' | 'quota'>): void {
  if (answer.status !== 429 && answer.status < 500) return;
  const code = answer.status === 429 ? 'UPSTREAM_RATE_LIMITED' : 'UPSTREAM_UNAVAILABLE';
  quota.rest(code, failures.refused(answer).retryAfterMs ?? 0);
}

function toResult(error: unknown, { signal }: RequestScope): CallResult {
  if (signal.aborted) return 'aborted';
  return error instanceof FailedAttempt && error.wasTried ? error.fault.code : 'not_sent';
}

/** The source says itself that it did not do what it was asked. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** A sign-in that failed on the way is a fault of another call: the call that waited for it has not left. */
function withDelivery(error: unknown, isDelivered: boolean): unknown {
  if (!(error instanceof SourceFaultError) || error.isDelivered === isDelivered) return error;
  return new SourceFaultError({ ...error, message: error.message, isDelivered });
}

/** Kept text that does not decode is a miss. */
function decodeCached<T>(text: string, call: UpstreamCall<T>): T | undefined {
  try {
    return call.decode.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** JSON for the call's decoder; an empty body (204) is undefined to it. */
function decodeAnswer<T>(answer: HttpAnswer, call: UpstreamCall<T>, failures: AttemptFailures): T {
  const json = answer.text.trim();
  let body: unknown;
  try {
    body = json === '' ? undefined : JSON.parse(json);
  } catch {
    throw failures.undecodable(answer);
  }
  const result = call.decode.safeParse(body);
  if (!result.success) throw failures.undecodable(answer);
  return result.data;
}

/** A deadline that struck while a call waited for another try tells of the try before, not of a slow source. */
function toFault(
  error: unknown,
  { scope, failures, tries }: { scope: RequestScope; failures: AttemptFailures; tries: Tries },
): unknown {
  if (error instanceof SourceFaultError) return error;
  if (scope.signal.aborted) return (tries.lastFailure ?? failures.aborted()).fault;
  if (error instanceof FailedAttempt) return error.fault;
  if (error instanceof UnusableParamError) return failures.impossibleId();
  return error;
}
