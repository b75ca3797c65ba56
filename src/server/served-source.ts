import type { Source } from '../domain/source/source.js';
import type { SourceAdapter } from '../domain/source/source-adapter.js';
import type { SourceHealth } from '../domain/source/source-health.js';
import type { UpstreamUsage } from '../domain/source/upstream-usage.js';

/** What one client request grants to the calls that are made for it. */
export interface CallScope {
  /** Aborts at the request's deadline, and when its answer has been sent. */
  readonly signal: AbortSignal;
  readonly priority: 'interactive' | 'batch';
  /** Sources are asked whatever is kept of earlier reads. */
  readonly isReadThrough?: boolean;
  /** Counts what the request costs; absent where nobody asks. */
  readonly usage?: UpstreamUsage;
  /** The client wants to be told what its answer cost. */
  readonly isExplained?: boolean;
  /** The client wants to be told the price of its operation. */
  readonly isPriceAsked?: boolean;
}

/** Port: one configured source for the life of the process. */
export interface ServedSource {
  readonly source: Source;
  health(): SourceHealth;
  /**
   * Changes with every write, over all replicas: a request that is told the same as another sees no write that the other
   * did not see. One for a scope's whole life, until it writes itself.
   */
  generation(scope: CallScope): Promise<string>;
  /** One light call. Throws SourceFaultError. */
  probe(scope: CallScope): Promise<void>;
  /** The source as one request sees it: its own memo and batches. */
  forRequest(scope: CallScope): SourceAdapter;
}
