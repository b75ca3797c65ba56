import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** Asks a gateway. Fails with one clear line where the answer carries errors. */
export interface GatewayClient {
  request<TData, TVariables>(document: TypedDocumentNode<TData, TVariables>, variables: TVariables): Promise<TData>;
}
