import type { RequestPriority } from '../../domain/pace/turn-queue.js';

/**
 * How long a call counts after its answer. Sources count arrivals in any 1,000 ms; the rest allows for clocks that count in
 * whole milliseconds and are set while they run.
 */
export const QUOTA_WINDOW_MS = 1_050;

/** Why a source asked for a rest: 429, or a 5xx with `Retry-After`. */
export type RestCode = 'UPSTREAM_RATE_LIMITED' | 'UPSTREAM_UNAVAILABLE';

/** The right to one call. It is in use from when it is granted until `QUOTA_WINDOW_MS` after the call is over. */
export interface Place {
  /** The source has answered, or never will: it counts no arrival after this. Only the first end of a place counts. */
  over(): void;
  /** The call has provably not left. */
  unused(): void;
}

/** Nothing may start now. */
export interface Wait {
  /** Milliseconds after which to ask again. */
  readonly waitMs: number;
  /** The source itself asked for this; null = its places are in use, or nobody knows how many are. */
  readonly rest: RestCode | null;
}

/** What may be asked of one source. */
export interface QuotaLimits {
  /** Calls that may arrive in any sliding 1,000 ms; null = any number: the source is only left alone when it asks for it. */
  readonly requestsPerSecond: number | null;
  /** A try is over after this, in ms: the place of a process that has died is free again some time after it. */
  readonly timeoutMs: number;
}

/** Port: one source's quota, of this process or of all replicas together. Nothing rejects. */
export interface Quota {
  /** Asks for one place, to be used at once. */
  take(priority: RequestPriority): Promise<Place | Wait>;
  /** Nothing starts for so many ms, `LONGEST_REST_MS` at most, on any replica. */
  rest(code: RestCode, ms: number): void;
  /** Whether all replicas count together; null = the quota is this process's alone. */
  isShared(): boolean | null;
}

/** A source that asks for a longer rest is tried again after this. */
export const LONGEST_REST_MS = 60_000;
