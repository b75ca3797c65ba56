import type { GraphContext } from '../graphql/graph-context.js';
import type { OpenCallScope } from './call-scope.js';
import type { OperationInfo } from './observe-requests.js';

/** What the server's plugins need beside what resolvers need. */
export interface ServerContext extends GraphContext {
  readonly scope: OpenCallScope;
  /** Filled while the operation runs. */
  readonly operationInfo: OperationInfo;
}
