/** What `PUT /__sandbox/faults` takes: one or a list of them; the first whose route fits is applied. */
export interface SandboxFault {
  /** `GET /visitors/visits/v1` or a prefix of such a route; absent = every route. */
  readonly route?: string;
  readonly latencyMs?: number;
  /** 0 to 1; how often the fault strikes, default 1. */
  readonly errorRate?: number;
  /** Answer with this status and the source's own error shape. */
  readonly status?: number;
  /** Never answer. */
  readonly hang?: boolean;
  /** Break the connection before the request is carried out, or after a write was done. */
  readonly reset?: 'before' | 'after';
  /** Answer 200 with a body that is cut in the middle. */
  readonly malformed?: boolean;
}
