import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../domain/access/caller.js';
import type { Source } from '../domain/source/source.js';

/**
 * What came of a request. `partial`: data and errors; `refused`: the client's doing, or what it may not do; `failed`: nobody
 * got anything out of it; `client_left`: it did not wait for the answer.
 */
export type RequestOutcome = 'ok' | 'partial' | 'refused' | 'failed' | 'client_left';

/** A caller as operators know it: a key and a token of the same name are two. */
export type NamedCaller = Pick<Caller, 'kind' | 'name'>;

/** A request and its end, as far as operators may know: nothing of headers, variables, addresses or answers. */
export interface EndedRequest {
  readonly requestId: string;
  readonly method: string;
  /** The pattern that it met, e.g. `/graphql`; null where there is nothing. */
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
  readonly outcome: RequestOutcome;
  /** Who asked; null where nobody was let in. */
  readonly caller: NamedCaller | null;
  /** Null where there was none that could be told. */
  readonly operation: EndedOperation | null;
  /** Codes of the answer's errors, each once. */
  readonly codes: readonly string[];
  /** Calls made to the sources for it. */
  readonly calls: Partial<Readonly<Record<Source, number>>>;
}

export interface EndedOperation {
  /** The client's word; null where it gave none. */
  readonly name: string | null;
  readonly type: 'query' | 'mutation' | 'subscription';
}

/**
 * DONE; REFUSED: by user errors, nothing was written; NOT_DONE and UNKNOWN: a source or what keeps writes apart failed, see WriteOutcome; FORBIDDEN; FAILED:
 * by a defect of the gateway.
 */
export type AuditOutcome = 'DONE' | 'REFUSED' | 'NOT_DONE' | 'UNKNOWN' | 'FORBIDDEN' | 'FAILED';

/** One mutation that was tried. */
export interface AuditedWrite {
  readonly requestId: string;
  readonly caller: NamedCaller;
  readonly mutation: string;
  /** Global id of the record that was made or meant; null where there is none. */
  readonly record: string | null;
  readonly outcome: AuditOutcome;
  /** Codes of its user errors, or of its fault. */
  readonly codes: readonly string[];
}

export interface StartedRequest {
  /** Runs a part of the request, so that what happens within belongs to it. */
  run<T>(part: () => T): T;
  ended(request: EndedRequest): void;
}

/** Port: is told what the server does. Cheap, and never throws. */
export interface ServerObserver {
  requestStarted(headers: IncomingHttpHeaders): StartedRequest;
  wrote(write: AuditedWrite): void;
}
