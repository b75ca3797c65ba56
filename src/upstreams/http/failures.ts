import type { Source } from '../../domain/source/source.js';
import { type SourceFaultCode, SourceFaultError } from '../../domain/source/source-error.js';
import type { RestCode } from './policies/quota.js';
import { type HttpAnswer, SOURCE_NAMES } from './upstream-client.js';

export type ExchangeFailure = 'timeout' | 'network' | 'unreadable' | 'too-large';

/**
 * Reads the message and the error word of a refusal. Clients see `message`. A 2xx comes here only when its body does not
 * decode: it may be a record, so its reader returns no message.
 */
export type ReadError = (
  status: number,
  body: unknown,
) => { readonly message?: string | null; readonly sourceCode?: string | null };

const GATEWAY_STATUSES = [502, 503, 504];
/** The quotas in use are per second; a source that names no time gets a pause of one. */
const DEFAULT_RATE_LIMIT_WAIT_MS = 1_000;

/** What is known of a call that ended without an answer. */
interface Ending {
  /** The connection stood: the source may have carried the call out. */
  readonly isDelivered: boolean;
  /** Resolves when the source can no longer count the call; null: it is over already. */
  readonly over?: Promise<void> | null;
}

/** The one place where a transport outcome becomes a typed error. */
export interface AttemptFailures {
  /** The scope ended before the call did. */
  aborted(ending: Ending): FailedAttempt;
  withoutAnswer(failure: ExchangeFailure, ending: Ending): FailedAttempt;
  /** Not sent: the source asked for a pause, which lasts for `ms` more. */
  resting(code: RestCode, ms: number): FailedAttempt;
  /** Not sent: the circuit is open. */
  circuitOpen(): FailedAttempt;
  /** An answer that is no 2xx. */
  refused(answer: HttpAnswer): FailedAttempt;
  /** A 2xx whose body does not decode; where it is the source's error body, the fault carries the source's word. */
  undecodable(answer: Pick<HttpAnswer, 'status' | 'text'>): SourceFaultError;
  /** An id that cannot be part of an address, so the source cannot have it. */
  impossibleId(): SourceFaultError;
}

interface FaultFacts {
  readonly status?: number;
  readonly sourceCode?: string | null;
  readonly retryAfterSeconds?: number;
  readonly isDelivered?: boolean;
}

/** The failures of one source; `now` dates a `Retry-After` header that is an HTTP date. */
export function createAttemptFailures(source: Source, readError: ReadError, now: () => Date): AttemptFailures {
  const faultOf = createFaults(source);
  const toRefusal = createRefusals(faultOf, readError, now);
  return {
    aborted: ({ isDelivered, over }) => new FailedAttempt(faultOf.timeout({ isDelivered }), { isAbort: true, over }),
    withoutAnswer(failure, { isDelivered }) {
      if (failure === 'timeout') return new FailedAttempt(faultOf.timeout({ isDelivered }), { isOutage: true });
      if (failure === 'network') {
        return new FailedAttempt(faultOf.unavailable({ isDelivered }), { isOutage: true, isRetryable: true });
      }
      return new FailedAttempt(
        failure === 'unreadable' ? faultOf.unreadable({ isDelivered }) : faultOf.tooLarge({ isDelivered }),
      );
    },
    resting(code, ms) {
      const facts = { retryAfterSeconds: Math.ceil(ms / 1_000) };
      const fault = code === 'UPSTREAM_RATE_LIMITED' ? faultOf.limited(facts) : faultOf.unavailable(facts);
      return new FailedAttempt(fault, { wasTried: false });
    },
    circuitOpen: () => new FailedAttempt(faultOf.unavailable(), { wasTried: false }),
    refused: toRefusal,
    undecodable: (answer) =>
      faultOf.unreadable({
        status: answer.status,
        sourceCode: readRefusal(readError, answer).sourceCode,
        isDelivered: true,
      }),
    impossibleId: () => faultOf.rejected('cannot have a record with this id', { status: 404 }),
  };
}

