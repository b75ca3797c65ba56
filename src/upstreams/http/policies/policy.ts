import type { HttpAnswer, ObservedCall, RequestScope, UpstreamCall } from '../upstream-client.js';

/** One call with its address, ready to send. */
export interface PreparedCall {
  readonly scope: RequestScope;
  readonly call: UpstreamCall<unknown>;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Set while the call waits for a slot; null before. */
  readonly queued: QueuedCall | null;
}

interface QueuedCall {
  readonly observed: ObservedCall;
  /** By `performance.now()`. */
  readonly at: number;
}

/**
 * Sends one call and resolves with the answer, of any status that the policies let pass. Rejects with a FailedAttempt, which
 * says what is known of the call, or with the SourceFaultError of a sign-in.
 */
export type Send = (prepared: PreparedCall) => Promise<HttpAnswer>;

/** Adds one concern to the sending of every call. It changes no argument: what it learns is in the answer or the error. */
export type Policy = (next: Send) => Send;

/** The policies as one: the first is the outermost. */
export function pipe(policies: readonly Policy[]): Policy {
  return (send) => policies.reduceRight((next, policy) => policy(next), send);
}
