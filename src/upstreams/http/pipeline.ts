import { setMaxListeners } from 'node:events';
import type { Source } from '../../domain/source/source.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { usageOf } from '../../domain/source/upstream-usage.js';
import type { Clock } from '../../domain/time/clock.js';
import { createAnswerDecoder, decodeCached } from './decode.js';
import { callUrl, createHttpExchange, UnusableParamError } from './exchange.js';
import {
  type AttemptFailures,
  createAttemptFailures,
  FailedAttempt,
  type ReadError,
  withDelivery,
} from './failures.js';
import { type Circuit, createCircuit, createHealthRecord, type HealthRecord } from './policies/circuit.js';
import { createLimiter, type Limiter, limitRate } from './policies/limiter.js';
import { createObservation } from './policies/observe.js';
import { pipe, type Send } from './policies/policy.js';
import { createProcessQuota, type Quota } from './policies/quota.js';
import { type Answer, type CachedReads, type CachedReadsOptions, createCachedReads } from './policies/read-cache.js';
import { createEmptyReadStore, type ReadStore } from './policies/read-store.js';
import { retry } from './policies/retry.js';
import { sign } from './policies/sign.js';
import {
  type Authorization,
  type HttpAnswer,
  NO_OBSERVER,
  type RequestScope,
  type SourceClient,
  type UpstreamCall,
  type UpstreamObserver,
} from './upstream-client.js';

export interface UpstreamClientOptions {
  readonly source: Source;
  /** Where routes begin; a trailing slash does not matter. */
  readonly baseUrl: string;
  /** Calls that may arrive in any sliding 1,000 ms, sign-in and repeated calls included; null = no limit. */
  readonly requestsPerSecond: number | null;
  /** Calls in flight at once. */
  readonly concurrency: number;
  /** The quota that replicas share. Default: this process has all of it. */
  readonly quota?: Quota;
  /** For one attempt, from its start to the last byte; waiting for quota is not part of it. */
  readonly timeoutMs: number;
  readonly authorization: Authorization;
  /** Reads the source's own error word, and a message where it is fit for clients, from the body of a refusal. */
  readonly readError?: ReadError;
  readonly defaultHeaders?: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** A larger answer is UPSTREAM_INVALID_RESPONSE, and is not read to its end. Default 64 MiB. */
  readonly maxResponseBytes?: number;
  /** Caches answers between requests. Default: no cache. */
  readonly reads?: ReadStore;
  /** The machine's clock, in ms since the epoch, for the age of cached answers. Default: `Date.now`. */
  readonly machineNow?: () => number;
  /** Observes every call and read. Default: none. */
  readonly observer?: UpstreamObserver | undefined;
  /** Logs, once, that the source has moved. Default: no log. */
  readonly warn?: (message: string) => void;
}

const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1_024 * 1_024;

/**
 * The client of one source for the life of the process. Reads go through the cache, where equal calls in flight are one;
 * every call that is sent passes the policies.
 */
export function createUpstreamClient(options: UpstreamClientOptions): SourceClient {
  const { source, requestsPerSecond, concurrency, clock, observer = NO_OBSERVER } = options;
  const failures = createAttemptFailures(source, options.readError ?? (() => ({})), () => clock.now());
  const quota = options.quota ?? createProcessQuota(requestsPerSecond);
  const limiter = createLimiter({ quota, concurrency, refuse: failures.resting });
  const circuit = createCircuit(failures);
  const health = createHealthRecord(clock);
  const send = createSend(options, { failures, quota, limiter, circuit });
  const request = createRequest(options, { failures, health, send });
  const reads = createCachedReads({
    source,
    store: options.reads ?? createEmptyReadStore(),
    clock,
    machineNow: options.machineNow ?? Date.now,
    request,
    decode: decodeCached,
    observer,
    timedOut: () => failures.aborted({ isDelivered: false }).fault,
  });
  const read = watchReads(reads.read, source, observer);
  return {
    async call(scope, call) {
      if (call.isSigned === false) return (await request(scope, call)).value;
      if (call.method === 'GET') return (await read(scope, call)).value;
      return reads.write(scope, async () => (await request(scope, call)).value);
    },
    read,
    generation: reads.generation,
    onBatched: ({ usage }, spared) => {
      if (usage !== undefined) usageOf(usage, source).savedByBatching += spared;
    },
    health: () => ({
      ...health.history(),
      requestsPerSecondLimit: requestsPerSecond,
      queueLength: limiter.queueLength(),
      circuit: circuit.state(),
      isQuotaShared: quota.isShared(),
    }),
  };
}

