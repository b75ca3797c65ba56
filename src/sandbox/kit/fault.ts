/** What `PUT /__sandbox/faults` takes: one or a list of them; the first whose route fits is applied. */
export interface SandboxFault {
  /** `GET /visitors/visits/v1` or a prefix of such a route; absent = every route. */
  readonly route?: string;
  /** Waits before the request is carried out, which it is even if its caller has gone by then, or before the fault's answer. */
  readonly latencyMs?: number;
  /** 0 to 1; how often the fault strikes, default 1. */
  readonly errorRate?: number;
  /** Answer with this status and the source's own error shape; nothing is carried out, unless `reset` is `after`. */
  readonly status?: number;
  /** Never answer; nothing is carried out, unless `reset` is `after`. */
  readonly hang?: boolean;
  /**
   * Break the connection: `before` the request is carried out, or `after` it was, so that only the answer is lost. With
   * `after`, a `status` or `hang` takes the place of the break; requests that the source refuses are answered as ever,
   * as there is no write to follow.
   */
  readonly reset?: 'before' | 'after';
  /** Carry out the request and answer 200 with a body that is cut in the middle. */
  readonly malformed?: boolean;
}
