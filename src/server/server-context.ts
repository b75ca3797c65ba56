import type { GraphContext } from '../graphql/graph-context.js';
import type { OpenCallScope } from './call-scope.js';
import type { EndedOperation } from './server-observer.js';

/** What log and metrics say of an answer: the same for every request that it is sent to. */
export interface OperationInfo {
  operation: EndedOperation | null;
  /** Set where there is an answer of the graph. */
  answer: { readonly hasData: boolean; readonly codes: readonly string[] } | null;
}

/** What the server's plugins need beside what resolvers need. */
export interface ServerContext extends GraphContext {
  readonly scope: OpenCallScope;
  /** Filled while the operation runs. */
  readonly operationInfo: OperationInfo;
}
