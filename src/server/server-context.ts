import type { GraphContext } from '../graphql/graph-context.js';
import type { OpenCallScope } from './call-scope.js';
import type { OperationInfo } from './observe-requests.js';

/** What the server's plugins are given beside what resolvers need. */
export interface ServerContext extends GraphContext {
  readonly scope: OpenCallScope;
  /** Filled in while the request is answered. */
  readonly operationInfo: OperationInfo;
}
