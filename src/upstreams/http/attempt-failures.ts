import type { Source } from '../../domain/source/source.js';
import { type SourceFaultCode, SourceFaultError } from '../../domain/source/source-error.js';
import { FailedAttempt } from './failed-attempt.js';
import type { ExchangeFailure, HttpAnswer } from './http-exchange.js';
import { parseRetryAfterMs } from './parse-retry-after.js';
import type { RestCode } from './quota.js';
import { SOURCE_NAMES } from './source-names.js';

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
