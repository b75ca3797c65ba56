import type { Source } from './source.js';

export type SourceFaultCode =
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_INVALID_RESPONSE'
  | 'UPSTREAM_REJECTED_CREDENTIALS'
  | 'UPSTREAM_REJECTED'
  | 'SOURCE_NOT_CONFIGURED'
  | LimitCode;

/** NOT_DONE: nothing was written. UNKNOWN: the gateway cannot find out. */
export type WriteOutcome = 'NOT_DONE' | 'UNKNOWN';

/** A source's failure in words that are safe to show, without URL, header, token or body. */
export interface SourceFault {
  readonly code: SourceFaultCode;
  readonly message: string;
  readonly retryAfterSeconds: number | null;
}

/**
 * The only error that leaves `upstreams/`. `status` and `sourceCode` are for adapters, which turn a documented
 * refusal (a 404, a `NOT_FOUND`) into absence; clients see `code` and `message`.
 */
export class SourceFaultError extends Error {
  override readonly name = 'SourceFaultError';
  readonly source: Source;
  readonly code: SourceFaultCode;
  readonly retryAfterSeconds: number | null;
  /** HTTP status of the response; null without one. */
  readonly status: number | null;
  /** The source's own error code, e.g. W3lcome's `type`; null without one. */
  readonly sourceCode: string | null;
  /** Whether the source may have carried out the call: its bytes may have been sent, and no refusal came back. */
  readonly isDelivered: boolean;
  /** The outcome of a failed write; null for reads. */
  readonly outcome: WriteOutcome | null;

  constructor(fault: {
    source: Source;
    code: SourceFaultCode;
    message: string;
    retryAfterSeconds?: number | null;
    status?: number | null;
    sourceCode?: string | null;
    isDelivered?: boolean;
    outcome?: WriteOutcome | null;
  }) {
    super(fault.message);
    this.source = fault.source;
    this.code = fault.code;
    this.retryAfterSeconds = fault.retryAfterSeconds ?? null;
    this.status = fault.status ?? null;
    this.sourceCode = fault.sourceCode ?? null;
    this.isDelivered = fault.isDelivered ?? false;
    this.outcome = fault.outcome ?? null;
  }

  /** The same error with the outcome of the write. */
  withOutcome(outcome: WriteOutcome): SourceFaultError {
    return new SourceFaultError({ ...this, message: this.message, outcome });
  }

  toFault(): SourceFault {
    return { code: this.code, message: this.message, retryAfterSeconds: this.retryAfterSeconds };
  }
}

/** Why a source's records are incomplete although no call failed. */
export const LIMIT_CODES = [
  'PAGE_LIMIT',
  'HISTORY_LIMIT',
  'RECORDS_DROPPED',
  'LOCATION_FAILED',
  'UPSTREAM_CALLS_EXCEEDED',
] as const;
export type LimitCode = (typeof LIMIT_CODES)[number];

const MESSAGES: Readonly<Record<LimitCode, string>> = {
  PAGE_LIMIT: 'The list is longer than UPSTREAM_MAX_PAGES pages, or its next page cannot be requested',
  HISTORY_LIMIT: 'Visits older than ROLL_CALL_DAYS were not read, and some of them may be open',
  RECORDS_DROPPED: 'Records that could not be read were left out',
  LOCATION_FAILED: 'A location could not be read',
  UPSTREAM_CALLS_EXCEEDED: 'The request needs more calls to the sources than one request may make',
};

/** The reason for incomplete records, in words that are safe to show. */
export function limitFault(code: LimitCode): SourceFault {
  return { code, message: MESSAGES[code], retryAfterSeconds: null };
}
