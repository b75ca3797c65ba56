import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { GatewayClient } from '../../../src/analytics/gateway-client.js';

export interface RecordedOperation {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers each operation by its name, and remembers what it was asked. */
export function createFakeGatewayClient(
  answers: Readonly<Record<string, (variables: RecordedOperation['variables']) => unknown>>,
) {
  const asked: RecordedOperation[] = [];
  const client: GatewayClient = {
    request<TData, TVariables>(document: TypedDocumentNode<TData, TVariables>, variables: TVariables): Promise<TData> {
      const name = /query (\w+)/.exec(print(document))?.[1] ?? '';
      const operation: RecordedOperation = { name, variables: Object(variables) };
      asked.push(operation);
      return Promise.resolve(JSON.parse(JSON.stringify(answers[name]?.(operation.variables) ?? null)));
    },
  };
  return { client, asked };
}