/** Each kind of fault with its message. */
function createFaults(source: Source) {
  const fault = (code: SourceFaultCode, message: string, facts: FaultFacts = {}) =>
    new SourceFaultError({ source, code, message: `${SOURCE_NAMES[source]} ${message}`, ...facts });
  return {
    timeout: (facts: FaultFacts) => fault('UPSTREAM_TIMEOUT', 'did not answer in time', facts),
    unavailable: (facts?: FaultFacts) => fault('UPSTREAM_UNAVAILABLE', 'is not available at the moment', facts),
    limited: (facts: FaultFacts) => fault('UPSTREAM_RATE_LIMITED', 'gets too many calls at the moment', facts),
    unreadable: (facts: FaultFacts) =>
      fault('UPSTREAM_INVALID_RESPONSE', 'sent an answer that could not be read', facts),
    tooLarge: (facts: FaultFacts) =>
      fault('UPSTREAM_INVALID_RESPONSE', 'sent an answer that is too large to read', facts),
    /** Redirects are not followed: they would carry the credential elsewhere. `source`: its settings' prefix. */
    redirected: (facts: FaultFacts) =>
      fault(
        'UPSTREAM_INVALID_RESPONSE',
        `answers with a redirect, which is not followed: set ${source}_URL to the address that the source has now`,
        facts,
      ),
    credentials: (facts: FaultFacts) =>
      fault('UPSTREAM_REJECTED_CREDENTIALS', 'does not accept the configured credentials for this', facts),
    rejected: (message: string, facts: FaultFacts) => fault('UPSTREAM_REJECTED', message, facts),
  };
}

/** A 4xx says that the source did not carry the call out; any other answer leaves that open. */
function createRefusals(faultOf: ReturnType<typeof createFaults>, readError: ReadError, now: () => Date) {
  return (answer: HttpAnswer): FailedAttempt => {
    const { status } = answer;
    const { message, sourceCode } = readRefusal(readError, answer);
    const facts = { status, sourceCode };
    if (status === 429) {
      const retryAfterMs = parseRetryAfterMs(answer.retryAfter, now()) ?? DEFAULT_RATE_LIMIT_WAIT_MS;
      const retryAfterSeconds = Math.ceil(retryAfterMs / 1_000);
      return new FailedAttempt(faultOf.limited({ ...facts, retryAfterSeconds }), { isRetryable: true, retryAfterMs });
    }
    if (status >= 500) {
      const retryAfterMs = parseRetryAfterMs(answer.retryAfter, now());
      const pause = retryAfterMs === null ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) };
      const isRetryable = GATEWAY_STATUSES.includes(status);
      const fault = faultOf.unavailable({ ...facts, ...pause, isDelivered: true });
      return new FailedAttempt(fault, { isOutage: true, isRetryable, retryAfterMs });
    }
    if (status === 401 || status === 403) return new FailedAttempt(faultOf.credentials(facts));
    if (status < 400) return new FailedAttempt(faultOf.redirected({ status, isDelivered: true }));
    return new FailedAttempt(
      faultOf.rejected(message === null ? 'refused the request' : `refused the request: ${message}`, facts),
    );
  };
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

/** One short line without an address or a credential; null where the message is anything else. */
function toShowable(message: string | null | undefined): string | null {
  const line = message?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '' || line.length > LONGEST_MESSAGE || /:\/\/|\b(basic|bearer)\s/i.test(line)) return null;
  return line;
}

/** The parsed JSON; the text itself where it is no JSON. */
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
  readonly over?: Promise<void> | null | undefined;
}

/**
 * One attempt without an answer to use. It stays inside the client, which throws its `fault`; `fault.isDelivered` says
 * whether the source may have carried the call out.
 */
export class FailedAttempt extends Error {
  override readonly name = 'FailedAttempt';
  readonly fault: SourceFaultError;
  /** Another attempt may succeed. */
  readonly isRetryable: boolean;
  /** The source seems to be down; the circuit counts these. */
  readonly isOutage: boolean;
  /** The scope ended first, which says nothing about the source. */
  readonly isAbort: boolean;
  /** False where the call was not sent: nothing new is known of the source. */
  readonly wasTried: boolean;
  /** How long a pause the source asked for; null: it named none. */
  readonly retryAfterMs: number | null;
  /** Resolves when the source can no longer count the call; null: it is over already. Never rejects. */
  readonly over: Promise<void> | null;

  constructor(fault: SourceFaultError, facts: AttemptFacts = {}) {
    super(fault.message);
    this.fault = fault;
    this.isRetryable = facts.isRetryable ?? false;
    this.isOutage = facts.isOutage ?? false;
    this.isAbort = facts.isAbort ?? false;
    this.wasTried = facts.wasTried ?? true;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.over = facts.over ?? null;
  }
}

/** The same fault, with what is known of the call's delivery; anything that is no fault as it is. */
export function withDelivery(error: unknown, isDelivered: boolean): unknown {
  if (!(error instanceof SourceFaultError) || error.isDelivered === isDelivered) return error;
  return new SourceFaultError({ ...error, message: error.message, isDelivered });
}

/** Milliseconds from `now` to the end of a Retry-After header (seconds or an HTTP date); null where it names no time. */
export function parseRetryAfterMs(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const waitMs = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1_000;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null;
}
