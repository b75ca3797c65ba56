import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, handleWhen, type IBackoff, retry } from 'cockatiel';
import type { Source } from '../../../domain/source/source.js';
import { type SourceFaultCode, SourceFaultError } from '../../../domain/source/source-error.js';
import type { ExchangeFailure, HttpAnswer } from '../exchange.js';
import { type RequestScope, SOURCE_NAMES } from '../upstream-client.js';
import { LONGEST_RETRY_AFTER_MS, type RestCode } from './quota.js';

const MAX_TRIES = 3;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/**
 * Runs `attempt` up to three times while it fails in a way that may pass, with a jittered, growing wait or the one the
 * source asked for. Ends with the scope: rejects with the signal's reason when it aborts during a wait. `onFailure` is
 * told of every try that failed.
 */
export function retryAttempts<T>(
  scope: RequestScope,
  attempt: () => Promise<T>,
  onFailure: (failure: FailedAttempt) => void,
): Promise<T> {
  const longestWaitMs = LONGEST_RETRY_AFTER_MS[scope.priority];
  const policy = retry(
    handleWhen(
      (error) => error instanceof FailedAttempt && error.isRetryable && (error.retryAfterMs ?? 0) <= longestWaitMs,
    ),
    { maxAttempts: MAX_TRIES - 1 },
  );
  let backoff: IBackoff<unknown> | null = null;
  let requestedWaitMs = 0;
  // Cockatiel's own wait does not end with a signal, so the wait is part of the attempt.
  return policy.execute(async ({ attempt: triesBefore }) => {
    if (triesBefore > 0) {
      backoff = (backoff ?? new ExponentialBackoff({ initialDelay: FIRST_WAIT_MS, maxDelay: LONGEST_WAIT_MS })).next(
        undefined,
      );
      await sleep(requestedWaitMs + backoff.duration, undefined, { signal: scope.signal });
    }
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof FailedAttempt) onFailure(error);
      requestedWaitMs = error instanceof FailedAttempt ? (error.retryAfterMs ?? 0) : 0;
      throw error;
    }
  }, scope.signal);
}

/**
 * What a source says of its refusal, as its adapter reads it. `message` must be fit for a client's eyes. A 2xx comes here only
 * when its body could not be read: it may be a record, of which nothing must be told.
 */
export type ReadError = (
  status: number,
  body: unknown,
) => { readonly message?: string | null; readonly sourceCode?: string | null };

const GATEWAY_STATUSES = [502, 503, 504];
/** The quotas in use are per second; a source that names no time is left alone for one. */
const DEFAULT_RATE_LIMIT_WAIT_MS = 1_000;

/** The one place where a transport outcome becomes a typed error. */
export interface AttemptFailures {
  /** The scope ended before the call did. */
  aborted(): FailedAttempt;
  withoutAnswer(failure: ExchangeFailure): FailedAttempt;
  /** Not tried: the source has asked to be left alone for `ms` more. */
  resting(code: RestCode, ms: number): FailedAttempt;
  /** An answer that is no 2xx. */
  refused(answer: HttpAnswer): FailedAttempt;
  /** A 2xx whose body is not what it should be; where it is the source's error body, the fault carries the source's word. */
  undecodable(answer: Pick<HttpAnswer, 'status' | 'text'>): SourceFaultError;
  /** An id that cannot be part of an address, so the source cannot have it. */
  impossibleId(): SourceFaultError;
}

