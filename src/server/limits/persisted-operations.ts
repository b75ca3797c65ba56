import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../server-context.js';
import { hashDocument, type TrustedDocuments } from './trusted-documents.js';

/**
 * off: only whole documents. automatic: a client may send a hash, and the document once when the hash is not known.
 * Trusted documents: nothing else is carried out.
 */
export type PersistedOperations = 'off' | 'automatic' | TrustedDocuments;

interface PersistedParts {
  readonly persistedQueries: NonNullable<ApolloServerOptions<ServerContext>['persistedQueries']> | false;
  readonly plugins: readonly ApolloServerPlugin<ServerContext>[];
}

export function persistOperations(mode: PersistedOperations): PersistedParts {
  if (mode === 'off') return { persistedQueries: false, plugins: [] };
  // Apollo Server keeps them in its own cache, whose size is bounded.
  if (mode === 'automatic') return { persistedQueries: {}, plugins: [] };
  return { persistedQueries: { cache: toReadOnlyCache(mode) }, plugins: [requireTrusted()] };
}

/** Whatever a client asks to be remembered, is not. */
function toReadOnlyCache(documents: TrustedDocuments) {
  return {
    get: async (key: string) => documents.get(key.slice(key.lastIndexOf(':') + 1)),
    set: async () => {},
    delete: async () => false,
  };
}

/**
 * Turns every way of naming a document into its hash, so that Apollo Server looks all of them up and finds only the trusted
 * ones: a text is never parsed before it is known.
 */
function requireTrusted(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async ({ request }) => {
      const hash = readTextHash(request.query) ?? readId(request.http?.body);
      delete request.query;
      if (hash === null) return;
      request.extensions = { ...request.extensions, persistedQuery: { version: 1, sha256Hash: hash } };
    },
  };
}

function readTextHash(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : hashDocument(text);
}

/** `id` of the body, as clients with a manifest of documents send it: the hash, with or without its method before it. */
function readId(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('id' in body) || typeof body.id !== 'string') return null;
  return body.id.replace(/^sha256:/, '');
}
