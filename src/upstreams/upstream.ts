import type { SourceAdapter } from '../domain/model/source-adapter.js';
import type { Source } from '../domain/source/source.js';
import type { SourceHealth } from '../domain/source/source-health.js';
import type { RequestScope } from './http/upstream-client.js';

/** One configured source for the life of the process. */
export interface Upstream {
  readonly source: Source;
  health(): SourceHealth;
  /**
   * Changes with every write, over all replicas: a request that is told the same as another sees no write that the other
   * did not see. One for a scope's whole life, until it writes itself.
   */
  generation(scope: RequestScope): Promise<string>;
  /** One light call, so that health can be told of a source nobody has asked yet. Throws SourceFaultError. */
  probe(scope: RequestScope): Promise<void>;
  /** The source as one request sees it: its own memo and batches. */
  forRequest(scope: RequestScope): SourceAdapter;
}
