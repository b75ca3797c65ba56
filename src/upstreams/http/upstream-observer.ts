import type { Source } from '../../domain/source/source.js';
import type { SourceFaultCode } from '../../domain/source/source-error.js';
import type { UpstreamCall } from './upstream-client.js';

/** What a call is known by to operators: no address, no id, no query. */
export type NamedCall = Pick<UpstreamCall<unknown>, 'method' | 'route'>;

/**
 * How a read was answered. `hit`: from this process's memory; `shared_hit`: from what all processes keep; `joined`: by an
 * equal call in flight; `miss`: by the source; `read_through`: by the source, since nothing kept was wanted; `stale`: past its
 * time, since the source could not be read. `refresh` is no answer: a read in the background, of what will soon be past its time.
 */
export type ReadOutcome = 'hit' | 'shared_hit' | 'joined' | 'miss' | 'read_through' | 'stale' | 'refresh';

/** An HTTP status, or why there was no answer. `not_sent`: its turn never came, or came with the circuit open. */
export type CallResult = number | SourceFaultCode | 'aborted' | 'not_sent';

/** One try of one call: repeated ones are calls of their own. */
export interface ObservedCall {
  /** To send along, for whoever follows the call into the source. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its turn has come, so many ms after it was asked for. */
  started(waitedMs: number): void;
  /** Once, also for a call that was never started. */
  ended(result: CallResult): void;
}

/** Port: is told what happens at the sources. Cheap, and never throws. */
export interface UpstreamObserver {
  /** A call waits for its turn from here on. */
  callQueued(source: Source, call: NamedCall): ObservedCall;
  readAnswered(source: Source, outcome: ReadOutcome): void;
  /** Runs one read, so that what happens within belongs to it. Absent: nobody wants to know. */
  watchRead?<T>(source: Source, call: NamedCall, read: () => Promise<T>): Promise<T>;
}

const UNOBSERVED_CALL: ObservedCall = { headers: {}, started: () => {}, ended: () => {} };

export const NO_OBSERVER: UpstreamObserver = { callQueued: () => UNOBSERVED_CALL, readAnswered: () => {} };
