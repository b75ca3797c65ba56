import type { ApolloServerPlugin } from '@apollo/server';
import { LRUCache } from 'lru-cache';

/** Longest documents known by heart, together, in UTF-16 units. */
const MAX_TEXT_LENGTH = 4 * 1_024 * 1_024;

/** A request's body, as far as it names an operation. */
export interface NamedOperation {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

/** Which operations only read, as has been seen of them: what it takes to tell before a document is parsed again. */
export interface OperationKinds {
  isQuery(operation: NamedOperation): boolean;
  /** Learns from every operation that is carried out. */
  readonly plugin: ApolloServerPlugin;
}

export function createOperationKinds(): OperationKinds {
  const queries = new LRUCache<string, true>({
    maxSize: MAX_TEXT_LENGTH,
    sizeCalculation: (_value, key) => key.length,
  });
  return {
    isQuery: (operation) => {
      const key = keyOf(operation);
      return key !== null && queries.has(key);
    },
    plugin: {
      requestDidStart: async () => ({
        didResolveOperation: async ({ request, operation }) => {
          const key = keyOf(request);
          if (key !== null && operation?.operation === 'query') queries.set(key, true);
        },
      }),
    },
  };
}

/** Null where neither a document nor the hash of one is named. */
function keyOf({ query, operationName, extensions }: NamedOperation): string | null {
  const document = typeof query === 'string' ? query : hashOf(extensions);
  return document === null ? null : JSON.stringify([document, operationName ?? null]);
}

function hashOf(extensions: unknown): string | null {
  const persisted = memberOf(extensions, 'persistedQuery');
  const hash = memberOf(persisted, 'sha256Hash');
  return typeof hash === 'string' ? hash : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
