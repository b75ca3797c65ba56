import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

export interface GatewayRequestOptions {
  /** Reads from the sources, past the gateway's caches. */
  readonly isReadThrough?: boolean;
}

/** A client of a gateway. Every failure is an `AnalyticsError` whose message is one line with what to do. */
export interface GatewayClient {
  /**
   * The answer's data; temporary failures are retried.
   * @throws AnalyticsError when the gateway is unreachable, refuses, answers with errors or does not speak GraphQL
   */
  request<TData, TVariables>(
    document: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    options?: GatewayRequestOptions,
  ): Promise<TData>;
}
