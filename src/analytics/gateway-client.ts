import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

export interface GatewayRequestOptions {
  /** Asks the sources whatever the gateway has kept of them. */
  readonly isReadThrough?: boolean;
}

/** Asks a gateway. Every failure is an `AnalyticsError` whose message is one line that says what to do. */
export interface GatewayClient {
  /**
   * The answer's data; transport failures that pass have been tried again.
   * @throws AnalyticsError when the gateway cannot be reached, refuses, answers with errors or does not speak GraphQL.
   */
  request<TData, TVariables>(
    document: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    options?: GatewayRequestOptions,
  ): Promise<TData>;
}
