/** What `PUT /__sandbox/faults` takes: one or a list of them; the first whose route fits is applied. */
export interface SandboxFault {
  /** `GET /visitors/visits/v1` or a prefix of such a route; absent = every route. */
  readonly route?: string;
  /** Delay before the request is carried out, even when its caller has disconnected, or before the fault's answer. */
  readonly latencyMs?: number;
  /** 0 to 1: the share of requests that the fault affects; default 1. */
  readonly errorRate?: number;
  /** Answer with this status and the source's own error shape; nothing is carried out, unless `reset` is `after`. */
  readonly status?: number;
  /** Never answer; nothing is carried out, unless `reset` is `after`. */
  readonly hang?: boolean;
  /**
   * Breaks the connection: `before` the request is carried out, or `after`, so that only the answer is lost. With `after`, a
   * `status` or `hang` replaces the break. Requests that the source refuses get their usual answer, because they write nothing.
   */
  readonly reset?: 'before' | 'after';
  /** Carry out the request and answer 200 with a body that is cut in the middle. */
  readonly malformed?: boolean;
}
