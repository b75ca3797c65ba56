import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../domain/access/caller.js';
import type { Source } from '../domain/source/source.js';

/**
 * The outcome of a request. `partial`: data and errors; `refused`: because of the client; `failed`: errors without data;
 * `client_left`: the client did not wait for the answer.
 */
export type RequestOutcome = 'ok' | 'partial' | 'refused' | 'failed' | 'client_left';

/** A caller in logs and metrics: a key and a token of the same name are two. */
export type NamedCaller = Pick<Caller, 'kind' | 'name'>;

/** What operators may know of an ended request: no headers, variables, URLs or answers. */
export interface EndedRequest {
  readonly requestId: string;
  readonly method: string;
  /** The route's pattern, e.g. `/graphql`; null for an unknown path. */
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
  readonly outcome: RequestOutcome;
  /** Null if the request was refused before it was admitted. */
  readonly caller: NamedCaller | null;
  /** Null if no operation could be determined. */
  readonly operation: EndedOperation | null;
  /** Codes of the answer's errors, each once. */
  readonly codes: readonly string[];
  /** Calls made to the sources for it. */
  readonly calls: Partial<Readonly<Record<Source, number>>>;
}

export interface EndedOperation {
  /** The client's name for it; null for an unnamed operation. */
  readonly name: string | null;
  readonly type: 'query' | 'mutation' | 'subscription';
}

/**
 * DONE; REFUSED: by user errors, nothing was written; NOT_DONE and UNKNOWN: a source, the locks or the keys failed, see
 * WriteOutcome; FORBIDDEN; FAILED: by a defect of the gateway.
 */
export type AuditOutcome = 'DONE' | 'REFUSED' | 'NOT_DONE' | 'UNKNOWN' | 'FORBIDDEN' | 'FAILED';

/** One attempted mutation. */
export interface AuditedWrite {
  readonly requestId: string;
  readonly caller: NamedCaller;
  readonly mutation: string;
  /** Global id of the record that was created or named; null without one. */
  readonly record: string | null;
  readonly outcome: AuditOutcome;
  /** Codes of its user errors, or of its fault. */
  readonly codes: readonly string[];
}

export interface StartedRequest {
  /** Runs a part of the request in its tracing context. */
  run<T>(part: () => T): T;
  ended(request: EndedRequest): void;
}

/** Port: receives what the server does. Cheap, and never throws. */
export interface ServerObserver {
  requestStarted(headers: IncomingHttpHeaders): StartedRequest;
  wrote(write: AuditedWrite): void;
}
