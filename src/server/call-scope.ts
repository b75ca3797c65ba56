import type { RequestScope } from '../upstreams/http/upstream-client.js';

/** What one client request grants to the calls that are made for it, and wants to be told of them. */
export interface CallScope extends RequestScope {
  /** The client wants to be told what its answer cost. */
  readonly isExplained?: boolean;
  /** The client wants to be told the price of its operation. */
  readonly isPriceAsked?: boolean;
}