interface Transport {
  readonly failures: AttemptFailures;
  readonly quota: Quota;
  readonly limiter: Limiter;
  readonly circuit: Circuit;
}

/** What every call that is sent passes, the first policy outermost. */
function createSend(options: UpstreamClientOptions, { failures, quota, limiter, circuit }: Transport): Send {
  const observation = createObservation(options.source, options.observer ?? NO_OBSERVER);
  return pipe([
    sign(options.authorization),
    retry(failures),
    circuit.breaker,
    observation.queued,
    limitRate({ limiter, quota, failures }),
    observation.started,
    circuit.gate,
  ])(
    createHttpExchange({
      timeoutMs: options.timeoutMs,
      maxResponseBytes: options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
      isFollowed: options.requestsPerSecond !== null,
      failures,
    }),
  );
}

interface Sending {
  readonly failures: AttemptFailures;
  readonly health: HealthRecord;
  readonly send: Send;
}

/** Sends a call and decodes its answer. Rejects with a SourceFaultError, whose `isDelivered` is false for every GET. */
function createRequest(
  { baseUrl, defaultHeaders, warn }: UpstreamClientOptions,
  { failures, health, send }: Sending,
): CachedReadsOptions['request'] {
  const decode = createAnswerDecoder(failures);
  const toRefusal = createRefusal(failures, warn);
  const headers = { accept: 'application/json', ...defaultHeaders };
  return async <T>(scope: RequestScope, call: UpstreamCall<T>): Promise<Answer<T>> => {
    // Hundreds of calls may wait on one scope: Node would take more than ten listeners for a leak.
    setMaxListeners(Number.POSITIVE_INFINITY, scope.signal);
    try {
      const answer = await send({ scope, call, url: callUrl(baseUrl, call), headers, queued: null });
      if (answer.status < 200 || answer.status >= 300) throw toRefusal(answer);
      const value = decode(answer, call);
      health.succeeded();
      return { text: answer.text, value };
    } catch (error) {
      const fault = toFault(error, scope, failures);
      const isNews = !scope.signal.aborted && !(error instanceof FailedAttempt && !error.wasTried);
      if (fault instanceof SourceFaultError && isNews) health.failed(fault);
      throw call.method === 'GET' ? withDelivery(fault, false) : fault;
    }
  };
}

/** What the call rejects with; only a programming error is no SourceFaultError. */
function toFault(error: unknown, { signal }: RequestScope, failures: AttemptFailures): unknown {
  if (error instanceof FailedAttempt) return error.fault;
  if (error instanceof SourceFaultError) return error;
  if (signal.aborted) return failures.aborted({ isDelivered: false }).fault;
  return error instanceof UnusableParamError ? failures.impossibleId() : error;
}

/** The failure of an answer that is no 2xx. The first redirect is logged: the source has moved. */
function createRefusal(failures: AttemptFailures, warn: UpstreamClientOptions['warn']) {
  let hasWarned = false;
  return (answer: HttpAnswer): FailedAttempt => {
    const refusal = failures.refused(answer);
    if (answer.status < 400 && !hasWarned) {
      hasWarned = true;
      warn?.(refusal.fault.message);
    }
    return refusal;
  };
}

/** Runs each read within the observer, where it watches reads. */
function watchReads(read: CachedReads['read'], source: Source, observer: UpstreamObserver): CachedReads['read'] {
  if (observer.watchRead === undefined) return read;
  return (scope, call) => observer.watchRead?.(source, call, () => read(scope, call)) ?? read(scope, call);
}