export function createAttemptFailures(source: Source, readError: ReadError, now: () => Date): AttemptFailures {
  const name = SOURCE_NAMES[source];
  const fault = (
    code: SourceFaultCode,
    message: string,
    facts: { status?: number; sourceCode?: string | null; retryAfterSeconds?: number } = {},
  ) => new SourceFaultError({ source, code, message: `${name} ${message}`, ...facts });
  const unavailable = (facts = {}) => fault('UPSTREAM_UNAVAILABLE', 'is not available at the moment', facts);
  const limited = (facts: object) => fault('UPSTREAM_RATE_LIMITED', 'is asked too often at the moment', facts);
  const invalid = (facts: { status?: number; sourceCode?: string | null } = {}) =>
    fault('UPSTREAM_INVALID_RESPONSE', 'sent an answer that could not be read', facts);

  return {
    aborted: () => new FailedAttempt(fault('UPSTREAM_TIMEOUT', 'did not answer in time'), { isAbort: true }),
    withoutAnswer(failure) {
      if (failure === 'timeout')
        return new FailedAttempt(fault('UPSTREAM_TIMEOUT', 'did not answer in time'), { isOutage: true });
      if (failure === 'network') return new FailedAttempt(unavailable(), { isOutage: true, isRetryable: true });
      if (failure === 'unreadable') return new FailedAttempt(invalid());
      return new FailedAttempt(fault('UPSTREAM_INVALID_RESPONSE', 'sent an answer that is too large to read'));
    },
    resting(code, ms) {
      const facts = { retryAfterSeconds: Math.ceil(ms / 1_000) };
      const refusal = code === 'UPSTREAM_RATE_LIMITED' ? limited(facts) : unavailable(facts);
      return new FailedAttempt(refusal, { wasTried: false });
    },
    refused(answer) {
      const { status } = answer;
      const { message, sourceCode } = readRefusal(readError, answer);
      const facts = { status, sourceCode };
      if (status === 429) {
        const retryAfterMs = parseRetryAfterMs(answer.retryAfter, now()) ?? DEFAULT_RATE_LIMIT_WAIT_MS;
        const retryAfterSeconds = Math.ceil(retryAfterMs / 1_000);
        return new FailedAttempt(limited({ ...facts, retryAfterSeconds }), { isRetryable: true, retryAfterMs });
      }
      if (status >= 500) {
        const retryAfterMs = parseRetryAfterMs(answer.retryAfter, now());
        const facts5xx =
          retryAfterMs === null ? facts : { ...facts, retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) };
        const isRetryable = GATEWAY_STATUSES.includes(status);
        return new FailedAttempt(unavailable(facts5xx), { isOutage: true, isRetryable, retryAfterMs });
      }
      if (status === 401 || status === 403) {
        return new FailedAttempt(
          fault('UPSTREAM_REJECTED_CREDENTIALS', 'does not accept the configured credentials for this', facts),
        );
      }
      if (status < 400)
        return new FailedAttempt(fault('UPSTREAM_INVALID_RESPONSE', redirectMessage(source), { status }));
      return new FailedAttempt(
        fault('UPSTREAM_REJECTED', message === null ? 'refused the request' : `refused the request: ${message}`, facts),
      );
    },
    undecodable: (answer) => invalid({ status: answer.status, sourceCode: readRefusal(readError, answer).sourceCode }),
    impossibleId: () => fault('UPSTREAM_REJECTED', 'cannot have a record with this id', { status: 404 }),
  };
}

/** Redirects are not followed: they would carry the credential elsewhere. `source`: its settings' prefix. */
function redirectMessage(source: Source): string {
  return `answers with a redirect, which is not followed: set ${source}_URL to the address that the source has now`;
}

const LONGEST_MESSAGE = 200;
const LONGEST_SOURCE_CODE = 100;

function readRefusal(
  readError: ReadError,
  answer: Pick<HttpAnswer, 'status' | 'text'>,
): { message: string | null; sourceCode: string | null } {
  const { message, sourceCode } = readError(answer.status, parseLeniently(answer.text));
  return { message: toShowable(message), sourceCode: sourceCode?.slice(0, LONGEST_SOURCE_CODE) ?? null };
}

/** One short line without an address; anything else is kept from clients. */
function toShowable(message: string | null | undefined): string | null {
  const line = message?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '' || line.length > LONGEST_MESSAGE || /:\/\/|\b(basic|bearer)\s/i.test(line)) return null;
  return line;
}

/** JSON where it is JSON, else the text as it came. */
function parseLeniently(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export interface AttemptFacts {
  readonly isRetryable?: boolean;
  readonly isOutage?: boolean;
  readonly isAbort?: boolean;
  readonly wasTried?: boolean;
  readonly retryAfterMs?: number | null;
}

/** One try that did not end in an answer to use; stays inside the client, which throws its `fault`. */
export class FailedAttempt extends Error {
  override readonly name = 'FailedAttempt';
  readonly fault: SourceFaultError;
  /** Another try may go better. */
  readonly isRetryable: boolean;
  /** Speaks for the source being down; the circuit counts these. */
  readonly isOutage: boolean;
  /** The scope ended first; says nothing about the source. */
  readonly isAbort: boolean;
  /** False where the circuit refused it: nothing new is known of the source. */
  readonly wasTried: boolean;
  /** How long the source asked to be left alone; null = it did not say. */
  readonly retryAfterMs: number | null;

  constructor(fault: SourceFaultError, facts: AttemptFacts = {}) {
    super(fault.message);
    this.fault = fault;
    this.isRetryable = facts.isRetryable ?? false;
    this.isOutage = facts.isOutage ?? false;
    this.isAbort = facts.isAbort ?? false;
    this.wasTried = facts.wasTried ?? true;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}

/** Milliseconds from `now` that a Retry-After header (seconds or an HTTP date) asks to wait; null where it says nothing. */
export function parseRetryAfterMs(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const waitMs = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1_000;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null;
}
